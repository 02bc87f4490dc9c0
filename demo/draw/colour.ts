/** Red, green, blue, 0–255. */
export type Rgb = readonly [number, number, number];

export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

export function css(colour: Rgb): string {
  return `#${colour
    .map((c) =>
      Math.round(Math.min(255, Math.max(0, c)))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

export function blend(a: Rgb, b: Rgb, share: number): Rgb {
  return [0, 1, 2].map(
    (i) => (a[i] as number) * (1 - share) + (b[i] as number) * share,
  ) as unknown as Rgb;
}

/** Rec. 601 luma, 0–1. */
export function luma([r, g, b]: Rgb): number {
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255;
}

export function darker(colour: Rgb, share: number): Rgb {
  return blend(colour, [24, 18, 26], share);
}

export function lighter(colour: Rgb, share: number): Rgb {
  return blend(colour, [255, 250, 240], share);
}

/** The colour of the cloth's shadow: the dye deepened and slightly cooler, never plain black. */
export function shadowOf(colour: Rgb): Rgb {
  const [r, g, b] = colour;
  return [r * 0.27 + 2, g * 0.22, b * 0.27 + 5];
}

/** A thread colour that is visible on the cloth: darker on pale cloth, paler on dark cloth. */
export function seamOn(colour: Rgb): Rgb {
  return luma(colour) > 0.22 ? darker(colour, 0.5) : blend([0, 0, 0], colour, 0.35);
}
