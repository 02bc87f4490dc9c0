import { darker } from "#draw/colour";
import { type Part, piece, stroke } from "#draw/drawing";
import { ellipse, line, type Point, shape, smooth } from "#draw/path";
import { dyesOf, PALES } from "#palette";
import type { Random } from "#random";
import { ACCESSORY } from "./accessory";
import { type Cut, type Design, paintOf } from "./design";

function sunHat(random: Random): Cut {
  const brim = random.between(21, 27);
  const crown = random.between(9.5, 12);
  const bow = random.chance(0.35);
  return {
    attributes: {
      brim: brim > 24 ? "very wide brim" : "wide brim",
      detail: bow ? "ribbon with a bow" : "ribbon band",
    },
    traits: [
      brim > 24 ? "a very wide, gently waving brim" : "a wide brim",
      "a rounded crown",
      bow ? "a ribbon tied in a bow" : "a ribbon band around the crown",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const ribbonPaint = { cloth: "satin" as const, dye: fabric.trim };
      const brimPoints: Point[] = Array.from({ length: 14 }, (_, i) => {
        const a = (i / 14) * Math.PI * 2;
        return [Math.cos(a) * brim, Math.sin(a) * brim * 0.36 + Math.sin(a * 3 + 1) * 0.9];
      });
      const rings = [0.55, 0.68, 0.82, 0.93].map((k) =>
        stroke(ellipse(0, -0.4, brim * k, brim * 0.36 * k), darker(paint.dye, 0.35), 0.22, {
          opacity: 0.4,
        }),
      );
      const parts: Part[] = [
        piece(smooth(brimPoints), paint, {
          puff: 3,
          drop: 1,
          crumple: 0.8,
          lines: rings,
          folds: [
            { path: line([-brim, 1], [-brim * 0.5, 4, -4, 6]), width: 1.6, height: 1 },
            { path: line([brim * 0.9, 0], [brim * 0.6, 4, brim * 0.2, 6]), width: 1.6, height: -1 },
          ],
        }),
      ];
      const dome = shape(
        [-11, 0.6],
        [-11.4, -crown * 0.9, -8, -crown - 3, 0, -crown - 3],
        [8, -crown - 3, 11.4, -crown * 0.9, 11, 0.6],
        [6, 3.6, 0, 3.6],
        [-6, 3.6, -11, 0.6],
      );
      parts.push(
        piece(dome, paint, {
          puff: 6,
          drop: 1,
          lift: 0.6,
          crumple: 0.5,
          folds: [
            {
              path: line([-4, -crown - 2.6], [0, -crown + 1, 5, -crown - 2.4]),
              width: 1.2,
              height: -0.9,
            },
          ],
        }),
      );
      parts.push(
        piece(
          shape(
            [-11.2, -3],
            [-6, 0.4, 0, 0.4],
            [6, 0.4, 11.2, -3],
            [11.2, 0.4],
            [6, 3.7, 0, 3.7],
            [-6, 3.7, -11.2, 0.4],
          ),
          ribbonPaint,
          { puff: 1.6, drop: 0.6, lift: 0.25 },
        ),
      );
      if (bow) {
        for (const s of [-1, 1])
          parts.push(
            piece(
              shape(
                [7, 0.4],
                [7 + s * 2, -3, 7 + s * 5, -2.6, 7 + s * 4.6, 0.6],
                [7 + s * 4.4, 3, 7 + s * 2, 2.6, 7, 0.8],
              ),
              ribbonPaint,
              { puff: 1.4, drop: 1, lift: 0.35 },
            ),
          );
        parts.push(
          piece(shape([6.2, -0.6], [7.8, -0.6], [7.9, 1.8], [6.1, 1.8]), ribbonPaint, {
            puff: 0.8,
            drop: 1,
            lift: 0.2,
          }),
        );
      }
      return {
        parts,
        presentation: "flat",
        focus: { at: [4, -3], width: 24, words: "the crown and ribbon" },
      };
    },
  };
}

export const SUN_HAT: Design = {
  ...ACCESSORY,
  fine: "Sun hat",
  share: 14,
  audiences: [["women", 1]],
  price: [35, 90],
  occasions: ["the beach", "garden parties", "holidays by the sea", "hot days"],
  pairings: ["a maxi dress", "a swimsuit", "linen trousers", "sunglasses"],
  fabrics: [
    {
      cloth: "straw",
      name: "woven straw",
      care: "Dust with a dry brush",
      dyes: dyesOf("beige", "tan", "cream", "camel", "black", "white"),
    },
    {
      cloth: "canvas",
      name: "cotton canvas",
      care: "Spot clean",
      dyes: [...PALES, ...dyesOf("navy", "olive")],
    },
  ],
  cut: sunHat,
};
