import { css, darker, lighter } from "#draw/colour";
import { mark, type Part, piece, ribbon, stroke } from "#draw/drawing";
import { line, type Point, shape } from "#draw/path";
import { BRASS } from "#garments/closures";
import { opening, pair, STACK, sole, upper } from "#garments/shoe-parts";
import { BRIGHTS, dyesOf } from "#palette";
import type { Random } from "#random";
import { BOOT_LINING, BOOT_SUEDE } from "./boot-parts";
import { type Cut, type Design, paintOf } from "./design";
import { SHOE_LEATHER, SHOES } from "./shoe-materials";

const DRESSY = [
  SHOE_LEATHER,
  {
    cloth: "patent" as const,
    name: "patent leather",
    care: "Wipe with a damp cloth",
    dyes: dyesOf("black", "red", "burgundy", "blush", "white", "pink"),
  },
  {
    cloth: "satin" as const,
    name: "satin",
    care: "Spot clean only",
    dyes: [...BRIGHTS, ...dyesOf("black", "blush", "silver", "gold", "navy")],
  },
  BOOT_SUEDE,
];

function pump(random: Random): Cut {
  const heel = random.between(7, 9.6);
  const block = random.chance(0.35);
  const pointed = random.chance(0.7);
  const strap = random.chance(0.25);
  const slingback = !strap && random.chance(0.25);
  return {
    attributes: {
      toe: pointed ? "pointed toe" : "almond toe",
      heel: block ? "high block heel" : "stiletto heel",
      closure: strap ? "ankle strap" : slingback ? "slingback" : "slip-on",
    },
    traits: [
      pointed ? "a pointed toe" : "an almond toe",
      block ? "a high block heel" : "a slim stiletto heel",
      ...(strap ? ["a slim ankle strap"] : slingback ? ["a slingback strap"] : ["a low-cut vamp"]),
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const toe = pointed ? -1.8 : 0;
      const h = heel;
      const shoe: Part[] = [
        opening(
          [
            [23.4, -h - 5.6],
            [18, -h - 2.6],
            [11, -6],
            [7, -4.4],
            [9, -3],
            [14, -5.4],
            [20, -h - 1.2],
          ],
          BOOT_LINING,
        ),
      ];
      shoe.push(
        sole(
          block
            ? shape(
                [18.6, -h - 0.4],
                [24, -h - 1.8],
                [24.6, -h * 0.5, 24, 0],
                [19.6, 0],
                [20, -h * 0.5, 18.6, -h - 0.4],
              )
            : shape(
                [19.4, -h - 0.2],
                [24, -h - 1.8],
                [24.4, -h * 0.55, 23.5, -0.3],
                [23.5, 0],
                [22.2, 0],
                [22.4, -h * 0.5, 19.4, -h - 0.2],
              ),
          darker(paint.dye, 0.14),
        ),
      );
      const body: Point[] = slingback
        ? [
            [14, -5.8],
            [9.4, -4.4],
            [7.4, -5],
            [3.4, -3.6],
            [0.6 + toe, -2],
            [toe, -0.7],
            [7, -0.5],
            [12, -1.8],
            [16.4, -5],
            [17.6, -h - 0.4],
            [16.4, -h + 0.4],
          ]
        : [
            [24, -h - 1.2],
            [24.6, -h - 3.4],
            [23.9, -h - 6],
            [22.8, -h - 5.8],
            [18.6, -h - 1.9],
            [13.4, -5.2],
            [9.4, -4.2],
            [7.2, -4.9],
            [3.4, -3.6],
            [0.6 + toe, -2],
            [toe, -0.7],
            [7, -0.5],
            [12, -1.6],
            [17.2, -h + 1],
            [20, -h - 0.2],
          ];
      shoe.push(
        sole(
          shape(
            [toe - 0.1, -0.9],
            [7, -0.3, 11, -0.6, 13.4, -2],
            [17.6, -h + 1.2, 19.4, -h, 24, -h - 1],
            [24, -h - 0.6],
            [19.6, -h + 0.5, 17.8, -h + 1.8, 13.6, -1.4],
            [11, 0, 7, 0, 2, 0],
            [toe, -0.1, toe - 0.1, -0.9],
          ),
          darker(STACK, 0.35),
        ),
      );
      shoe.push(
        upper(body, paint, {
          puff: 2.6,
          lines: [
            stroke(
              line([22.8, -h - 5.8], [18.6, -h - 1.8, 13.4, -5.1], [9.4, -4, 7.2, -4.9]),
              darker(paint.dye, 0.3),
              0.4,
            ),
          ],
        }),
      );
      const strip = (path: ReturnType<typeof line>): Part =>
        piece(ribbon(path, 0.85, 8), paint, { puff: 0.4, drop: 1, lift: 0.15, crumple: 0 });
      if (slingback)
        shoe.push(
          strip(line([15.4, -5.4], [20, -h - 1.6, 24.2, -h - 5.4], [25, -h - 6.4, 23.4, -h - 6.2])),
        );
      if (strap)
        shoe.push(
          strip(
            line(
              [23.8, -h - 5.6],
              [24.8, -h - 9.6, 21, -h - 9],
              [17, -h - 8.4, 17.6, -h - 6.4],
              [20, -h - 6, 24, -h - 6.8],
            ),
          ),
          mark(
            [19.4, -h - 6.4],
            `<rect x="-.6" y="-.6" width="1.2" height="1.2" fill="none" stroke="${css(BRASS)}" stroke-width=".32"/>`,
          ),
        );
      return {
        parts: pair(shoe, [5.6, -4.4]),
        presentation: "stand",
        focus: { at: [8, -4], width: 15, words: "the toe" },
      };
    },
  };
}

