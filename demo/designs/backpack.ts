import { css, darker, seamOn } from "#draw/colour";
import { mark, type Paint, type Part, piece, stitch, stroke } from "#draw/drawing";
import { line, shape } from "#draw/path";
import { BRASS } from "#garments/closures";
import type { Random } from "#random";
import { BAG_CANVAS, BAG_LEATHER, BAG_NYLON, BAGS, handleOf } from "./bag-parts";
import { type Cut, type Design, paintOf, plainOf } from "./design";

function backpack(random: Random): Cut {
  const rolled = random.chance(0.3);
  const round = random.between(8, 12);
  const tall = random.between(36, 42);
  const wide = random.between(13.5, 15.5);
  const contrast = random.chance(0.45);
  return {
    attributes: {
      size: "medium",
      straps: "two padded shoulder straps",
      closure: rolled ? "roll top" : "zip",
    },
    traits: [
      rolled ? "a roll top held by a buckle" : "a curved zip around the top",
      "a zipped front pocket",
      "two padded shoulder straps",
      "a carrying loop",
      ...(contrast ? ["details in a second colour"] : []),
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const plain = plainOf(fabric);
      const trim: Paint = {
        cloth: contrast ? "leather" : fabric.cloth,
        dye: contrast ? fabric.trim : darker(fabric.dye.rgb, 0.16),
      };
      const thread = seamOn(paint.dye);
      const metal = BRASS;
      const parts: Part[] = [];
      for (const s of [-1, 1])
        parts.push(
          handleOf(
            line(
              [s * 6, -tall + 2],
              [s * (wide + 5.5), -tall + 2, s * (wide + 5), -12, s * (wide - 1), -4],
            ),
            3.4,
            plain,
            s > 0,
          ),
        );
      parts.push(
        handleOf(line([-3, -tall + 1], [-3.4, -tall - 5, 3.4, -tall - 5, 3, -tall + 1]), 1.5, trim),
      );
      parts.push(
        piece(
          shape(
            [wide - 2, -tall + 4],
            [wide + 3.4, -tall + 8, wide + 3.6, -18, wide + 2.6, -2],
            [wide - 2, 0],
          ),
          plain,
          { puff: 2.4, drop: 1, shade: 0.3 },
        ),
      );
      const top = rolled ? tall + 1 : tall;
      const body = shape(
        [-wide, -tall + round],
        [-wide + 0.5, -top, -wide + round, -top],
        [wide - round, -top],
        [wide - 0.5, -top, wide, -tall + round],
        [wide + 0.8, -16, wide - 0.2, -4],
        [wide - 0.8, 0, wide - 4, 0],
        [-wide + 4, 0],
        [-wide + 0.8, 0, -wide + 0.2, -4],
        [-wide - 0.8, -16, -wide, -tall + round],
      );
      parts.push(
        piece(body, paint, {
          puff: 5.5,
          drop: 1,
          folds: [{ path: line([-wide + 2, -22], [-4, -20, 2, -22]), width: 0.9, height: 0.5 }],
        }),
      );
      if (rolled) {
        parts.push(
          piece(
            shape(
              [-wide + 1, -tall - 1.4],
              [0, -tall - 2.4, wide - 1, -tall - 1.4],
              [wide - 0.4, -tall + 1.6, wide - 0.8, -tall + 4.4],
              [0, -tall + 5.4, -wide + 0.8, -tall + 4.4],
              [-wide + 0.4, -tall + 1.6, -wide + 1, -tall - 1.4],
            ),
            paint,
            { puff: 2.4, drop: 1, lift: 0.5 },
          ),
        );
        parts.push(
          handleOf(line([0, -tall - 1], [0.2, -tall + 6, 0, -tall + 13]), 2.4, trim),
          mark(
            [0, -tall + 9],
            `<rect x="-1.9" y="-1.4" width="3.8" height="2.8" rx=".4" fill="none" stroke="${css(metal)}" stroke-width=".6"/>`,
          ),
        );
      } else {
        const arc = line(
          [-wide + 2.4, -tall * 0.52],
          [-wide + 2.6, -tall + 3.4, -wide + round + 1, -tall + 3],
          [wide - round - 1, -tall + 3],
          [wide - 2.6, -tall + 3.4, wide - 2.4, -tall * 0.52],
        );
        parts.push(
          stroke(arc, darker(paint.dye, 0.45), 1.1),
          stroke(arc, metal, 0.45, { dash: "0.2 0.24" }),
          mark(
            [-wide + 2.4, -tall * 0.52],
            `<rect x="-.5" y="-.4" width="1" height="3.4" rx=".4" fill="${css(metal)}"/>`,
          ),
        );
      }
      const pocket = shape(
        [-wide + 2.4, -tall * 0.42],
        [wide - 2.4, -tall * 0.42],
        [wide - 1.8, -8, wide - 2.4, -4],
        [wide - 3, -2.2, wide - 5, -2.2],
        [-wide + 5, -2.2],
        [-wide + 3, -2.2, -wide + 2.4, -4],
        [-wide + 1.8, -8, -wide + 2.4, -tall * 0.42],
      );
      parts.push(
        piece(pocket, contrast ? plain : paint, {
          puff: 2.6,
          drop: 1,
          lift: 0.6,
          lines: [
            stitch(
              line([-wide + 2.4, -tall * 0.42 + 3.6], [wide - 2.4, -tall * 0.42 + 3.6]),
              thread,
            ),
          ],
        }),
      );
      const mouth = line([-wide + 3.4, -tall * 0.42 + 2], [wide - 3.4, -tall * 0.42 + 2]);
      parts.push(
        stroke(mouth, darker(paint.dye, 0.5), 1),
        stroke(mouth, metal, 0.42, { dash: "0.2 0.24" }),
        mark(
          [-wide + 4, -tall * 0.42 + 2],
          `<rect x="-.4" y="-.3" width="2.8" height=".9" rx=".4" fill="${css(metal)}"/>`,
          60,
        ),
      );
      parts.push(
        piece(shape([-3, -11], [3, -11], [3, -6.6], [-3, -6.6]), trim, {
          puff: 0.5,
          lift: 0.2,
          lines: [
            stitch(
              line([-2.6, -10.6], [2.6, -10.6], [2.6, -7], [-2.6, -7], [-2.6, -10.6]),
              thread,
              { width: 0.1 },
            ),
          ],
        }),
      );
      return {
        parts,
        presentation: "stand",
        focus: { at: [0, -12], width: 24, words: "the front pocket" },
      };
    },
  };
}

export const BACKPACK: Design = {
  ...BAGS,
  fine: "Backpack",
  share: 18,
  audiences: [
    ["unisex", 3],
    ["men", 1],
    ["women", 1],
  ],
  price: [59, 190],
  occasions: ["travel", "the commute", "school days", "hikes"],
  pairings: ["a parka", "a hoodie", "jeans and sneakers", "a denim jacket"],
  fabrics: [BAG_CANVAS, BAG_NYLON, BAG_LEATHER],
  cut: backpack,
};
