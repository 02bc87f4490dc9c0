import { darker, seamOn } from "#draw/colour";
import { type Part, piece, stitch, stroke } from "#draw/drawing";
import { line, type Point, shape } from "#draw/path";
import { lowHeel, opening, pair, SOLE_DARK, sole, upper } from "#garments/shoe-parts";
import type { Random } from "#random";
import { BOOT_LINING, BOOT_SUEDE, bootBody } from "./boot-parts";
import { type Cut, type Design, paintOf } from "./design";
import { SHOE_LEATHER, SHOES } from "./shoe-materials";

function chelsea(random: Random): Cut {
  const lug = random.chance(0.4);
  return {
    attributes: {
      height: "ankle height",
      toe: "round toe",
      heel: "low heel",
      closure: "elastic sides",
      sole: lug ? "lug sole" : "leather sole",
    },
    traits: [
      "elastic panels at the sides",
      "a pull tab at the back",
      "a round toe",
      lug ? "a thick lug sole" : "a slim sole with a low heel",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const h = lug ? 1.2 : 0;
      const shoe: Part[] = [
        opening(
          [
            [26.6, -19.4],
            [22, -20.8],
            [16.8, -19.6],
            [17, -18],
            [22, -17.6],
            [26, -18],
          ],
          BOOT_LINING,
        ),
      ];
      shoe.push(
        stroke(
          line([26.4, -18], [28.6, -22.6, 24.6, -21], [25, -19.6, 25.4, -18]),
          darker(paint.dye, 0.2),
          0.9,
        ),
      );
      const move = (p: Point): Point => [p[0], p[1] - h];
      shoe.push(
        upper(bootBody(19.4, 9.4, 0, 0).map(move), paint, {
          puff: 5.5,
          folds: [
            { path: line([14.6, -9.4], [18, -8, 21, -9.8]), width: 0.8, height: -0.5 },
            { path: line([9.6, -3.4], [10.8, -5.6, 10, -7.6]), width: 0.6, height: -0.35 },
          ],
          lines: [
            stitch(line([12, -8.4 - h], [16.6, -5, 19.4, -8.4 - h]), seamOn(paint.dye), {
              width: 0.12,
            }),
          ],
        }),
      );
      const gore = shape(
        [18.4, -18.6 - h],
        [24.6, -18.6 - h],
        [24, -13, 21.8, -8.8 - h],
        [20.8, -8 - h, 20, -8.8 - h],
        [18.6, -13, 18.4, -18.6 - h],
      );
      shoe.push(
        piece(
          gore,
          { cloth: "rib", dye: darker(paint.dye, 0.35) },
          {
            puff: 1.2,
            drop: 1,
            crumple: 0.1,
            lines: [stroke(line([21.6, -18.6], [21.4, -8]), darker(paint.dye, 0.6), 0.1)],
          },
        ),
      );
      if (lug)
        shoe.push(
          sole(
            shape(
              [-0.4, -2.6],
              [10, -1.7, 28, -2.9],
              [28.4, -0.4, 27.8, 0],
              [25.6, 0],
              [25.4, -0.7],
              [23.4, -0.7],
              [23.2, 0],
              [20, 0],
              [18.8, -1.2],
              [16, -1],
              [15.4, 0],
              [12.4, 0],
              [12.2, -0.6],
              [9.6, -0.6],
              [9.4, 0],
              [6.4, 0],
              [6.2, -0.6],
              [3.6, -0.6],
              [3.4, 0],
              [1.4, 0],
              [-0.2, -0.4, -0.4, -2.6],
            ),
            SOLE_DARK,
            [line([0, -1.8], [12, -1, 28, -2])],
          ),
        );
      else
        shoe.push(
          lowHeel(20.2, 27.8, 2.4, SOLE_DARK),
          sole(
            shape(
              [-0.3, -1.9],
              [9, -1, 19, -1.4, 27.8, -2],
              [27.8, -1.2],
              [19, -0.8, 16, -0.1],
              [3, 0, 0.4, 0, -0.3, -1.9],
            ),
            SOLE_DARK,
          ),
        );
      return {
        parts: pair(shoe, [6, -3.4]),
        presentation: "stand",
        focus: { at: [19, -13], width: 18, words: "the elastic side" },
      };
    },
  };
}

export const CHELSEA_BOOTS: Design = {
  ...SHOES,
  fine: "Chelsea boots",
  share: 18,
  audiences: [
    ["men", 3],
    ["women", 2],
  ],
  price: [119, 260],
  occasions: ["city walks", "the office", "autumn days", "concerts"],
  pairings: ["slim jeans", "tailored trousers", "an overcoat", "a knitted dress"],
  fabrics: [SHOE_LEATHER, BOOT_SUEDE],
  cut: chelsea,
};
