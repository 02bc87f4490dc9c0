export type PolicyOptions = {
  /** Base64, made anew for each answer: scripts and styles in the page that do not carry it are not run. */
  nonce: string;
  /** The development server evaluates code, and writes styles into the page. */
  development: boolean;
  /** Whether the page came by https, so that all that it fetches has to. */
  https: boolean;
  /** Whether other pages of this origin may show it in a frame; a page of another never may. */
  framing: "same-origin" | "none";
};

/**
 * What a page of the shop may do, as the value of `Content-Security-Policy`. Scripts run that carry the nonce, and what
 * those load. Elements may have style attributes: a product's colour and a photo's proportions are written as such.
 */
export function contentSecurityPolicy({
  nonce,
  development,
  https,
  framing,
}: PolicyOptions): string {
  const key = `'nonce-${nonce}'`;
  const directives: [name: string, ...sources: string[]][] = [
    ["default-src", "'self'"],
    ["script-src", "'self'", key, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])],
    // A nonce beside it would switch 'unsafe-inline' off.
    ["style-src", "'self'", development ? "'unsafe-inline'" : key],
    ["style-src-attr", "'unsafe-inline'"],
    ["img-src", "'self'", "data:", "blob:"],
    ["connect-src", "'self'", ...(development ? ["ws:", "wss:"] : [])],
    ["frame-src", "'none'"],
    ["object-src", "'none'"],
    ["base-uri", "'none'"],
    ["form-action", "'self'"],
    ["frame-ancestors", framing === "none" ? "'none'" : "'self'"],
    ...(https ? [["upgrade-insecure-requests"] as [string]] : []),
  ];
  return directives.map((directive) => directive.join(" ")).join("; ");
}
