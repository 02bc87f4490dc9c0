/** Puts values into a text's {names}. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (hole, name) => String(values[name] ?? hole));
}
