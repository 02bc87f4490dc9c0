/**
 * Runs while the page that the server sent is parsed, before its first paint, and never again: scripts that the
 * browser's own rendering makes are left as text, which React asks for. `nonce` is the answer's own (`getNonce`):
 * without it the page's policy does not let the script run.
 */
export function InlineScript({ code, nonce }: { code: string; nonce: string | undefined }) {
  return (
    <script
      type={typeof window === "undefined" ? "text/javascript" : "text/plain"}
      nonce={nonce}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own code; what it holds of others is a checked handle.
      dangerouslySetInnerHTML={{ __html: code }}
    />
  );
}
