import { lighter } from "#draw/colour";
import { mark, type Part, piece } from "#draw/drawing";
import { line, type Point, shape, smooth } from "#draw/path";
import { BRIGHTS, NEUTRALS } from "#palette";
import type { Random } from "#random";
import { ACCESSORY } from "./accessory";
import { SOFT_WOOL } from "./accessory-wool";
import { type Cut, type Design, paintOf } from "./design";

export function beanie(random: Random): Cut {
  const pom = random.chance(0.4);
  const fold = random.between(6, 8);
  const tall = random.between(17, 20);
  const patch = random.chance(0.4);
  return {
    attributes: { detail: pom ? "pompom" : "folded edge" },
    traits: [
      "a deep folded edge",
      ...(pom ? ["a soft pompom"] : []),
      ...(patch ? ["a small sewn label"] : []),
      "a close rounded crown",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const parts: Part[] = [];
      const crown = shape(
        [-11, -fold + 1],
        [-11.6, -tall + 1, -6, -tall - 1.6, 0, -tall - 1.6],
        [6, -tall - 1.6, 11.6, -tall + 1, 11, -fold + 1],
      );
      const folds = [-7, -3.4, 0.4, 4, 7.4].map((x, i) => ({
        path: line([x * 1.2, -fold], [x * 1.1, -tall + 4, x * 0.3, -tall - 1.4]),
        width: 0.7,
        height: i % 2 ? 0.45 : -0.5,
      }));
      if (pom)
        parts.push(
          piece(
            smooth(
              Array.from({ length: 22 }, (_, i): Point => {
                const a = (i / 22) * Math.PI * 2;
                const r = 4.3 + (i % 2 ? 0.5 : -0.2);
                return [Math.cos(a) * r, -tall - 4 + Math.sin(a) * r];
              }),
            ),
            { cloth: "teddy", dye: lighter(paint.dye, 0.12) },
            { puff: 4, drop: 1 },
          ),
        );
      parts.push(piece(crown, paint, { puff: 7, drop: 0.9, folds, crumple: 0.5 }));
      parts.push(
        piece(
          shape(
            [-11.8, -fold],
            [0, -fold + 1.6, 11.8, -fold],
            [12.2, -fold * 0.5, 11.6, 0],
            [0, 2.2, -11.6, 0],
            [-12.2, -fold * 0.5, -11.8, -fold],
          ),
          { ...paint, pattern: null, cloth: paint.cloth === "knit" ? "rib" : paint.cloth },
          { puff: 4, drop: 0.8, lift: 0.55, crumple: 0.5 },
        ),
      );
      if (patch)
        parts.push(
          mark(
            [5.6, -fold * 0.42],
            `<rect x="-1.8" y="-1.1" width="3.6" height="2.2" rx=".15" fill="#efe8d8"/><path d="M-1.1 -.2H1.1M-.7 .4H.7" stroke="#77664f" stroke-width=".18"/>`,
            -3,
          ),
        );
      return {
        parts,
        presentation: "flat",
        fill: 0.82,
        focus: { at: [0, -fold], width: 17, words: "the knit and fold" },
      };
    },
  };
}

export const BEANIE: Design = {
  ...ACCESSORY,
  fine: "Beanie",
  share: 16,
  audiences: [
    ["unisex", 2],
    ["women", 1],
    ["men", 1],
  ],
  price: [25, 65],
  occasions: ["winter walks", "frosty mornings", "the commute", "weekends"],
  pairings: ["a puffer jacket", "a knitted scarf", "an overcoat", "a chunky sweater"],
  fabrics: [
    SOFT_WOOL,
    {
      cloth: "chunky",
      name: "chunky wool",
      care: "Hand wash cool",
      dyes: [...NEUTRALS, ...BRIGHTS],
    },
  ],
  cut: beanie,
};
