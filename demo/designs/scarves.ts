import { darker, lighter, seamOn } from "#draw/colour";
import { type Part, piece, ribbon, stitch, stroke } from "#draw/drawing";
import { line, shape } from "#draw/path";
import { BRIGHTS, dyesOf, NEUTRALS, PALES } from "#palette";
import { type Random, randomFrom } from "#random";
import { ACCESSORY } from "./accessory";
import { SOFT_WOOL } from "./accessory-wool";
import { type Cut, type Design, paintOf } from "./design";

export function scarf(random: Random): Cut {
  const fringe = random.chance(0.6);
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: { detail: fringe ? "fringed ends" : "plain ends", size: "long" },
    traits: [
      "a long rectangular shape folded over itself",
      fringe ? "fringes at both ends" : "neat hemmed ends",
    ],
    draw(fabric) {
      const r = randomFrom(seed);
      const paint = paintOf(fabric);
      const parts: Part[] = [];
      const tail = (x: number, end: number, tilt: number, top: number): Part[] => {
        const path = line([x, top], [x + tilt * 0.3, top + 12, x + tilt, end]);
        const folds = [-2.6, 0.4, 3].map((d, i) => ({
          path: line([x + d * 0.6, top + 2], [x + tilt * 0.4 + d, top + 14, x + tilt + d, end]),
          width: 0.8,
          height: i % 2 ? 0.8 : -0.8,
        }));
        const out: Part[] = [];
        if (fringe)
          for (let i = 0; i < 17; i++)
            out.push(
              stroke(
                line(
                  [x + tilt - 5.4 + i * 0.68, end - 0.6],
                  [x + tilt - 5.6 + i * 0.7 + r.between(-0.3, 0.3), end + r.between(3.6, 4.8)],
                ),
                i % 2 ? darker(paint.dye, 0.25) : paint.dye,
                0.42,
              ),
            );
        out.push(
          piece(
            ribbon(path, (t) => 8.4 + t * 3, 6),
            paint,
            {
              puff: 4,
              drop: 0.3,
              lift: 0.5,
              folds,
              lines: fringe
                ? []
                : [
                    stitch(
                      line([x + tilt - 7, end - 1.2], [x + tilt + 7, end - 1.2]),
                      seamOn(paint.dye),
                    ),
                  ],
            },
          ),
        );
        return out;
      };
      parts.push(...tail(5.6, 44, 4, 6), ...tail(-4, 52, -4.6, 8));
      const loopBack = shape([-15, -2], [-14, -12, 14, -12, 15, -2], [14, -5, -14, -5, -15, -2]);
      parts.push(
        piece(loopBack, { ...paint, dye: darker(paint.dye, 0.2) }, { puff: 2, shade: 0.25 }),
      );
      const loop = shape(
        [-15.4, -3],
        [-12, 5, -6, 8, 0, 8.6],
        [7, 8, 12.6, 5, 15.4, -3],
        [17.4, 4, 14, 14, 6, 17.4],
        [0, 19, -6, 17.4],
        [-14, 14, -17.6, 4, -15.4, -3],
      );
      const drape = [0, 1, 2].map((i) => ({
        path: line(
          [-15 + i, 0 + i * 2],
          [-8, 9 + i * 3, 0, 10.4 + i * 2.6],
          [8, 9 + i * 3, 15 - i, 0 + i * 2],
        ),
        width: 0.9,
        height: i % 2 ? -1 : 1,
      }));
      parts.push(piece(loop, paint, { puff: 4.4, drop: 1, lift: 0.6, folds: drape, grain: 18 }));
      return { parts, presentation: "flat", focus: { at: [0, 10], width: 28, words: "the folds" } };
    },
  };
}

function silkScarf(random: Random): Cut {
  const border = random.between(2.4, 4);
  return {
    attributes: { size: "square", detail: "contrast border" },
    traits: [
      "a square shape laid open with one folded corner",
      "a border in a second colour",
      "hand-rolled edges",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const s = 26;
      const outer = shape(
        [-s, -s],
        [0, -s + 1, s, -s - 0.4],
        [s - 0.6, 0, s, s * 0.42],
        [s * 0.42, s],
        [0, s - 0.6, -s, s],
        [-s + 0.8, 0, -s, -s],
      );
      const folds = [
        { path: line([-s, -s + 6], [0, -4, s, 2]), width: 1.4, height: 0.7 },
        { path: line([-8, -s], [-4, 0, -10, s]), width: 1.4, height: -0.7 },
        { path: line([8, -s], [12, 0, 6, s]), width: 1.3, height: 0.6 },
      ];
      const inner = shape(
        [-s + border, -s + border],
        [s - border, -s + border],
        [s - border, s * 0.42 - 1],
        [s * 0.42 - 1, s - border],
        [-s + border, s - border],
      );
      const corner = shape(
        [s * 0.42, s],
        [s, s * 0.42],
        [s * 0.36, s * 0.3],
        [s * 0.38, s * 0.7, s * 0.42, s],
      );
      return {
        parts: [
          piece(outer, { cloth: "satin", dye: fabric.trim }, { puff: 2, drop: 1, folds }),
          piece(inner, paint, { puff: 0.6, drop: 1, folds, crumple: 1 }),
          piece(
            corner,
            { cloth: "satin", dye: lighter(fabric.trim, 0.12) },
            { puff: 1.6, drop: 1, lift: 0.8 },
          ),
        ],
        presentation: "flat",
        focus: { at: [s * 0.3, s * 0.3], width: 28, words: "the folded corner" },
      };
    },
  };
}

export const SCARF: Design = {
  ...ACCESSORY,
  fine: "Scarf",
  share: 18,
  audiences: [
    ["women", 2],
    ["men", 1],
    ["unisex", 2],
  ],
  price: [29, 95],
  occasions: ["winter walks", "the commute", "cold evenings", "travel"],
  pairings: ["an overcoat", "a denim jacket", "a beanie", "a turtleneck"],
  fabrics: [
    {
      ...SOFT_WOOL,
      patterns: [
        [null, 4],
        ["breton stripe", 1],
        ["fair isle", 1],
      ],
    },
    {
      cloth: "wool",
      name: "brushed wool",
      care: "Dry clean",
      dyes: [...NEUTRALS, ...BRIGHTS],
      patterns: [
        [null, 2],
        ["plaid", 4],
        ["houndstooth", 1],
        ["windowpane check", 1],
      ],
    },
  ],
  cut: scarf,
};

export const SILK_SCARF: Design = {
  ...ACCESSORY,
  fine: "Silk scarf",
  share: 12,
  audiences: [["women", 1]],
  price: [39, 120],
  occasions: ["the office", "city walks", "weddings", "travel"],
  pairings: ["a trench coat", "a plain blouse", "a leather bag", "a fine knit"],
  fabrics: [
    {
      cloth: "satin",
      name: "silk twill",
      care: "Dry clean only",
      dyes: [...BRIGHTS, ...PALES, ...dyesOf("navy", "black")],
      patterns: [
        ["floral", 2],
        ["paisley", 3],
        ["polka dot", 2],
        ["leopard print", 1],
        ["ditsy floral", 1],
      ],
    },
  ],
  cut: silkScarf,
};
