import { darker, seamOn } from "#draw/colour";
import { bothSides, type Part, piece, ribbon, stitch, stroke } from "#draw/drawing";
import { joined, line, mirrored, reversed, symmetric } from "#draw/path";
import { BRIGHTS, dyesOf, PALES } from "#palette";
import { type Random, randomFrom } from "#random";
import { type Cut, type Design, paintOf } from "./design";
import { DRESSES } from "./dress-lengths";

function slipDress(random: Random): Cut {
  const cowl = random.chance(0.45);
  const [lengthName, bottom] = random.pick([
    ["above the knee", 84],
    ["mid-calf length", 114],
    ["ankle length", 140],
  ] as const);
  const end = bottom + random.between(-3, 3);
  const chest = 19.6 + random.between(-0.6, 0.8);
  const waist = 18 + random.between(-0.5, 1);
  const hem = 23 + (end - 40) * random.between(0.05, 0.13);
  const slit = end > 100 && random.chance(0.5);
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      silhouette: "bias cut",
      length: lengthName,
      sleeve: "thin straps",
      neckline: cowl ? "cowl neck" : "V-neck",
    },
    traits: [
      "straps as thin as string",
      cowl ? "a draped cowl neck" : "a plain V-neck",
      "a bias cut without a waist seam",
      `a hem at ${lengthName === "above the knee" ? "mid-thigh" : lengthName.replace(" length", "")}`,
      ...(slit ? ["a slit at the side"] : []),
    ],
    draw(fabric, view) {
      const r = randomFrom(`slip ${seed}`);
      const paint = paintOf(fabric);
      const back = view === "back";
      const depth = back ? 22 : cowl ? 20 : 23;
      const half = line(
        [0, depth],
        [4, cowl ? depth - 0.6 : 18, 9.6, 12],
        [11.6, 13.4, 14, 19.6, chest, 22],
        [chest - 0.6, 32, waist, 36, waist, 42],
        [waist + 1, 50, 22.6, 56, 23, 64],
        [hem, end],
        [hem * 0.5, end + 3, 0, end + 3],
      );
      const folds = [-1, 1].flatMap((s) => [
        { path: line([s * 9, 14], [s * 6, 26, s * 9, 40]), width: 1, height: 0.8 },
        {
          path: line(
            [s * r.between(5, 9), 46],
            [s * r.between(8, 13), 74, s * r.between(9, 16), end - 4],
          ),
          width: 1.7,
          height: 1.2,
        },
        {
          path: line(
            [s * r.between(1, 4), 50],
            [s * r.between(3, 7), 80, s * r.between(3, 8), end],
          ),
          width: 1.5,
          height: -1.1,
        },
        {
          path: line([s * (waist - 1), 40], [s * 8, 44, s * 2, 46 + r.between(0, 4)]),
          width: 1,
          height: 0.8,
        },
        {
          path: line([s * (waist - 0.5), 45], [s * 10, 50, s * 4, 53 + r.between(0, 4)]),
          width: 1,
          height: -0.7,
        },
      ]);
      const swag =
        cowl && !back
          ? [0, 1, 2].map((i) => ({
              path: line([-8.6 + i, 14 + i * 0.6], [0, 25 + i * 6, 8.6 - i, 14 + i * 0.6]),
              width: 0.9 + i * 0.2,
              height: i % 2 ? -1 : 1.1,
            }))
          : [];
      const lines = [
        ...(slit
          ? [
              stroke(
                line([hem * 0.7, end + 2], [hem * 0.66, end - 36]),
                darker(paint.dye, 0.65),
                0.5,
              ),
            ]
          : []),
        stitch(line([-hem, end - 0.8], [0, end + 4, hem, end - 0.8]), seamOn(paint.dye), {
          opacity: 0.5,
        }),
      ];
      const inside = symmetric([0, 17.4], [5, 17, 12, 18], [chest, 22], [8, 27, 0, 27]);
      const parts: Part[] = [
        ...bothSides(stroke(line([7.6, -3], [9, 6, 9.6, 18]), darker(paint.dye, 0.3), 0.55)),
        piece(
          inside,
          { ...paint, pattern: null, dye: darker(paint.dye, 0.22) },
          { shade: 0.3, puff: 2 },
        ),
        piece(joined(half, { ...reversed(mirrored(half)), closed: false }), paint, {
          puff: 8,
          crumple: 0.9,
          grain: 30,
          folds: [...folds, ...swag],
          lines,
          drop: 0.15,
        }),
        ...bothSides(
          piece(
            ribbon(line([9.6, 12.4], [9.4, 4, 7.6, -3]), 0.7),
            { ...paint, pattern: null },
            { puff: 0.4, crumple: 0, lift: 0.2 },
          ),
        ),
      ];
      return {
        parts,
        presentation: "hanger",
        hanger: { shoulder: [15.5, 1.2], neck: -4 },
        focus: { at: [0, 20], width: 40, words: "the neckline" },
      };
    },
  };
}

export const SLIP_DRESS: Design = {
  ...DRESSES,
  fine: "Slip dress",
  share: 18,
  price: [85, 210],
  occasions: ["evenings out", "date night", "a summer wedding", "layering over a T-shirt"],
  pairings: ["a leather jacket", "strappy sandals", "a fine turtleneck", "a long cardigan"],
  fabrics: [
    {
      cloth: "satin",
      name: "silk satin",
      care: "Hand wash cold or dry clean",
      dyes: [...PALES, ...BRIGHTS, ...dyesOf("black", "navy", "silver", "gold")],
      patterns: [
        [null, 7],
        ["leopard print", 1],
        ["floral", 1],
      ],
    },
  ],
  cut: slipDress,
};
