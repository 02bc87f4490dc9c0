import { darker, seamOn } from "#draw/colour";
import { bothSides, type Paint, type Part, piece, stitch, stroke } from "#draw/drawing";
import { line, shape } from "#draw/path";
import { BRASS } from "#garments/closures";
import type { Random } from "#random";
import { BAG_CANVAS, BAG_LEATHER, BAG_STRAW, BAGS, handleOf } from "./bag-parts";
import { type Cut, type Design, paintOf, plainOf } from "./design";

function tote(random: Random): Cut {
  const wide = random.between(16, 20);
  const tall = random.between(27, 33);
  const drop = random.between(14, 22);
  const pocket = random.chance(0.3);
  const charm = random.chance(0.3);
  const duo = random.chance(0.3);
  return {
    attributes: {
      size: wide > 18 ? "large" : "medium",
      straps: drop > 18 ? "long shoulder handles" : "short handles",
      closure: "open top",
    },
    traits: [
      "an open top",
      drop > 18 ? "two long handles for the shoulder" : "two short handles",
      "a roomy rectangular body",
      ...(pocket ? ["an outside pocket"] : []),
      ...(duo ? ["a base in a second colour"] : []),
      ...(charm ? ["a small hanging tag"] : []),
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const trim: Paint =
        fabric.cloth === "leather"
          ? plainOf(fabric)
          : { cloth: "leather", dye: duo ? fabric.trim : darker(fabric.dye.rgb, 0.35) };
      const thread = seamOn(paint.dye);
      const gusset = 6.5;
      const parts: Part[] = [
        handleOf(
          line(
            [-7 + 3, -tall - 1.6],
            [-6 + 3, -tall - drop * 1.25, 8 + 3, -tall - drop * 1.25, 8.5 + 3, -tall - 1.6],
          ),
          2,
          trim,
          true,
        ),
      ];
      parts.push(
        piece(
          shape(
            [-wide, -tall],
            [-wide + gusset, -tall - 2.4],
            [wide + gusset, -tall - 2],
            [wide, -tall + 0.3],
          ),
          { ...paint, pattern: null, dye: darker(paint.dye, 0.4) },
          { puff: 0.5, shade: 0.5 },
        ),
      );
      parts.push(
        piece(
          shape(
            [wide, -tall],
            [wide + gusset, -tall - 2],
            [wide + gusset - 1.4, -2.4],
            [wide - 1.2, 0],
          ),
          paint,
          {
            puff: 2,
            drop: 1,
            shade: 0.28,
            grain: 2,
            folds: [
              {
                path: line(
                  [wide + gusset * 0.5, -tall],
                  [wide + 1.6, -tall * 0.5, wide + gusset * 0.4, -3],
                ),
                width: 0.8,
                height: -1,
              },
            ],
          },
        ),
      );
      const front = shape(
        [-wide, -tall],
        [0, -tall + 0.8, wide, -tall],
        [wide - 0.3, -tall * 0.5, wide - 1.2, -1],
        [wide - 2, 0],
        [0, 0.5, -wide + 2.2, 0],
        [-wide + 1.2, -1],
        [-wide + 0.3, -tall * 0.5, -wide, -tall],
      );
      const lines = [
        stitch(line([-wide, -tall + 1.6], [0, -tall + 2.4, wide, -tall + 1.6]), thread, {
          width: 0.14,
        }),
        stitch(line([-wide + 0.9, -tall], [-wide + 2, -1]), thread, { width: 0.12, opacity: 0.5 }),
      ];
      parts.push(
        piece(front, paint, {
          puff: 3.6,
          drop: 0.6,
          lines,
          folds: [
            {
              path: line(
                [-wide * 0.6, -tall],
                [-wide * 0.5, -tall * 0.6, -wide * 0.2, -tall * 0.4],
              ),
              width: 1,
              height: -0.6,
            },
            {
              path: line([wide * 0.5, -tall], [wide * 0.45, -tall * 0.5, wide * 0.6, -4]),
              width: 1.2,
              height: 0.7,
            },
            { path: line([-wide + 3, -3], [0, -5, wide - 4, -2.4]), width: 0.9, height: 0.4 },
          ],
        }),
      );
      if (duo)
        parts.push(
          piece(
            shape(
              [-wide + 0.9, -8],
              [0, -7.4, wide - 0.8, -8],
              [wide - 1.2, -1],
              [wide - 2, 0],
              [0, 0.5, -wide + 2.2, 0],
              [-wide + 1.2, -1],
            ),
            trim,
            {
              puff: 3,
              drop: 0.6,
              lines: [stitch(line([-wide, -7.4], [0, -6.8, wide, -7.4]), thread)],
            },
          ),
        );
      if (pocket)
        parts.push(
          piece(
            shape(
              [-8, -tall * 0.62],
              [8, -tall * 0.62],
              [7.8, -6],
              [6.8, -5],
              [-6.8, -5],
              [-7.8, -6],
            ),
            paint,
            {
              puff: 1,
              lift: 0.35,
              lines: [stitch(line([-8, -tall * 0.62 + 1], [8, -tall * 0.62 + 1]), thread)],
            },
          ),
        );
      parts.push(
        handleOf(
          line([-8.5, -tall + 5], [-8, -tall - drop * 1.3, 8, -tall - drop * 1.3, 8.5, -tall + 5]),
          2.1,
          trim,
        ),
      );
      parts.push(
        ...bothSides(
          stroke(line([7.6, -tall + 1.4], [9.4, -tall + 4.4]), thread, 0.2),
          stroke(line([9.4, -tall + 1.4], [7.6, -tall + 4.4]), thread, 0.2),
        ),
      );
      if (charm)
        parts.push(
          stroke(line([8.5, -tall + 1], [10.4, -tall + 4, 10.6, -tall + 7]), BRASS, 0.3),
          piece(
            shape(
              [9.4, -tall + 7],
              [11.8, -tall + 7],
              [11.8, -tall + 11.6],
              [10.6, -tall + 12.6],
              [9.4, -tall + 11.6],
            ),
            trim,
            { puff: 0.6, lift: 0.4 },
          ),
        );
      return {
        parts,
        presentation: "stand",
        focus: { at: [0, -tall + 2], width: 24, words: "the handles" },
      };
    },
  };
}

export const TOTE_BAG: Design = {
  ...BAGS,
  fine: "Tote bag",
  share: 22,
  audiences: [
    ["women", 3],
    ["unisex", 2],
  ],
  price: [39, 220],
  occasions: ["the office", "market days", "the beach", "travel"],
  pairings: ["a trench coat", "a linen dress", "straight jeans", "a blazer"],
  fabrics: [BAG_LEATHER, BAG_CANVAS, BAG_STRAW],
  cut: tote,
};
