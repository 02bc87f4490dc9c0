import { darker } from "#draw/colour";
import { type Part, piece } from "#draw/drawing";
import { line, shape } from "#draw/path";
import { BRIGHTS, NEUTRALS } from "#palette";
import type { Random } from "#random";
import { ACCESSORY } from "./accessory";
import { type Cut, type Design, paintOf } from "./design";

export function tie(random: Random): Cut {
  const wide = random.between(3.2, 4.6);
  return {
    attributes: { width: wide > 4 ? "classic width" : "slim", detail: "pointed end" },
    traits: [
      "a neat knot",
      wide > 4 ? "a classic width" : "a slim width",
      "a pointed end with a folded lining",
    ],
    draw(fabric) {
      const paint = {
        ...paintOf(fabric),
        pattern: fabric.pattern && { ...fabric.pattern, size: fabric.pattern.size * 0.6 },
      };
      const parts: Part[] = [];
      const loop = shape(
        [-3.2, -1],
        [-9, -6, -8.4, -12, 0, -12.6],
        [8.4, -12, 9, -6, 3.2, -1],
        [2, -1.6],
        [6.4, -5, 6.6, -9.4, 0, -9.8],
        [-6.6, -9.4, -6.4, -5, -2, -1.6],
      );
      parts.push(piece(loop, paint, { puff: 1.4, drop: 1, grain: 60 }));
      parts.push(
        piece(
          shape([-0.6, 3], [2.2, 3], [3.6, 34], [2, 37.6], [0.2, 34]),
          { ...paint, dye: darker(paint.dye, 0.15) },
          { puff: 1, shade: 0.2, grain: 40 },
        ),
      );
      parts.push(
        piece(
          shape(
            [-1.9, 3],
            [1.9, 3],
            [wide - 0.6, 28, wide, 45],
            [0, 51.4],
            [-wide, 45],
            [-wide + 0.6, 28, -1.9, 3],
          ),
          paint,
          {
            puff: 1.6,
            drop: 0.3,
            lift: 0.5,
            grain: 45,
            crumple: 0.4,
            folds: [{ path: line([0.2, 3], [-0.4, 9, 0.4, 17]), width: 0.7, height: -0.9 }],
          },
        ),
      );
      parts.push(
        piece(
          shape(
            [-3.5, -1.6],
            [0, -2.6, 3.5, -1.6],
            [2.9, 1.4, 1.9, 3.6],
            [0, 4.2, -1.9, 3.6],
            [-2.9, 1.4, -3.5, -1.6],
          ),
          paint,
          { puff: 1.6, drop: 1, lift: 0.45, grain: -45 },
        ),
      );
      return { parts, presentation: "flat", focus: { at: [0, 3], width: 17, words: "the knot" } };
    },
  };
}

export const TIE: Design = {
  ...ACCESSORY,
  fine: "Tie",
  share: 14,
  audiences: [["men", 1]],
  price: [35, 95],
  occasions: ["the office", "weddings", "formal evenings", "interviews"],
  pairings: ["an oxford shirt", "a blazer", "a wool suit", "tailored trousers"],
  fabrics: [
    {
      cloth: "satin",
      name: "woven silk",
      care: "Dry clean only",
      dyes: [...BRIGHTS, ...NEUTRALS],
      patterns: [
        [null, 3],
        ["breton stripe", 3],
        ["polka dot", 3],
        ["paisley", 2],
      ],
    },
    {
      cloth: "wool",
      name: "wool flannel",
      care: "Dry clean only",
      dyes: NEUTRALS,
      patterns: [
        [null, 3],
        ["plaid", 1],
        ["houndstooth", 1],
      ],
    },
  ],
  cut: tie,
};
