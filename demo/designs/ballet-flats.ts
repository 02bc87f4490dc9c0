import { css, darker } from "#draw/colour";
import { mark, type Part, piece, ribbon, stroke } from "#draw/drawing";
import { line, type Point, shape, smooth } from "#draw/path";
import { BRASS } from "#garments/closures";
import { opening, pair, STACK, sole, upper } from "#garments/shoe-parts";
import { BRIGHTS, dyesOf } from "#palette";
import type { Random } from "#random";
import { type Cut, type Design, paintOf } from "./design";
import { SHOE_LEATHER, SHOE_LINING, SHOE_PATENT, SHOE_SUEDE, SHOES } from "./shoe-materials";

export function ballet(random: Random): Cut {
  const point = random.chance(0.35);
  const strap = random.chance(0.3);
  const capped = random.chance(0.3);
  return {
    attributes: {
      toe: point ? "pointed toe" : "round toe",
      heel: "flat",
      detail: strap ? "ankle strap" : "bow",
      closure: strap ? "buckle" : "slip-on",
    },
    traits: [
      point ? "a pointed toe" : "a soft round toe",
      ...(capped ? ["a contrast toe cap"] : []),
      strap ? "a slim strap across the instep" : "a small bow",
      "a nearly flat sole",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const toe = point ? -1.4 : 0;
      const body: Point[] = [
        [27.4, -1],
        [27.8, -3.6],
        [27.2, -6.6],
        [26.2, -7.2],
        [22, -4.2],
        [15, -3.4],
        [10, -4.2],
        [7, -5],
        [3.4, -3.8],
        [0.6 + toe, -2.4],
        [0.2 + toe, -1],
        [14, -0.7],
      ];
      const shoe: Part[] = [];
      shoe.push(
        opening(
          [
            [26.4, -7.2],
            [22, -6],
            [14, -5.6],
            [8, -6.6],
            [6.6, -5.2],
            [12, -3.2],
            [22, -3.4],
          ],
          SHOE_LINING,
        ),
      );
      shoe.push(
        sole(
          shape(
            [toe, -1.1],
            [14, -0.5, 27.4, -1.2],
            [27.6, 0],
            [20, -0.4, 3, 0],
            [1, 0, toe, -1.1],
          ),
          darker(STACK, 0.2),
        ),
      );
      shoe.push(
        upper(body, paint, {
          puff: 3,
          lines: [
            stroke(
              line([26.4, -7], [22, -3.8, 15, -3], [9, -3.6, 6.8, -4.9]),
              darker(paint.dye, 0.3),
              0.5,
            ),
          ],
        }),
      );
      if (capped)
        shoe.push(
          piece(
            smooth([
              [0.2 + toe, -0.9],
              [0.6 + toe, -2.4],
              [3.4, -3.8],
              [5.2, -4.4],
              [6, -2.6],
              [5.6, -0.9],
            ]),
            { cloth: "patent", dye: fabric.trim },
            { puff: 1.6, drop: 1 },
          ),
        );
      if (strap)
        shoe.push(
          piece(
            ribbon(line([20.6, -3.4], [17, -8.4, 12.6, -7.8], [11.6, -6, 12, -3.6]), 0.9),
            paint,
            { puff: 0.4, drop: 1, lift: 0.2 },
          ),
          mark(
            [18.2, -6.6],
            `<rect x="-.7" y="-.7" width="1.4" height="1.4" fill="none" stroke="${css(BRASS)}" stroke-width=".35"/>`,
            -50,
          ),
        );
      else {
        for (const s of [-1, 1])
          shoe.push(
            piece(
              shape(
                [7.2, -5],
                [7.2 + s * 1, -6.8, 7.2 + s * 2.8, -6.4, 7.2 + s * 2.6, -4.8],
                [7.2 + s * 2.4, -3.8, 7.2 + s, -4, 7.2, -4.8],
              ),
              paint,
              { puff: 0.8, drop: 1, lift: 0.2 },
            ),
          );
        shoe.push(
          mark([7.2, -4.9], `<ellipse rx=".55" ry=".7" fill="${css(darker(paint.dye, 0.2))}"/>`),
        );
      }
      return {
        parts: pair(shoe, [5, -4.4]),
        presentation: "stand",
        focus: { at: [9, -4], width: 15, words: "the toe" },
      };
    },
  };
}

export const BALLET_FLATS: Design = {
  ...SHOES,
  fine: "Ballet flats",
  share: 18,
  audiences: [["women", 1]],
  price: [69, 160],
  occasions: ["the office", "travel", "city walks", "everyday wear"],
  pairings: ["cropped jeans", "a midi skirt", "a wrap dress", "tailored trousers"],
  fabrics: [
    SHOE_LEATHER,
    SHOE_SUEDE,
    SHOE_PATENT,
    {
      cloth: "satin",
      name: "satin",
      care: "Spot clean only",
      dyes: [...BRIGHTS, ...dyesOf("blush", "black", "cream", "silver", "gold")],
    },
  ],
  cut: ballet,
};
