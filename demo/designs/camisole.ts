import { darker, lighter, seamOn } from "#draw/colour";
import { bothSides, type Part, piece, ribbon, stitch, stroke } from "#draw/drawing";
import { joined, line, mirrored, reversed, symmetric } from "#draw/path";
import { BRIGHTS, dyesOf, PALES } from "#palette";
import { type Random, randomFrom } from "#random";
import { type Cut, type Design, paintOf } from "./design";
import { SOFT } from "./gentle-care";

export function camisole(random: Random): Cut {
  const lace = random.chance(0.35);
  const v = random.chance(0.55);
  const chest = 20.4 + random.between(-0.8, 1);
  const hem = 23.5 + random.between(-1, 3);
  const length = 52 + random.between(-3, 4);
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      neckline: v ? "V-neck" : "straight neck",
      sleeve: "thin straps",
      fit: "bias cut",
    },
    traits: [
      "thin adjustable straps",
      v ? "a softly draped V-neck" : "a straight neckline",
      ...(lace ? ["a scalloped edge along the top"] : []),
      "a bias cut that skims the body",
    ],
    draw(fabric) {
      const r = randomFrom(`cami ${seed}`);
      const paint = paintOf(fabric);
      const depth = v ? 23 : 15.4;
      const half = line(
        [0, depth],
        [5, v ? 17 : 15.6, 10.4, 11.6],
        [12.6, 13, 15.4, 19.4, chest, 22],
        [chest - 1.4, 32, hem - 1, length - 14, hem, length],
        [hem * 0.5, length + 1.6, 0, length + 1.6],
      );
      const back = symmetric([0, 16.6], [6, 16.4, 12, 17.6], [chest, 21.5], [8, 26, 0, 26]);
      const straps = bothSides(
        piece(
          ribbon(line([10.4, 12], [10.8, 4, 9, -2]), 0.8),
          { ...paint, pattern: null },
          { puff: 0.4, crumple: 0, lift: 0.2 },
        ),
      );
      const far = bothSides(
        stroke(line([9, -2], [10.4, 6, 10.6, 17]), darker(paint.dye, 0.28), 0.7),
      );
      const folds = [-1, 1].flatMap((s) => [
        { path: line([s * 9, 14], [s * 5, 24, s * r.between(6, 12), 40]), width: 1.1, height: 0.9 },
        {
          path: line([s * 3, depth], [s * 4, depth + 12, s * r.between(0, 8), length - 8]),
          width: 1.2,
          height: -0.9,
        },
        {
          path: line(
            [s * (hem - 4), length],
            [s * (hem - 6), length - 12, s * (hem - 5), length - 22],
          ),
          width: 1.2,
          height: 0.9,
        },
      ]);
      const swag = v
        ? [
            { path: line([-6, 17], [0, 27, 6, 17]), width: 1, height: 0.8 },
            { path: line([-8, 16], [0, 33, 8, 16]), width: 1.2, height: -0.7 },
          ]
        : [];
      const parts: Part[] = [
        ...far,
        piece(
          back,
          { ...paint, pattern: null, dye: darker(paint.dye, 0.2) },
          { puff: 2, shade: 0.25 },
        ),
        piece(joined(half, { ...reversed(mirrored(half)), closed: false }), paint, {
          puff: 8,
          crumple: 1.1,
          grain: 24,
          folds: [...folds, ...swag],
          lines: [
            stitch(line([-hem, length - 1], [0, length + 0.8, hem, length - 1]), seamOn(paint.dye)),
          ],
        }),
        ...straps,
      ];
      if (lace) {
        const edge = line([0, depth], [5, v ? 17 : 15.6, 10.4, 11.6]);
        parts.push(
          ...bothSides(
            stroke(edge, lighter(paint.dye, 0.35), 2.2, { dash: "0.01 1.9", opacity: 0.95 }),
            stroke(edge, lighter(paint.dye, 0.2), 1.1),
          ),
        );
      }
      return {
        parts,
        presentation: "ghost",
        focus: { at: [0, depth - 2], width: 32, words: "the neckline" },
      };
    },
  };
}

export const CAMISOLE: Design = {
  broad: "Tops",
  fine: "Camisole",
  share: 18,
  audiences: [["women", 1]],
  price: [29, 79],
  hasBack: false,
  occasions: ["evenings out", "layering under a blazer", "summer nights", "date night"],
  pairings: ["a blazer and jeans", "a satin midi skirt", "wide-leg trousers", "an open cardigan"],
  fabrics: [
    {
      cloth: "satin",
      name: "silk satin",
      care: "Hand wash cold and dry in the shade",
      dyes: [...PALES, ...BRIGHTS, ...dyesOf("black", "navy")],
      patterns: [
        [null, 6],
        ["leopard print", 1],
        ["floral", 1],
      ],
    },
    {
      cloth: "crepe",
      name: "fluid viscose",
      care: SOFT,
      dyes: [...PALES, ...BRIGHTS],
      patterns: [
        [null, 3],
        ["ditsy floral", 2],
        ["polka dot", 1],
      ],
    },
  ],
  cut: camisole,
};
