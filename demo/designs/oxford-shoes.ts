import { darker, seamOn } from "#draw/colour";
import { type Part, piece, stitch, stroke } from "#draw/drawing";
import { line, type Point, smooth } from "#draw/path";
import { laceBow, laces, lowHeel, opening, pair, SOLE_DARK, upper } from "#garments/shoe-parts";
import type { Random } from "#random";
import { type Cut, type Design, paintOf } from "./design";
import { SHOE_LEATHER, SHOE_LINING, SHOE_PATENT, SHOES, thinSole, welt } from "./shoe-materials";

function oxford(random: Random): Cut {
  const brogue = random.chance(0.5);
  const cap = random.chance(0.75);
  return {
    attributes: {
      toe: cap ? "cap toe" : "plain toe",
      detail: brogue ? "brogue perforations" : "plain",
      heel: "low heel",
      closure: "laces",
    },
    traits: [
      cap ? "a straight cap toe" : "a plain round toe",
      "closed lacing over five pairs of eyelets",
      ...(brogue ? ["punched brogue holes along the seams"] : []),
      "a stacked low heel",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const thread = seamOn(paint.dye);
      const body: Point[] = [
        [27.6, -1.6],
        [28, -5],
        [27, -9.4],
        [25.6, -10.2],
        [22, -8.4],
        [19, -8.2],
        [17, -10.6],
        [15.6, -10.8],
        [11.4, -8.6],
        [6.6, -6.7],
        [2.4, -5.6],
        [-0.2, -3.2],
        [1, -1.4],
        [14, -1.2],
      ];
      const dots = (path: ReturnType<typeof line>) =>
        stroke(path, darker(paint.dye, 0.65), 0.34, { dash: "0.01 0.75" });
      const capLine = line([6.8, -6.3], [8.4, -4, 8, -1.6]);
      const quarter = line([11.6, -8.4], [13.2, -5, 17, -4.4], [19, -3.6, 19.4, -1.6]);
      const shoe: Part[] = [
        opening(
          [
            [25.8, -10],
            [21, -10.4],
            [17, -11.6],
            [17.2, -9.8],
            [20.4, -7.6],
            [24, -8.4],
          ],
          SHOE_LINING,
        ),
        lowHeel(20.2, 28, 2.6, SOLE_DARK),
        thinSole(SOLE_DARK),
      ];
      shoe.push(
        piece(
          smooth([
            [17, -10.4],
            [16.4, -12.4],
            [14.6, -12],
            [11.4, -8.4],
            [13, -7.6],
          ]),
          paint,
          { puff: 1.2, drop: 1 },
        ),
      );
      const lines = [
        ...(cap
          ? [
              stroke(capLine, darker(paint.dye, 0.5), 0.28),
              stitch(line([7.2, -6.3], [8.8, -4, 8.4, -1.6]), thread, { width: 0.1 }),
            ]
          : []),
        stroke(quarter, darker(paint.dye, 0.5), 0.28),
        stitch(line([12, -8], [13.6, -5.3, 17.2, -4.7], [18.6, -3.8, 19, -1.6]), thread, {
          width: 0.1,
        }),
        welt(thread),
        ...(brogue
          ? [
              dots(line([7.7, -6], [9.2, -4, 8.8, -1.8])),
              dots(line([12.4, -8], [13.9, -5.6, 17.4, -5])),
              dots(line([24, -8.2], [23.4, -5, 24.4, -2])),
            ]
          : []),
      ];
      shoe.push(
        upper(body, paint, {
          lines,
          folds: [{ path: line([9.8, -3.4], [10.6, -5.4, 10.2, -7.4]), width: 0.5, height: -0.35 }],
        }),
      );
      shoe.push(
        ...laces([15.8, -10.4], [12.2, -8.1], 4, darker(paint.dye, 0.35), [1.7, 1.9]),
        ...laceBow([15.8, -11], darker(paint.dye, 0.35), 0.7),
      );
      return {
        parts: pair(shoe),
        presentation: "stand",
        focus: { at: [10, -6], width: 16, words: "the laces and cap" },
      };
    },
  };
}

export const OXFORDS: Design = {
  ...SHOES,
  fine: "Oxford shoes",
  share: 16,
  audiences: [
    ["men", 4],
    ["women", 1],
  ],
  price: [119, 260],
  occasions: ["the office", "weddings", "formal days", "interviews"],
  pairings: ["a suit", "tailored trousers", "dark jeans", "chinos"],
  fabrics: [SHOE_LEATHER, SHOE_PATENT],
  cut: oxford,
};
