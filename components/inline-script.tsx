/**
 * Runs once, while the browser parses the page from the server and before its first paint. Scripts rendered in the
 * browser become inert text, as React requires. `nonce` is the response's own (`getNonce`); without it, the page's
 * policy blocks the script.
 */
export function InlineScript({ code, nonce }: { code: string; nonce: string | undefined }) {
  return (
    <script
      type={typeof window === "undefined" ? "text/javascript" : "text/plain"}
      nonce={nonce}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own code; its only outside value is a checked handle.
      dangerouslySetInnerHTML={{ __html: code }}
    />
  );
}
