import { darker, seamOn } from "#draw/colour";
import { type Paint, type Part, piece, stitch, stroke } from "#draw/drawing";
import { ellipse, line, shape } from "#draw/path";
import { BRASS, stud } from "#garments/closures";
import type { Random } from "#random";
import { BAG_CANVAS, BAG_LEATHER, BAG_STRAW, BAG_SUEDE, BAGS, handleOf } from "./bag-parts";
import { type Cut, type Design, paintOf, plainOf } from "./design";

function bucket(random: Random): Cut {
  const tall = random.between(22, 26);
  const wide = random.between(11, 13);
  return {
    attributes: { size: "medium", straps: "one shoulder strap", closure: "drawstring" },
    traits: [
      "a drawstring top with gathered folds",
      "a round flat base",
      "one adjustable shoulder strap",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const trim: Paint =
        fabric.cloth === "leather" || fabric.cloth === "suede"
          ? { ...plainOf(fabric), dye: darker(fabric.dye.rgb, 0.18) }
          : { cloth: "leather", dye: [140, 92, 56] };
      const parts: Part[] = [
        handleOf(
          line(
            [-wide + 1.6, -tall + 4],
            [-wide - 2, -tall - 20, wide + 3, -tall - 20, wide - 1.6, -tall + 4],
          ),
          1.8,
          trim,
        ),
      ];
      parts.push(
        piece(
          ellipse(0, -tall, wide - 1.4, 2.2),
          { ...paint, pattern: null, dye: darker(paint.dye, 0.4) },
          { shade: 0.5, puff: 1 },
        ),
      );
      const folds = [-9, -6.4, -3.8, -1.2, 1.4, 4, 6.6, 9].map((x, i) => ({
        path: line([x * 0.95, -tall], [x * 0.8, -tall + 4, x, -tall + 9 + (i % 3) * 2]),
        width: 0.7,
        height: i % 2 ? 0.9 : -0.9,
      }));
      parts.push(
        piece(
          shape(
            [-wide + 1.2, -tall],
            [-6, -tall + 2.4, 0, -tall + 2.2],
            [6, -tall + 2.4, wide - 1.2, -tall],
            [wide - 2.2, -tall + 4.6],
            [wide + 1, -tall * 0.4, wide, -2],
            [8, 1, 0, 1],
            [-8, 1, -wide, -2],
            [-wide - 1, -tall * 0.4, -wide + 2.2, -tall + 4.6],
          ),
          paint,
          { puff: 5, drop: 0.5, folds },
        ),
      );
      parts.push(
        piece(
          shape(
            [-wide - 0.2, -5],
            [-8, -2.4, 0, -2.4],
            [8, -2.4, wide + 0.2, -5],
            [wide, -2],
            [8, 1.1, 0, 1.1],
            [-8, 1.1, -wide, -2],
          ),
          trim,
          {
            puff: 2.4,
            drop: 0.6,
            lines: [
              stitch(
                line([-wide, -4.2], [-8, -1.6, 0, -1.6], [8, -1.6, wide, -4.2]),
                seamOn(trim.dye),
              ),
            ],
          },
        ),
      );
      const cord = line(
        [-wide + 2.2, -tall + 4.6],
        [-5, -tall + 7, 0, -tall + 6.6],
        [5, -tall + 7, wide - 2.2, -tall + 4.6],
      );
      parts.push(stroke(cord, darker(trim.dye, 0.5), 0.95), stroke(cord, trim.dye, 0.65));
      for (const s of [-1, 1])
        parts.push(
          stroke(
            line([s * 0.8, -tall + 6.7], [s * 3, -tall + 11, s * 2, -tall + 15]),
            darker(trim.dye, 0.5),
            0.9,
          ),
          stroke(
            line([s * 0.8, -tall + 6.7], [s * 3, -tall + 11, s * 2, -tall + 15]),
            trim.dye,
            0.6,
          ),
          stud([s * 2, -tall + 15.4], 0.7, BRASS),
        );
      return {
        parts,
        presentation: "stand",
        focus: { at: [0, -tall + 7], width: 17, words: "the drawstring" },
      };
    },
  };
}

export const BUCKET_BAG: Design = {
  ...BAGS,
  fine: "Bucket bag",
  share: 12,
  audiences: [["women", 1]],
  price: [69, 190],
  occasions: ["weekends", "city walks", "market days", "summer evenings"],
  pairings: ["a linen dress", "wide-leg trousers", "a chunky sweater", "flat sandals"],
  fabrics: [BAG_LEATHER, BAG_SUEDE, BAG_CANVAS, BAG_STRAW],
  cut: bucket,
};
