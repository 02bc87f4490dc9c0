import { css, darker, type Rgb } from "#draw/colour";
import { mark, type Part, piece, ribbon } from "#draw/drawing";
import { line, shape, smooth } from "#draw/path";
import { BRASS, STEEL } from "#garments/closures";
import { pair, STACK, sole } from "#garments/shoe-parts";
import { BRIGHTS, NEUTRALS } from "#palette";
import type { Random } from "#random";
import { type Cut, type Design, paintOf } from "./design";
import { SHOE_LEATHER, SHOE_LINING, SHOE_SUEDE, SHOES } from "./shoe-materials";

function sandal(random: Random): Cut {
  const style = random.pick(["crossed straps", "two buckled straps", "thong"] as const);
  const ankle = style !== "two buckled straps" && random.chance(0.6);
  const cork = style === "two buckled straps";
  return {
    attributes: {
      toe: "open toe",
      heel: "flat",
      detail: style,
      closure: ankle ? "ankle buckle" : "slip-on",
    },
    traits: [
      "an open toe",
      {
        "crossed straps": "two straps crossed over the foot",
        "two buckled straps": "two wide straps with buckles",
        thong: "a strap between the toes",
      }[style],
      ...(ankle ? ["a buckled ankle strap"] : []),
      cork ? "a moulded cork footbed" : "a thin leather sole",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const h = cork ? 3 : 1.3;
      const bed: Rgb = cork ? [186, 146, 102] : SHOE_LINING;
      const shoe: Part[] = [];
      const strap = (path: ReturnType<typeof line>, width: number, far = false): Part =>
        piece(ribbon(path, width, 8), far ? { ...paint, dye: darker(paint.dye, 0.25) } : paint, {
          puff: width * 0.4,
          drop: 1,
          lift: far ? 0 : 0.2,
          crumple: 0.1,
          shade: far ? 0.2 : 0,
        });
      if (ankle) shoe.push(strap(line([25.6, -h - 3], [23, -12, 19, -11.6]), 1.2, true));
      shoe.push(
        piece(
          smooth([
            [27.4, -h - 0.2],
            [26, -h - 2],
            [18, -h - 1.6],
            [10, -h - 2.2],
            [3, -h - 2],
            [0, -h - 0.6],
            [2, -h + 0.2],
            [14, -h],
          ]),
          { cloth: cork ? "suede" : "leather", dye: bed },
          { puff: 1.2, drop: 1 },
        ),
      );
      shoe.push(
        sole(
          shape(
            [-0.2, -h - 0.4],
            [12, -h + 0.5, 27.6, -h - 0.3],
            [27.8, -0.8, 27.2, 0],
            [3, 0],
            [0.4, -0.1, -0.2, -h - 0.4],
          ),
          cork ? [150, 110, 72] : darker(STACK, 0.3),
        ),
      );
      if (style === "two buckled straps") {
        for (const x of [5, 11.4]) {
          shoe.push(
            strap(
              line(
                [x + 1.8, -h + 0.4],
                [x - 0.4, -h - 4.6, x + 1, -h - 6.2 - (x > 8 ? 1.6 : 0)],
                [x + 3, -h - 6.4 - (x > 8 ? 1.6 : 0), x + 4.4, -h - 3],
              ),
              4,
            ),
          );
          shoe.push(
            mark(
              [x + 1, -h - 3.4],
              `<rect x="-1" y="-1.2" width="2" height="2.4" rx=".3" fill="none" stroke="${css(STEEL)}" stroke-width=".5"/>`,
            ),
          );
        }
      } else if (style === "crossed straps") {
        shoe.push(
          strap(
            line([5, -h + 0.2], [7, -h - 5.6, 12, -h - 6.4], [14.6, -h - 5.6, 15.4, -h - 2]),
            1.7,
          ),
          strap(
            line([13.4, -h + 0.2], [11.4, -h - 5, 8, -h - 5.6], [5.6, -h - 5.2, 4.6, -h - 2]),
            1.7,
          ),
        );
      } else {
        shoe.push(
          strap(line([4, -h - 1], [5, -h - 3.6, 7.6, -h - 4.4]), 0.9),
          strap(line([7.4, -h - 4.4], [13, -h - 6.4, 17.4, -h + 0.2]), 1.3),
          strap(
            line([7.4, -h - 4.4], [11, -h - 6, 14, -h - 5.4], [15.6, -h - 5, 17.4, -h - 2]),
            1,
            true,
          ),
        );
      }
      if (ankle)
        shoe.push(
          strap(
            line([26.4, -h], [27.4, -h - 5, 26, -h - 8.6], [23, -h - 6.4, 18.6, -h - 9.4]),
            1.2,
          ),
          strap(line([26.6, -h - 1], [25.8, -h - 5, 26, -h - 8.8]), 1.6),
          mark(
            [21.4, -h - 7.8],
            `<rect x="-.8" y="-.8" width="1.6" height="1.6" fill="none" stroke="${css(BRASS)}" stroke-width=".4"/>`,
            20,
          ),
        );
      return {
        parts: pair(shoe, [5.4, -5]),
        presentation: "stand",
        focus: { at: [10, -4], width: 16, words: "the straps" },
      };
    },
  };
}

export const SANDALS: Design = {
  ...SHOES,
  fine: "Sandals",
  share: 20,
  audiences: [
    ["women", 3],
    ["men", 1],
  ],
  price: [49, 130],
  occasions: ["hot days", "the beach", "holidays by the sea", "summer weekends"],
  pairings: ["a maxi dress", "linen shorts", "wide-leg trousers", "a swimsuit and sun hat"],
  fabrics: [SHOE_LEATHER, { ...SHOE_SUEDE, dyes: [...NEUTRALS, ...BRIGHTS] }],
  cut: sandal,
};
