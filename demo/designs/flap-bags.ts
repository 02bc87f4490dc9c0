import { css, darker, lighter, seamOn } from "#draw/colour";
import { mark, type Part, piece, stitch, stroke } from "#draw/drawing";
import { line, shape } from "#draw/path";
import { BRASS, STEEL, stud } from "#garments/closures";
import { dyesOf } from "#palette";
import type { Random } from "#random";
import { BAG_LEATHER, BAG_SUEDE, BAGS, handleOf, strapRing } from "./bag-parts";
import { type Cut, type Design, paintOf, plainOf } from "./design";

function flapShare(seed: string, low: number, high: number): number {
  return low + ((seed.length * 7) % 10) * 0.1 * (high - low);
}

function flapBag(random: Random, kind: "crossbody" | "shoulder"): Cut {
  const cross = kind === "crossbody";
  const wide = cross ? random.between(9, 11.5) : random.between(12, 14.5);
  const tall = cross ? random.between(13, 16) : random.between(12, 15);
  const style = random.pick(["turn lock", "magnet tab", "chain"] as const);
  const round = random.between(2.4, 6);
  const quilted = random.chance(0.3);
  const metal = random.chance(0.7) ? BRASS : STEEL;
  return {
    attributes: {
      size: cross ? "small" : "medium",
      straps:
        style === "chain" ? "chain strap" : cross ? "long thin strap" : "short shoulder strap",
      closure: style === "turn lock" ? "turn lock" : "magnetic flap",
    },
    traits: [
      "a front flap",
      style === "chain"
        ? "a metal chain strap"
        : cross
          ? "a long thin strap to wear across the body"
          : "a short strap for the shoulder",
      style === "turn lock"
        ? "a metal turn lock"
        : style === "magnet tab"
          ? "a tab with a hidden magnet"
          : "a round metal stud",
      ...(quilted ? ["diamond quilting"] : []),
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const thread = seamOn(paint.dye);
      const parts: Part[] = [];
      const loop = cross
        ? line(
            [-wide + 0.6, -tall + 1],
            [-wide - 5, -tall - 26, wide + 7, -tall - 27, wide + 1.6, -tall + 0.6],
          )
        : line(
            [-wide + 0.8, -tall + 1],
            [-wide + 1, -tall - 13, wide - 0.4, -tall - 13, wide + 0.6, -tall + 0.6],
          );
      if (style === "chain")
        parts.push(
          stroke(loop, darker(metal, 0.45), 1.15),
          stroke(loop, metal, 0.85, { dash: "0.9 0.5" }),
          stroke(loop, lighter(metal, 0.6), 0.22, { dash: "0.5 0.9" }),
        );
      else parts.push(handleOf(loop, cross ? 1.1 : 2.4, plainOf(fabric)));
      const side = shape(
        [wide - 0.4, -tall + 0.4],
        [wide + 3.6, -tall - 0.8],
        [wide + 4, -tall * 0.4, wide + 3, -1.6],
        [wide + 2.4, -0.4, wide - round - 1, 0],
      );
      parts.push(piece(side, plainOf(fabric), { puff: 1.6, drop: 1, shade: 0.32 }));
      const diamonds = (x: number, y: number) =>
        -0.35 *
        (Math.exp(-((((x + y) % 4.4) + 4.4) % 4.4) * 2.2) +
          Math.exp(-((((x - y) % 4.4) + 4.4) % 4.4) * 2.2));
      const body = shape(
        [-wide, -tall],
        [wide, -tall],
        [wide + 0.5, -tall * 0.5, wide, -round],
        [wide - 0.2, 0, wide - round, 0],
        [0, 0.4, -wide + round, 0],
        [-wide + 0.2, 0, -wide, -round],
        [-wide - 0.5, -tall * 0.5, -wide, -tall],
      );
      parts.push(
        piece(body, paint, {
          puff: 3,
          drop: 1,
          relief: quilted ? diamonds : undefined,
          crumple: 0.4,
          lines: [
            stitch(
              line(
                [-wide + 0.8, -tall],
                [-wide + 0.4, -tall * 0.5, -wide + 0.8, -round],
                [-wide + 1, -0.8, -wide + round, -0.8],
                [0, -0.4, wide - round, -0.8],
                [wide - 1, -0.8, wide - 0.8, -round],
                [wide - 0.4, -tall * 0.5, wide - 0.8, -tall],
              ),
              thread,
              { width: 0.12 },
            ),
          ],
        }),
      );
      const drop = tall * flapShare(fabric.dye.shade, 0.5, 0.66);
      const flapPath = shape(
        [-wide - 0.3, -tall - 0.2],
        [-wide * 0.8, -tall - 1.8, -wide * 0.5, -tall - 1.6],
        [wide * 0.5, -tall - 1.6],
        [wide * 0.9, -tall - 1.7, wide + 0.4, -tall - 0.2],
        [wide + 0.5, -tall + drop - round],
        [wide, -tall + drop, wide - round, -tall + drop],
        [0, -tall + drop + 0.8, -wide + round, -tall + drop],
        [-wide, -tall + drop, -wide - 0.4, -tall + drop - round],
      );
      parts.push(
        piece(flapPath, paint, {
          puff: 2.4,
          drop: 1,
          lift: 0.6,
          relief: quilted ? diamonds : undefined,
          crumple: 0.4,
          lines: [
            stitch(
              line(
                [-wide + 0.4, -tall],
                [-wide + 0.4, -tall + drop - round],
                [-wide + 0.4, -tall + drop - 0.7, -wide + round, -tall + drop - 0.7],
                [0, -tall + drop, wide - round, -tall + drop - 0.7],
                [wide - 0.3, -tall + drop - 0.7, wide - 0.2, -tall + drop - round],
                [wide - 0.2, -tall],
              ),
              thread,
              { width: 0.12 },
            ),
          ],
        }),
      );
      const y = -tall + drop - 1;
      if (style === "turn lock")
        parts.push(
          mark(
            [0, y],
            `<rect x="-1.9" y="-1" width="3.8" height="2.2" rx=".5" fill="#1a1210" fill-opacity=".35" transform="translate(.15 .25)"/><rect x="-1.9" y="-1.1" width="3.8" height="2.2" rx=".5" fill="${css(metal)}"/><rect x="-.45" y="-.95" width=".9" height="1.9" rx=".3" fill="${css(darker(metal, 0.3))}"/><path d="M-1.6 -.8H1.5" stroke="${css(lighter(metal, 0.7))}" stroke-width=".2"/>`,
          ),
        );
      else if (style === "magnet tab")
        parts.push(
          piece(
            shape([-1.7, y - 3], [1.7, y - 3], [1.7, y + 1.6], [0, y + 3.2, -1.7, y + 1.6]),
            plainOf(fabric),
            {
              puff: 0.7,
              drop: 1,
              lift: 0.35,
              lines: [
                stitch(
                  line([-1.2, y - 3], [-1.2, y + 1.4], [0, y + 2.6, 1.2, y + 1.4], [1.2, y - 3]),
                  thread,
                  { width: 0.1 },
                ),
              ],
            },
          ),
        );
      else parts.push(stud([0, y - 0.4], 1.05, metal));
      parts.push(
        strapRing([-wide + 0.6, -tall - 0.6], metal, 0.9),
        strapRing([wide + 1.2, -tall - 0.8], metal, 0.9),
      );
      return {
        parts,
        presentation: "stand",
        focus: { at: [0, -tall * 0.6], width: 15, words: "the flap and clasp" },
      };
    },
  };
}

export const CROSSBODY_BAG: Design = {
  ...BAGS,
  fine: "Crossbody bag",
  share: 18,
  audiences: [
    ["women", 3],
    ["unisex", 1],
  ],
  price: [59, 180],
  occasions: ["city walks", "travel", "weekends", "concerts"],
  pairings: ["a midi dress", "jeans and a T-shirt", "a denim jacket", "a jumpsuit"],
  fabrics: [BAG_LEATHER, BAG_SUEDE],
  cut: (random) => flapBag(random, "crossbody"),
};

export const SHOULDER_BAG: Design = {
  ...BAGS,
  fine: "Shoulder bag",
  share: 18,
  audiences: [["women", 1]],
  price: [79, 260],
  occasions: ["the office", "dinner in town", "evenings out", "weekends"],
  pairings: ["a blazer", "a slip dress", "a fine knit", "an overcoat"],
  fabrics: [
    BAG_LEATHER,
    BAG_SUEDE,
    {
      cloth: "patent" as const,
      name: "patent leather",
      care: "Wipe with a damp cloth",
      dyes: dyesOf("black", "red", "burgundy", "blush"),
    },
  ],
  cut: (random) => flapBag(random, "shoulder"),
};
