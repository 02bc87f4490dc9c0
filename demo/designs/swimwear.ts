import { darker, lighter, seamOn } from "#draw/colour";
import { bothSides, type Part, piece, stitch, stroke } from "#draw/drawing";
import { joined, line, mirrored, reversed, shape } from "#draw/path";
import { BRASS } from "#garments/closures";
import { clothBelt } from "#garments/fronts";
import { BRIGHTS, dyesOf } from "#palette";
import { type Random, randomFrom } from "#random";
import { type Cut, type Design, paintOf, plainOf } from "./design";

export function swimsuit(random: Random): Cut {
  const neck = random.pick(["scoop neck", "V-neck", "square neck"] as const);
  const depth = { "scoop neck": 16, "V-neck": 23, "square neck": 15 }[neck];
  const high = random.chance(0.4);
  const belt = random.chance(0.25);
  const chest = 16.6 + random.between(-0.4, 0.6);
  const waist = 13.8 + random.between(-0.4, 0.6);
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: { neckline: neck, sleeve: "straps", silhouette: high ? "high leg" : "classic leg" },
    traits: [
      `a ${neck}`,
      "slim shoulder straps",
      `a ${high ? "high-cut" : "classic"} leg`,
      ...(belt ? ["a matching belt"] : []),
      "a full lining",
    ],
    draw(fabric, view) {
      const paint = paintOf(fabric);
      const r = randomFrom(`swim ${seed}`);
      const d = view === "back" ? 30 : depth;
      const top =
        neck === "square neck"
          ? line([0, d], [6.6, d - 0.4], [7.2, 8, 7.4, 0])
          : neck === "V-neck"
            ? line([0, d], [4.6, d * 0.5, 7.4, 0])
            : line([0, d], [6, d, 7.2, 10, 7.4, 0]);
      const leg = line([17.4, high ? 50 : 56], [10, high ? 56 : 59, 5.4, 66, 4, 72]);
      const half = joined(
        top,
        line(
          [9.8, 0.2],
          [9.8, 8, 10.4, 17, chest, 21],
          [chest - 0.4, 29, waist, 32, waist, 39],
          [waist + 0.4, 45, 17.6, 46, 17.4, high ? 50 : 56],
        ),
        leg,
        line([4, 72], [2, 73.4, 0, 73.4]),
      );
      const open = { ...half, closed: false };
      const edge = darker(paint.dye, 0.2);
      const folds = [-1, 1].map((s) => ({
        path: line([s * (waist - 1), 39], [s * 7, 41, s * 2, 39 + r.between(0, 4)]),
        width: 0.9,
        height: 0.5,
      }));
      const parts: Part[] = [
        ...bothSides(stroke(line([8.6, 0.4], [8, 14]), darker(paint.dye, 0.4), 2)),
        piece(joined(open, reversed(mirrored(open))), paint, {
          puff: 9,
          folds,
          drop: 0.5,
          lines: bothSides(
            stroke(top, edge, 0.9),
            stroke(leg, edge, 1),
            stitch(leg, lighter(edge, 0.4), { width: 0.1 }),
          ),
        }),
      ];
      if (belt)
        parts.push(
          clothBelt(waist, 37.6, 2.4, { ...plainOf(fabric), dye: darker(paint.dye, 0.3) }),
          stroke(line([-1.6, 37.4], [1.8, 37.4], [1.8, 41], [-1.6, 41], [-1.6, 37.4]), BRASS, 0.6),
        );
      return {
        parts,
        presentation: "flat",
        focus: { at: [0, 16], width: 26, words: `the ${neck}` },
      };
    },
  };
}

