import { darker, seamOn } from "#draw/colour";
import { type Part, stitch, stroke } from "#draw/drawing";
import { line, shape } from "#draw/path";
import { STEEL } from "#garments/closures";
import {
  laceBow,
  laces,
  lowHeel,
  opening,
  pair,
  SOLE_DARK,
  STACK,
  sole,
  upper,
} from "#garments/shoe-parts";
import type { Random } from "#random";
import { BOOT_LINING, BOOT_SUEDE, bootBody } from "./boot-parts";
import { type Cut, type Design, paintOf } from "./design";
import { SHOE_LEATHER, SHOES } from "./shoe-materials";

function ankleBoot(random: Random, tall: boolean): Cut {
  const heel = random.pick([2.6, 5.5, 7.5]);
  const lace = !tall && random.chance(0.35);
  const pointed = !lace && random.chance(0.4);
  const shaft = tall ? 38 + random.between(0, 3) : 14 + random.between(0, 3);
  const heelName = heel < 3 ? "low heel" : heel < 6 ? "block heel" : "high block heel";
  return {
    attributes: {
      height: tall ? "knee height" : "ankle height",
      toe: pointed ? "pointed toe" : "round toe",
      heel: heelName,
      closure: lace ? "laces" : "zip",
    },
    traits: [
      tall ? "a shaft that reaches the knee" : "a shaft that ends just above the ankle",
      pointed ? "a pointed toe" : "a round toe",
      `a ${heelName}`,
      lace ? "laces up the front" : "a zip on the inner side",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const toe = pointed ? -2 : 0;
      const width = tall ? 11 : 9;
      const top = -shaft - heel;
      const shoe: Part[] = [
        opening(
          [
            [26.6 + width * 0.1, top + 0.6],
            [22, top - 1.2],
            [26.6 - width, top + 0.4],
            [27 - width, top + 1.6],
            [22, top + 2.2],
            [26, top + 1.8],
          ],
          BOOT_LINING,
        ),
      ];
      const slouch = tall
        ? [
            {
              path: line([16.6, top * 0.4], [21, top * 0.4 - 2, 26, top * 0.4 + 0.6]),
              width: 0.9,
              height: -0.5,
            },
            {
              path: line([16.6, top * 0.55], [20, top * 0.55 + 2, 26, top * 0.55]),
              width: 1,
              height: 0.5,
            },
          ]
        : [];
      shoe.push(
        upper(bootBody(shaft, width, heel, toe), paint, {
          puff: 5.5,
          folds: [
            {
              path: line([14.8, -9.4 - heel * 0.9], [19, -8 - heel * 0.9, 24, -10.4 - heel * 0.9]),
              width: 0.8,
              height: -0.55,
            },
            {
              path: line(
                [15.4, -11.4 - heel * 0.9],
                [19, -10.6 - heel * 0.9, 25, -12.4 - heel * 0.9],
              ),
              width: 0.7,
              height: 0.4,
            },
            ...slouch,
          ],
          lines: [
            stitch(
              line([13, -8.6 - heel * 0.8], [18, -5 - heel * 0.8, 26.8, -5.4 - heel * 0.9]),
              seamOn(paint.dye),
              { width: 0.12 },
            ),
            stroke(
              line([26.2, -2 - heel], [25.2, -8 - heel, 26, top]),
              darker(paint.dye, 0.45),
              0.2,
              { opacity: 0.7 },
            ),
          ],
        }),
      );
      if (!lace)
        shoe.push(
          stroke(line([20.6, top + 1], [20.4, -8 - heel * 0.9]), darker(paint.dye, 0.5), 0.7),
          stroke(line([20.6, top + 1], [20.4, -8 - heel * 0.9]), STEEL, 0.34, {
            dash: "0.12 0.18",
          }),
        );
      const low = heel < 3;
      shoe.push(
        low
          ? lowHeel(20.2, 27.8, heel, SOLE_DARK)
          : sole(
              shape(
                [20.6, -heel - 0.6],
                [27.4, -heel - 1.2],
                [27.8, -heel * 0.5, 27, 0],
                [21.8, 0],
                [21.8, -heel * 0.5, 20.6, -heel - 0.6],
              ),
              darker(STACK, 0.2),
            ),
      );
      shoe.push(
        sole(
          shape(
            [toe - 0.2, -1.6],
            [9, -0.8, 15, -1.2, 21, -heel - 0.4],
            [21, -heel + 0.3],
            [15, -0.6, 12, 0],
            [3, 0, toe + 0.8, 0, toe - 0.2, -1.6],
          ),
          SOLE_DARK,
        ),
      );
      if (lace)
        shoe.push(
          ...laces(
            [16.6, top + 1.6],
            [11.4, -7.4 - heel * 0.5],
            7,
            darker(paint.dye, 0.4),
            [1.9, 1.6],
          ),
          ...laceBow([16.6, top + 1.4], darker(paint.dye, 0.4), 0.8),
        );
      return {
        parts: pair(shoe, [6.2, -3]),
        presentation: "stand",
        focus: { at: [18, -10], width: 20, words: "the heel and side" },
      };
    },
  };
}

export const ANKLE_BOOTS: Design = {
  ...SHOES,
  fine: "Ankle boots",
  share: 20,
  audiences: [["women", 1]],
  price: [99, 240],
  occasions: ["autumn days", "the office", "evenings out", "city walks"],
  pairings: ["cropped jeans", "a midi dress", "a mini skirt and tights", "an overcoat"],
  fabrics: [SHOE_LEATHER, BOOT_SUEDE],
  cut: (random) => ankleBoot(random, false),
};

export const KNEE_BOOTS: Design = {
  ...SHOES,
  fine: "Knee boots",
  share: 12,
  audiences: [["women", 1]],
  price: [159, 340],
  occasions: ["winter days", "the office", "city walks", "evenings out"],
  pairings: ["a midi skirt", "a sweater dress", "leggings", "a mini dress and tights"],
  fabrics: [SHOE_LEATHER, BOOT_SUEDE],
  cut: (random) => ankleBoot(random, true),
};
