import { darker, lighter, seamOn } from "#draw/colour";
import { type Part, piece, stitch, stroke } from "#draw/drawing";
import { line, shape } from "#draw/path";
import { BRASS, STEEL, stud } from "#garments/closures";
import { BRIGHTS, dyesOf } from "#palette";
import type { Random } from "#random";
import { BAG_LEATHER, BAGS, handleOf } from "./bag-parts";
import { type Cut, type Design, paintOf, plainOf } from "./design";

export function clutch(random: Random): Cut {
  const style = random.pick(["envelope", "frame", "fold-over"] as const);
  const wide = random.between(12, 14.5);
  const tall = style === "frame" ? random.between(11, 13) : random.between(13, 16);
  const metal = random.chance(0.75) ? BRASS : STEEL;
  const wrist = random.chance(0.3);
  return {
    attributes: {
      size: "small",
      closure: style === "frame" ? "kiss clasp" : "magnetic flap",
      detail: style,
    },
    traits: [
      {
        envelope: "a pointed envelope flap",
        frame: "a metal frame with a kiss clasp",
        "fold-over": "a soft folded top",
      }[style],
      ...(wrist ? ["a loop for the wrist"] : []),
      "a slim shape for phone and keys",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const thread = seamOn(paint.dye);
      const parts: Part[] = [];
      if (wrist)
        parts.push(
          handleOf(
            line(
              [wide - 1, -tall + 3],
              [wide + 9, -tall + 1, wide + 8, -1, wide + 3, -2],
              [wide + 1, -3, wide + 4, -tall + 5, wide - 1, -tall + 3.6],
            ),
            1,
            plainOf(fabric),
          ),
        );
      const body =
        style === "frame"
          ? shape(
              [-wide + 1, -tall],
              [0, -tall - 0.6, wide - 1, -tall],
              [wide + 1.4, -tall * 0.4, wide, -2],
              [wide - 1, 0, wide - 4, 0],
              [0, 0.5, -wide + 4, 0],
              [-wide + 1, 0, -wide, -2],
              [-wide - 1.4, -tall * 0.4, -wide + 1, -tall],
            )
          : shape(
              [-wide, -tall],
              [wide, -tall],
              [wide + 0.3, -tall * 0.5, wide, -0.8],
              [wide - 0.1, 0, wide - 0.8, 0],
              [0, 0.3, -wide + 0.8, 0],
              [-wide + 0.1, 0, -wide, -0.8],
              [-wide - 0.3, -tall * 0.5, -wide, -tall],
            );
      const pleats =
        style === "frame"
          ? [-8, -4.6, -1.6, 1.6, 4.6, 8].map((x, i) => ({
              path: line([x * 0.8, -tall + 1], [x, -tall * 0.6, x * 1.2, -2]),
              width: 0.7,
              height: i % 2 ? 0.7 : -0.7,
            }))
          : [];
      parts.push(piece(body, paint, { puff: 2.8, drop: 1, crumple: 0.4, folds: pleats }));
      if (style === "envelope")
        parts.push(
          piece(
            shape(
              [-wide - 0.1, -tall - 0.4],
              [wide + 0.1, -tall - 0.4],
              [wide * 0.4, -tall * 0.62, 1.4, -tall * 0.36],
              [0, -tall * 0.3, -1.4, -tall * 0.36],
              [-wide * 0.4, -tall * 0.62, -wide - 0.1, -tall - 0.4],
            ),
            paint,
            {
              puff: 1.6,
              drop: 1,
              lift: 0.55,
              crumple: 0.3,
              lines: [
                stitch(
                  line(
                    [-wide + 1, -tall],
                    [-wide * 0.4, -tall * 0.66, 0, -tall * 0.38],
                    [wide * 0.4, -tall * 0.66, wide - 1, -tall],
                  ),
                  thread,
                  { width: 0.12 },
                ),
              ],
            },
          ),
          stud([0, -tall * 0.42], 0.9, metal),
        );
      if (style === "fold-over")
        parts.push(
          piece(
            shape(
              [-wide - 0.2, -tall - 0.5],
              [0, -tall - 1, wide + 0.2, -tall - 0.5],
              [wide + 0.4, -tall * 0.6, wide + 0.1, -tall * 0.4],
              [0, -tall * 0.36, -wide - 0.1, -tall * 0.4],
              [-wide - 0.4, -tall * 0.6, -wide - 0.2, -tall - 0.5],
            ),
            paint,
            {
              puff: 2.2,
              drop: 1,
              lift: 0.7,
              lines: [
                stroke(
                  line([-wide, -tall * 0.5], [wide, -tall * 0.5]),
                  darker(paint.dye, 0.4),
                  0.5,
                ),
                stroke(line([-wide, -tall * 0.5], [wide, -tall * 0.5]), metal, 0.28, {
                  dash: "0.16 0.2",
                }),
              ],
            },
          ),
        );
      if (style === "frame") {
        const bar = line(
          [-wide + 0.6, -tall + 2.6],
          [-wide + 0.8, -tall - 0.6, -wide + 2.4, -tall - 0.7],
          [0, -tall - 1.4, wide - 2.4, -tall - 0.7],
          [wide - 0.8, -tall - 0.6, wide - 0.6, -tall + 2.6],
        );
        parts.push(
          stroke(bar, darker(metal, 0.45), 1.5),
          stroke(bar, metal, 1.15),
          stroke(
            line([-wide + 2.4, -tall - 1], [0, -tall - 1.6, wide - 2.4, -tall - 1]),
            lighter(metal, 0.65),
            0.28,
          ),
          stud([-0.8, -tall - 1.9], 0.9, metal),
          stud([0.9, -tall - 1.9], 0.9, metal),
        );
      }
      return {
        parts,
        presentation: "stand",
        focus: { at: [0, -tall * 0.6], width: 17, words: "the clasp" },
      };
    },
  };
}

export const CLUTCH: Design = {
  ...BAGS,
  fine: "Clutch",
  share: 16,
  audiences: [["women", 1]],
  price: [45, 160],
  occasions: ["cocktail parties", "weddings", "evenings out", "an evening at the opera"],
  pairings: ["a cocktail dress", "a jumpsuit", "pumps", "a slip dress"],
  fabrics: [
    BAG_LEATHER,
    {
      cloth: "satin" as const,
      name: "pleated satin",
      care: "Spot clean only",
      dyes: [...BRIGHTS, ...dyesOf("black", "blush", "silver", "gold")],
    },
    {
      cloth: "sequin" as const,
      name: "sequins",
      care: "Spot clean only",
      dyes: dyesOf("gold", "silver", "black", "green", "navy"),
    },
    {
      cloth: "velvet" as const,
      name: "velvet",
      care: "Brush gently",
      dyes: dyesOf("burgundy", "green", "navy", "black", "purple"),
    },
  ],
  cut: clutch,
};