export const PUMPS: Design = {
  ...SHOES,
  fine: "Pumps",
  share: 20,
  audiences: [["women", 1]],
  price: [89, 220],
  occasions: ["the office", "weddings", "formal evenings", "cocktail parties"],
  pairings: ["a pencil skirt", "a cocktail dress", "tailored trousers", "dark jeans and a blazer"],
  fabrics: DRESSY,
  cut: pump,
};

function heeledSandal(random: Random): Cut {
  const heel = random.between(6.6, 9);
  const block = random.chance(0.5);
  const crossed = random.chance(0.4);
  return {
    attributes: {
      toe: "open toe",
      heel: block ? "block heel" : "stiletto heel",
      closure: "ankle strap",
      detail: crossed ? "crossed straps" : "one toe strap",
    },
    traits: [
      "an open toe",
      crossed ? "straps crossed over the toes" : "one slim strap over the toes",
      "a buckled ankle strap",
      block ? "a block heel" : "a stiletto heel",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const h = heel;
      const strip = (path: ReturnType<typeof line>, width = 1.1, far = false): Part =>
        piece(ribbon(path, width, 8), far ? { ...paint, dye: darker(paint.dye, 0.25) } : paint, {
          puff: width * 0.4,
          drop: 1,
          lift: far ? 0 : 0.18,
          crumple: 0,
        });
      const shoe: Part[] = [strip(line([24, -h - 4], [22, -h - 9.4, 17.4, -h - 7.4]), 1, true)];
      shoe.push(
        piece(
          shape(
            [0.4, -1.5],
            [6, -3, 10, -2.6, 13, -4],
            [17, -h - 1.4, 20, -h - 2, 24, -h - 2.2],
            [24.4, -h - 1],
            [19, -h + 0.2, 17, -h + 1.4, 13, -1.8],
            [9, -0.4, 2, -0.4],
            [0.4, -0.6, 0.4, -1.5],
          ),
          { cloth: "leather", dye: BOOT_LINING },
          { puff: 1, drop: 1 },
        ),
      );
      shoe.push(
        sole(
          block
            ? shape(
                [18.6, -h - 0.2],
                [24.2, -h - 1.4],
                [24.6, -h * 0.5, 24.2, 0],
                [19.8, 0],
                [20, -h * 0.5, 18.6, -h - 0.2],
              )
            : shape(
                [19.6, -h],
                [24.2, -h - 1.4],
                [24.4, -h * 0.5, 23.6, 0],
                [22.4, 0],
                [22.6, -h * 0.5, 19.6, -h],
              ),
          darker(paint.dye, 0.1),
        ),
      );
      shoe.push(
        piece(
          shape(
            [24.4, -h - 1],
            [25, -h - 4, 24.4, -h - 6.4],
            [22.8, -h - 6],
            [21.6, -h - 3, 19.4, -h - 1.2],
            [21, -h - 0.4, 24.4, -h - 1],
          ),
          paint,
          { puff: 1.8, drop: 1 },
        ),
      );
      if (crossed)
        shoe.push(
          strip(line([3.4, -0.8], [5, -5.4, 9.4, -5.6], [11.4, -5, 11.6, -3]), 1.4),
          strip(line([10.4, -1.2], [8.6, -5, 5.4, -5], [3.6, -4.4, 3, -2]), 1.4),
        );
      else shoe.push(strip(line([5, -0.8], [5.6, -5, 8.4, -5.2], [10.6, -5, 11, -2.6]), 1.9));
      shoe.push(
        strip(
          line([23.8, -h - 5.6], [21, -h - 5.2, 17.2, -h - 7.6], [17, -h - 9, 19, -h - 9.2]),
          1,
        ),
        mark(
          [19.8, -h - 6.2],
          `<rect x="-.65" y="-.65" width="1.3" height="1.3" fill="none" stroke="${css(lighter(BRASS, 0.2))}" stroke-width=".34"/>`,
          24,
        ),
      );
      return {
        parts: pair(shoe, [5.6, -4.2]),
        presentation: "stand",
        focus: { at: [12, -7], width: 20, words: "the straps" },
      };
    },
  };
}

export const HEELED_SANDALS: Design = {
  ...SHOES,
  fine: "Heeled sandals",
  share: 16,
  audiences: [["women", 1]],
  price: [85, 210],
  occasions: ["summer parties", "weddings", "date night", "cocktail parties"],
  pairings: ["a slip dress", "wide-leg trousers", "a cocktail dress", "a jumpsuit"],
  fabrics: DRESSY,
  cut: heeledSandal,
};
