/**
 * Characters that a terminal obeys instead of showing, or that change the reading order of text: C0 except tab and line
 * feed, DEL, C1, bidirectional embeddings, overrides and isolates, and line and paragraph separators. ANSI sequences
 * begin with one of them; without it they are harmless letters.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for them.
const CONTROLS = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g;
const WITH_BREAKS = new RegExp(CONTROLS.source.replace("[", "[\\t\\n"), "g");

/**
 * Makes text from a file, a shopper or a program safe for a terminal or report: control characters are written as in
 * code, `\x1b`.
 */
export function plainText(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(CONTROLS, written);
}

/** The same for text that must stay on one line: after a line break, it could pass for one of our lines. */
export function plainLine(text: string): string {
  return text.replace(WITH_BREAKS, written);
}

/** JSON for the same value, without such characters. */
export function plainJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(CONTROLS, (character) => unicode(character));
}

function written(character: string): string {
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  const code = character.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : unicode(character);
}

function unicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
