/** Route handlers: Next answers 405 by itself where one has not the method. Everything else is a page. */
const HANDLERS = /^\/(?:api|photos|language)(?:\/|$)/;

export const PAGE_METHODS = ["GET", "HEAD", "POST"];
const HANDLER_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** The methods that an address of the shop may be asked with. */
export function methodsAt(pathname: string): string[] {
  return isHandler(pathname) ? HANDLER_METHODS : PAGE_METHODS;
}

export function isHandler(pathname: string): boolean {
  return HANDLERS.test(pathname);
}

export type Target = {
  /** Path and parameters, as Next is to see them. */
  url: string;
  /** The path, as it was sent: still encoded. */
  pathname: string;
};

/**
 * Reads what a request line asks for. Of the absolute form (RFC 9112 §3.2.2) the path counts: the host is in `Host`.
 * @returns null for a path that stands for no text: broken percent-encoding, bytes that are not UTF-8, control characters
 */
export function readTarget(requestTarget: string): Target | null {
  const url = requestTarget.replace(/^https?:\/\/[^/?#]*/i, "") || "/";
  const rooted = url.startsWith("?") ? `/${url}` : url;
  if (!rooted.startsWith("/")) return null;
  const [pathname = "/"] = rooted.split(/[?#]/, 1);
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    if (/[\u0000-\u001f\u007f]/.test(decodeURIComponent(pathname))) return null;
  } catch {
    return null;
  }
  return { url: rooted, pathname };
}
