const SHAPE =
  "inline-flex min-h-11 items-center justify-center gap-2 px-5 text-base font-medium transition-opacity hover:opacity-80 disabled:opacity-50";
const TONES = {
  strong: "bg-ink text-paper",
  quiet: "border border-edge text-ink",
} as const;

export type ButtonTone = keyof typeof TONES;

/** The classes of a button, or of a link that looks like one. */
export function buttonShape(tone: ButtonTone, className: string): string {
  return `${SHAPE} ${TONES[tone]} ${className}`;
}
