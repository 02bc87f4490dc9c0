import { css, darker, lighter, type Rgb } from "#draw/colour";
import { mark, type Paint, type Part, piece, ribbon } from "#draw/drawing";
import type { Path } from "#draw/path";
import { BRIGHTS, dyesOf, LEATHERS, NEUTRALS, PALES } from "#palette";

// Bags stand on y = 0. The front panel is seen slightly from the left, with the gusset on the right.
export const handleOf = (path: Path, width: number, paint: Paint, far = false): Part =>
  piece(ribbon(path, width, 8), far ? { ...paint, dye: darker(paint.dye, 0.22) } : paint, {
    puff: width * 0.42,
    drop: 1,
    lift: far ? 0 : 0.35,
    crumple: 0.1,
    shade: far ? 0.15 : 0,
    lines: [],
  });

export function strapRing(at: readonly [number, number], metal: Rgb, size = 1): Part {
  return mark(
    at,
    `<circle cx=".1" cy=".2" r="${size}" fill="none" stroke="#1a1210" stroke-opacity=".4" stroke-width=".5"/><circle r="${size}" fill="none" stroke="${css(metal)}" stroke-width=".45"/><path d="M${-size * 0.7} ${-size * 0.7}A${size} ${size} 0 0 1 ${size * 0.3} ${-size * 0.95}" fill="none" stroke="${css(lighter(metal, 0.7))}" stroke-width=".2"/>`,
  );
}

export const BAGS = { broad: "Bags", hasBack: false } as const;

export const BAG_LEATHER = {
  cloth: "leather" as const,
  name: "grained leather",
  care: "Wipe with a soft cloth and keep out of the rain",
  dyes: [...LEATHERS, ...dyesOf("green", "red", "mustard", "blush", "sage", "blue")],
};

export const BAG_CANVAS = {
  cloth: "canvas" as const,
  name: "heavy cotton canvas",
  care: "Spot clean with cold water",
  dyes: [...NEUTRALS, ...BRIGHTS, ...PALES],
  patterns: [
    [null, 5],
    ["awning stripe", 2],
    ["floral", 1],
    ["gingham", 1],
  ] as const,
};

export const BAG_STRAW = {
  cloth: "straw" as const,
  name: "woven straw",
  care: "Dust with a dry brush",
  dyes: dyesOf("beige", "tan", "camel", "cream", "black"),
};

export const BAG_SUEDE = {
  cloth: "suede" as const,
  name: "soft suede",
  care: "Brush with a suede brush",
  dyes: [...LEATHERS, ...dyesOf("olive", "green", "rust")],
};

export const BAG_NYLON = {
  cloth: "nylon" as const,
  name: "matt nylon",
  care: "Wipe with a damp cloth",
  dyes: [...NEUTRALS, ...BRIGHTS],
};
