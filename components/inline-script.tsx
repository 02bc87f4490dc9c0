/**
 * Runs while the page that the server sent is parsed, before its first paint, and never again: scripts that the
 * browser's own rendering makes are left as text, which React asks for.
 */
export function InlineScript({ code }: { code: string }) {
  return (
    <script
      type={typeof window === "undefined" ? "text/javascript" : "text/plain"}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own code; what it holds of others is a checked handle.
      dangerouslySetInnerHTML={{ __html: code }}
    />
  );
}