function bikini(random: Random): Cut {
  const tie = random.chance(0.55);
  const tall = random.chance(0.4);
  const triangle = random.chance(0.6);
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      neckline: triangle ? "triangle top" : "bandeau top",
      silhouette: tall ? "high waist" : "low waist",
    },
    traits: [
      triangle ? "a triangle top on thin straps" : "a bandeau top twisted in the middle",
      tall ? "high-waisted briefs" : tie ? "briefs tied at the sides" : "plain low briefs",
      "a soft lining",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const r = randomFrom(`bikini ${seed}`);
      const cord = darker(paint.dye, 0.12);
      const parts: Part[] = [];
      if (triangle) {
        parts.push(
          ...bothSides(
            stroke(line([8, 8], [8.4, -4, 3, -14]), cord, 0.7),
            stroke(line([14, 19], [22, 20, 28, 17 + r.between(0, 2)]), cord, 0.7),
          ),
          stroke(line([-15, 19], [0, 20, 15, 19]), cord, 0.8),
        );
        parts.push(
          ...bothSides(
            piece(shape([8, 6], [13, 12, 15, 19.4], [8, 20.4, 0.8, 19.4], [4, 12, 8, 6]), paint, {
              puff: 4,
              drop: 1,
              folds: [
                { path: line([5, 19], [7, 15]), width: 0.6, height: 0.5 },
                { path: line([9, 19.4], [9, 15]), width: 0.6, height: -0.4 },
              ],
            }),
          ),
        );
      } else {
        parts.push(
          piece(
            shape(
              [-17, 8],
              [-8, 7, -1.6, 10],
              [0, 10.6, 1.6, 10],
              [8, 7, 17, 8],
              [17.4, 13, 17, 18],
              [8, 20, 1.6, 16.6],
              [0, 16, -1.6, 16.6],
              [-8, 20, -17, 18],
              [-17.4, 13, -17, 8],
            ),
            paint,
            {
              puff: 4,
              drop: 1,
              folds: [-1, 1].flatMap((s) =>
                [10, 12.6, 15].map((y, i) => ({
                  path: line([s * 1.4, 13.2], [s * 6, y, s * 12, y - 1 + i]),
                  width: 0.6,
                  height: i % 2 ? -0.7 : 0.7,
                })),
              ),
            },
          ),
        );
        parts.push(
          piece(
            shape(
              [-1.8, 9.6],
              [1.8, 9.6],
              [2.2, 13.4, 1.8, 17],
              [-1.8, 17],
              [-2.2, 13.4, -1.8, 9.6],
            ),
            paint,
            { puff: 1.2, drop: 1, lift: 0.3, grain: 90 },
          ),
        );
      }
      const top = tall ? 30 : 37;
      const brief = shape(
        [-16.6, top],
        [0, top + 2.4, 16.6, top],
        [17.6, top + 6, 17, top + 9],
        [9, 50, 5.6, 55, 3.8, 60],
        [0, 61.8, -3.8, 60],
        [-5.6, 55, -9, 50, -17, top + 9],
        [-17.6, top + 6, -16.6, top],
      );
      parts.push(
        piece(brief, paint, {
          puff: 6,
          drop: 0.7,
          lines: [stitch(line([-17, top + 1.2], [0, top + 3.6, 17, top + 1.2]), seamOn(paint.dye))],
        }),
      );
      if (tie && !tall)
        parts.push(
          ...bothSides(
            stroke(
              line([17, top + 3], [22, top - 1, 22.6, top + 4], [22, top + 6, 17.6, top + 4]),
              cord,
              0.7,
            ),
            stroke(line([17.4, top + 4], [20, top + 10, 19, top + 18]), cord, 0.7),
            stroke(line([17.4, top + 4], [23, top + 9, 23.4, top + 15]), cord, 0.7),
          ),
        );
      return { parts, presentation: "flat", focus: { at: [6, 14], width: 26, words: "the top" } };
    },
  };
}

const SWIM = [
  {
    cloth: "lycra" as const,
    name: "recycled swim lycra",
    care: "Rinse in fresh water and dry in the shade",
    dyes: [...BRIGHTS, ...dyesOf("black", "navy", "white", "olive", "brown")],
    patterns: [
      [null, 5],
      ["floral", 2],
      ["gingham", 1],
      ["leopard print", 1],
      ["polka dot", 1],
      ["breton stripe", 1],
    ] as const,
  },
];

export const SWIMSUIT: Design = {
  broad: "Swimwear",
  fine: "Swimsuit",
  share: 14,
  audiences: [["women", 1]],
  price: [49, 110],
  hasBack: true,
  occasions: ["the beach", "lengths in the pool", "holidays by the sea", "hot days"],
  pairings: ["a sun hat", "a linen shirt", "flat sandals", "a straw bag"],
  fabrics: SWIM,
  cut: swimsuit,
};

export const BIKINI: Design = {
  broad: "Swimwear",
  fine: "Bikini",
  share: 14,
  audiences: [["women", 1]],
  price: [45, 99],
  hasBack: false,
  occasions: ["the beach", "sunbathing", "holidays by the sea", "boat trips"],
  pairings: ["a sun hat", "denim shorts", "flat sandals", "sunglasses"],
  fabrics: SWIM,
  cut: bikini,
};
