import { css, darker, lighter, seamOn } from "#draw/colour";
import { mark, type Part, piece, stitch, stroke } from "#draw/drawing";
import { line, type Point, shape } from "#draw/path";
import { BRASS } from "#garments/closures";
import { lowHeel, opening, pair, STACK, upper } from "#garments/shoe-parts";
import type { Random } from "#random";
import { type Cut, type Design, paintOf } from "./design";
import {
  SHOE_LEATHER,
  SHOE_LINING,
  SHOE_PATENT,
  SHOE_SUEDE,
  SHOES,
  thinSole,
  welt,
} from "./shoe-materials";

const LOW: readonly Point[] = [
  [27.6, -1.6],
  [28, -5],
  [27.2, -8.6],
  [26, -9.4],
  [22.6, -7.4],
  [18.6, -6.9],
  [15.4, -8.6],
  [13, -9],
  [9, -7.2],
  [4.6, -5.9],
  [1.5, -5],
  [-0.1, -3],
  [1, -1.4],
  [14, -1.2],
];

function loafer(random: Random): Cut {
  const style = random.pick(["penny strap", "horsebit", "tassels"] as const);
  const heel = random.between(2, 2.8);
  return {
    attributes: { toe: "round toe", detail: style, heel: "low heel", closure: "slip-on" },
    traits: [
      "a stitched apron toe",
      {
        "penny strap": "a penny strap across the instep",
        horsebit: "a metal bar across the instep",
        tassels: "two small tassels",
      }[style],
      "a low stacked heel",
      "a leather sole",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const thread = seamOn(paint.dye);
      const shoe: Part[] = [
        opening(
          [
            [26, -9.2],
            [21, -9.2],
            [15, -10],
            [14.4, -8.4],
            [19, -6.4],
            [24, -7.6],
          ],
          SHOE_LINING,
        ),
        lowHeel(20.4, 28, heel, darker(paint.dye, 0.5)),
        thinSole(darker(STACK, 0.25)),
      ];
      const apron = line([1.6, -3.4], [6, -4.2, 9.4, -5, 14.6, -7.6]);
      shoe.push(
        upper(LOW, paint, {
          lines: [
            stroke(apron, darker(paint.dye, 0.45), 0.5, { opacity: 0.7 }),
            stitch(line([1.8, -2.9], [6, -3.7, 9.6, -4.5, 15, -7]), lighter(paint.dye, 0.25), {
              width: 0.14,
            }),
            welt(thread),
          ],
          folds: [{ path: line([10.4, -3], [11.4, -5, 11, -7]), width: 0.5, height: -0.3 }],
        }),
      );
      shoe.push(
        piece(
          shape(
            [11.4, -8.5],
            [14.8, -9.1],
            [18.4, -5, 18.6, -1.8],
            [14.8, -1.6],
            [14.6, -5, 11.4, -8.5],
          ),
          paint,
          {
            puff: 1,
            drop: 1,
            lift: 0.25,
            crumple: 0.1,
            lines: [
              stitch(line([12, -8.1], [15.2, -4.8, 15.3, -1.8]), thread, { width: 0.1 }),
              stitch(line([14.4, -8.6], [17.8, -4.8, 18, -2]), thread, { width: 0.1 }),
            ],
          },
        ),
      );
      if (style === "penny strap")
        shoe.push(
          stroke(
            line([13.2, -6.6], [14.6, -7.4], [15.4, -6.2], [14, -5.4], [13.2, -6.6]),
            darker(paint.dye, 0.55),
            0.35,
          ),
        );
      if (style === "horsebit")
        shoe.push(
          stroke(line([11.6, -7.6], [16.4, -6.2]), darker(BRASS, 0.4), 0.9),
          stroke(line([11.6, -7.7], [16.4, -6.3]), BRASS, 0.6),
          mark(
            [11.8, -7.6],
            `<circle r=".9" fill="none" stroke="${css(BRASS)}" stroke-width=".5"/>`,
          ),
          mark(
            [16.4, -6.2],
            `<circle r=".9" fill="none" stroke="${css(BRASS)}" stroke-width=".5"/>`,
          ),
        );
      if (style === "tassels")
        for (const x of [11.2, 13])
          shoe.push(
            piece(
              shape([x, -8.2], [x + 0.7, -8.2], [x + 1, -5.6], [x - 0.6, -5.4]),
              { ...paint, dye: darker(paint.dye, 0.15) },
              {
                puff: 0.5,
                lift: 0.25,
                lines: [-0.2, 0.2, 0.6].map((d) =>
                  stroke(line([x + d, -7], [x + d, -5]), darker(paint.dye, 0.5), 0.12),
                ),
              },
            ),
          );
      return {
        parts: pair(shoe),
        presentation: "stand",
        focus: { at: [12, -6], width: 16, words: "the instep" },
      };
    },
  };
}

export const LOAFERS: Design = {
  ...SHOES,
  fine: "Loafers",
  share: 18,
  audiences: [
    ["men", 2],
    ["women", 3],
  ],
  price: [99, 220],
  occasions: ["the office", "casual Fridays", "city walks", "dinner with friends"],
  pairings: ["cropped trousers", "chinos", "a pleated skirt", "straight jeans"],
  fabrics: [SHOE_LEATHER, SHOE_SUEDE, SHOE_PATENT],
  cut: loafer,
};
