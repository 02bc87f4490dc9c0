export type PolicyOptions = {
  /** Base64, new for each answer. Scripts and styles in the page without it are not run. */
  nonce: string;
  /** The development server evaluates code and inserts inline styles. */
  development: boolean;
  /** Whether the page came over https, so that everything it fetches must too. */
  https: boolean;
  /** Whether other pages of this origin may show it in a frame; pages of other origins never may. */
  framing: "same-origin" | "none";
};

/**
 * What a page of the shop may do, as the value of `Content-Security-Policy`. Only scripts with the nonce run, and
 * scripts that those load. Elements may have style attributes, which hold a product's colour and a photo's proportions.
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
    // A nonce would disable 'unsafe-inline'.
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
