import { css, darker, seamOn } from "#draw/colour";
import { mark, type Part, piece, stitch, stroke } from "#draw/drawing";
import { line, type Point, smooth } from "#draw/path";
import { BRASS } from "#garments/closures";
import { dyesOf } from "#palette";
import type { Random } from "#random";
import { ACCESSORY } from "./accessory";
import { type Cut, type Design, paintOf } from "./design";

function gloves(random: Random): Cut {
  const long = random.chance(0.25);
  return {
    attributes: { length: long ? "long cuff" : "wrist length" },
    traits: [
      "stitched fingers",
      long ? "long cuffs that reach the forearm" : "a short buttoned cuff",
      "a soft lining",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const c = long ? 24 : 12;
      const hand = smooth(
        [
          [-4.6, c],
          [-4.4, c - 6],
          [-5, 2],
          [-5.6, -4],
          [-6, -10],
          [-5, -11.4],
          [-4, -10.4],
          [-3.2, -5],
          [-3, -12],
          [-2, -13.8],
          [-0.9, -12.4],
          [-0.6, -5],
          [0, -12.8],
          [1.1, -14],
          [2.1, -12.4],
          [2, -4.6],
          [3, -10],
          [4.1, -10.8],
          [4.8, -9.6],
          [4.4, -2],
          [5, 2],
          [8, -1.4],
          [9.4, -1.4],
          [9.4, 0.4],
          [6, 6],
          [4.8, c - 5],
          [5, c],
        ],
        true,
        0.85,
      );
      const glove: Part[] = [
        piece(hand, paint, {
          puff: 2.4,
          drop: 1,
          crumple: 0.3,
          lines: [-3, 0, 2.2].map((x) =>
            stitch(line([x, -4], [x * 0.8, 3]), seamOn(paint.dye), { width: 0.14, opacity: 0.6 }),
          ),
        }),
        stroke(line([-4.4, c - 3], [0, c - 2.2, 4.8, c - 3]), darker(paint.dye, 0.4), 0.3),
        mark([2.4, c - 3.6], `<circle r=".6" fill="${css(BRASS)}"/>`),
      ];
      const moved = (dx: number, flip: number): Part[] =>
        glove.map((part) =>
          part.kind === "mark"
            ? { ...part, at: [part.at[0] * flip + dx, part.at[1]] }
            : part.kind === "line"
              ? { ...part, path: mirroredBy(part.path, dx, flip) }
              : {
                  ...part,
                  outline: mirroredBy(part.outline, dx, flip),
                  lines: part.lines?.map((l) => ({ ...l, path: mirroredBy(l.path, dx, flip) })),
                },
        );
      return {
        parts: [...moved(-8.6, -1), ...moved(7.6, 1)],
        presentation: "flat",
        fill: 0.92,
        focus: { at: [7, -2], width: 17, words: "the stitched fingers" },
      };
    },
  };
}

function mirroredBy(
  path: ReturnType<typeof line>,
  dx: number,
  flip: number,
): ReturnType<typeof line> {
  const go = (p: Point): Point => [p[0] * flip + dx, p[1]];
  return {
    ...path,
    start: go(path.start),
    curves: path.curves.map(([a, b, c]) => [go(a), go(b), go(c)]),
  };
}

export const GLOVES: Design = {
  ...ACCESSORY,
  fine: "Gloves",
  share: 12,
  plural: true,
  audiences: [
    ["women", 2],
    ["men", 1],
  ],
  price: [35, 110],
  occasions: ["winter commutes", "frosty mornings", "evenings out", "cold evenings"],
  pairings: ["an overcoat", "a trench coat", "a wool scarf", "a parka"],
  fabrics: [
    {
      cloth: "leather",
      name: "lamb leather",
      care: "Wipe with a soft cloth",
      dyes: dyesOf("black", "brown", "tan", "burgundy", "navy", "green", "red"),
    },
    {
      cloth: "suede",
      name: "soft suede",
      care: "Brush gently",
      dyes: dyesOf("camel", "grey", "black", "brown", "olive"),
    },
  ],
  cut: gloves,
};
