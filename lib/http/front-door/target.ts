/** Route handlers, for which Next itself answers 405 to an unsupported method. Everything else is a page. */
const HANDLERS = /^\/(?:api|photos|language)(?:\/|$)/;

export const PAGE_METHODS = ["GET", "HEAD", "POST"];
const HANDLER_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** The methods that may be used on a URL of the shop. */
export function methodsAt(pathname: string): string[] {
  return isHandler(pathname) ? HANDLER_METHODS : PAGE_METHODS;
}

export function isHandler(pathname: string): boolean {
  return HANDLERS.test(pathname);
}

export type Target = {
  /** Path and parameters, as Next is to see them. */
  url: string;
  /** The path as it was sent, still encoded. */
  pathname: string;
};

/**
 * Reads the target of a request line. Of the absolute form (RFC 9112 §3.2.2) only the path counts; the host is in
 * `Host`.
 * @returns null for a path that does not decode to text: broken percent-encoding, invalid UTF-8, or control characters
 */
export function readTarget(requestTarget: string): Target | null {
  const url = requestTarget.replace(/^https?:\/\/[^/?#]*/i, "") || "/";
  const rooted = url.startsWith("?") ? `/${url}` : url;
  if (!rooted.startsWith("/")) return null;
  const [pathname = "/"] = rooted.split(/[?#]/, 1);
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for them.
    if (/[\u0000-\u001f\u007f]/.test(decodeURIComponent(pathname))) return null;
  } catch {
    return null;
  }
  return { url: rooted, pathname };
}
