import { css, darker, lighter, seamOn } from "#draw/colour";
import { mark, type Part, piece, ribbon, stitch } from "#draw/drawing";
import { flatten, line, type Point, smooth } from "#draw/path";
import { BRASS, STEEL } from "#garments/closures";
import { dyesOf, LEATHERS } from "#palette";
import type { Random } from "#random";
import { ACCESSORY } from "./accessory";
import { type Cut, type Design, paintOf } from "./design";

export function belt(random: Random): Cut {
  const wide = random.between(2.6, 5);
  const shape_ = random.pick(["square", "round", "oval"] as const);
  return {
    attributes: { width: wide > 3.8 ? "wide" : "narrow", detail: `${shape_} buckle` },
    traits: [
      `a ${shape_} metal buckle`.replace("a oval", "an oval"),
      `a ${wide > 3.8 ? "wide" : "narrow"} strap`,
      "stitched edges",
      "five punched holes",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const metal = fabric.dye.colour === "black" ? STEEL : BRASS;
      const coil = line(
        [-17, 2],
        [-18, -13, 17, -14, 19, -1],
        [20, 9, -6, 13, -13, 5],
        [-17, -1, -4, -7, 6, -5.4],
        [14, -4, 13, 3, 4, 4.4],
      );
      const tail = line([-17, 2], [-16, 15, 4, 19, 25, 15]);
      const parts: Part[] = [];
      const points = flatten(coil, 12);
      parts.push(
        piece(
          ribbon({ ...smooth(points.slice(-24), false), closed: false }, wide * 0.86, 3),
          { ...paint, dye: darker(paint.dye, 0.18) },
          { puff: 0.35, drop: 1, crumple: 0.1, lift: 0.3 },
        ),
      );
      parts.push(
        piece(ribbon({ ...smooth(points.slice(0, 26), false), closed: false }, wide, 3), paint, {
          puff: 0.9,
          drop: 1,
          crumple: 0.1,
          lift: 0.5,
          lines: [],
        }),
      );
      parts.push(
        piece(
          ribbon(tail, (t) => (t > 0.96 ? wide * 0.55 : wide), 14),
          paint,
          { puff: 0.35, drop: 1, crumple: 0.1, lift: 0.6 },
        ),
      );
      const inner = (k: number) => {
        const edge = flatten(tail, 16);
        return smooth(
          edge.map(
            ([x, y], i) => [x, y + k * wide * 0.36 * (i > edge.length - 2 ? 0.4 : 1)] as Point,
          ),
          false,
        );
      };
      parts.push(
        stitch(inner(1), seamOn(paint.dye), { width: 0.14 }),
        stitch(inner(-1), seamOn(paint.dye), { width: 0.14 }),
      );
      for (let i = 0; i < 5; i++) {
        const p = flatten(tail, 40)[24 + i * 3] as Point;
        parts.push(mark(p, `<circle r=".38" fill="${css(darker(paint.dye, 0.75))}"/>`));
      }
      const w = wide * 0.75;
      const frame =
        shape_ === "square"
          ? `<rect x="${-w}" y="${-w}" width="${w * 2}" height="${w * 2}" rx=".6" fill="none" stroke-width="1"/>`
          : `<ellipse rx="${shape_ === "oval" ? w * 1.25 : w}" ry="${w}" fill="none" stroke-width="1"/>`;
      parts.push(
        mark(
          [-17, 1.4],
          `<g stroke="#1a1210" stroke-opacity=".4" transform="translate(.2 .4)">${frame}</g><g stroke="${css(metal)}">${frame}</g><g stroke="${css(lighter(metal, 0.6))}" stroke-width=".25" transform="scale(.96)">${frame.replace('stroke-width="1"', 'stroke-width=".25"')}</g><path d="M${-w} 0L${w * 1.05} 0" stroke="${css(darker(metal, 0.15))}" stroke-width=".7" stroke-linecap="round"/>`,
          82,
        ),
      );
      return {
        parts,
        presentation: "flat",
        fill: 0.95,
        focus: { at: [-13, 4], width: 19, words: "the buckle" },
      };
    },
  };
}

export const BELT: Design = {
  ...ACCESSORY,
  fine: "Belt",
  share: 16,
  audiences: [
    ["women", 2],
    ["men", 2],
  ],
  price: [29, 85],
  occasions: ["the office", "everyday wear", "weekends", "formal days"],
  pairings: ["straight jeans", "chinos", "a shirt dress", "tailored trousers"],
  fabrics: [
    {
      cloth: "leather",
      name: "full-grain leather",
      care: "Feed the leather twice a year",
      dyes: LEATHERS,
    },
    {
      cloth: "suede",
      name: "suede",
      care: "Brush gently",
      dyes: dyesOf("brown", "tan", "navy", "grey", "camel"),
    },
  ],
  cut: belt,
};
