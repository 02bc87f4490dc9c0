/**
 * Characters that a terminal obeys instead of showing, and that change the order in which text is read: C0 but tab and
 * line feed, DEL, C1, the embeddings, overrides and isolates of bidirectional text, and the separators of lines and
 * paragraphs. ANSI sequences begin with one of them; without it they are harmless letters.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: They are what is looked for.
const CONTROLS = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g;
const WITH_BREAKS = new RegExp(CONTROLS.source.replace("[", "[\\t\\n"), "g");

/** Text from a file, a shopper or a program, fit for a terminal or a report: controls are written as they are typed in code, `\x1b`. */
export function plainText(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(CONTROLS, written);
}

/** The same for what has to stay on one line: a break in it would begin a line that looks like one of ours. */
export function plainLine(text: string): string {
  return text.replace(WITH_BREAKS, written);
}

/** JSON that is the same value, without such characters. */
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
