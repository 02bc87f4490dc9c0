/**
 * One line of CSV. A field that a spreadsheet would run as a formula is prefixed with an apostrophe, as OWASP's page on
 * CSV injection recommends.
 */
export function csvLine(fields: (string | number)[]): string {
  return `${fields.map((field) => csvField(String(field))).join(",")}\r\n`;
}

function csvField(text: string): string {
  const safe = /^[\s]*[=+\-@]|^[\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
