/** The shop's largest form has about forty parts, one for each of its fields and photos. */
const MOST_PARTS = 500;

/**
 * Whether a body is a form according to RFC 7578, as far as can be told without reading its parts: it runs from the
 * first separator to the last and has a reasonable number of parts.
 */
export function isForm(body: Buffer, boundary: string): boolean {
  const separator = Buffer.from(`--${boundary}`, "latin1");
  if (!body.subarray(0, separator.length).equals(separator)) return false;
  let parts = 0;
  let at = 0;
  while (parts <= MOST_PARTS) {
    const after = at + separator.length;
    if (body.toString("latin1", after, after + 2) === "--") return true;
    parts += 1;
    at = body.indexOf(`\r\n--${boundary}`, after, "latin1");
    if (at === -1) return false;
    at += 2;
  }
  return false;
}
