import { css, darker, lighter, type Rgb, seamOn } from "#draw/colour";
import { mark, type Part, piece, stitch, stroke } from "#draw/drawing";
import { line, shape } from "#draw/path";
import { BRIGHTS, NEUTRALS, PALES } from "#palette";
import type { Random } from "#random";
import { ACCESSORY } from "./accessory";
import { type Cut, type Design, paintOf, plainOf } from "./design";

export function cap(random: Random): Cut {
  const badge = random.pick(["embroidered letter", "small star", "plain front"] as const);
  const duo = random.chance(0.35);
  const letter = random.pick(["A", "M", "N", "R", "S", "V"]);
  return {
    attributes: { detail: badge, brim: duo ? "contrast peak" : "curved peak" },
    traits: [
      "six stitched panels",
      duo ? "a curved peak in a second colour" : "a curved peak",
      ...(badge === "plain front"
        ? ["a plain front"]
        : [badge === "small star" ? "a small embroidered star" : "an embroidered letter"]),
      "a covered button on top",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const peakPaint = duo ? { cloth: fabric.cloth, dye: fabric.trim } : plainOf(fabric);
      const thread = seamOn(paint.dye);
      const parts: Part[] = [];
      const crown = shape(
        [-10, -1],
        [-10.6, -11, -4, -14.6, 2, -14.4],
        [9.6, -14, 13.6, -8, 13, -0.4],
        [6, 2.4, -2, 2],
        [-7, 1.6, -10, -1],
      );
      parts.push(
        piece(crown, paint, {
          puff: 6.5,
          drop: 1,
          crumple: 0.6,
          lines: [
            stroke(line([1.6, -14.4], [-2.6, -8, -1.4, 2]), thread, 0.2, { opacity: 0.7 }),
            stitch(line([2.2, -14.4], [-2, -8, -0.8, 2]), thread, { width: 0.1 }),
            stitch(line([1, -14.4], [-3.2, -8, -2, 2]), thread, { width: 0.1 }),
            stroke(line([2, -14.4], [7.6, -8, 7.8, 1.6]), thread, 0.18, { opacity: 0.6 }),
            stroke(line([1.6, -14.4], [-8, -12, -9, -2]), thread, 0.18, { opacity: 0.6 }),
          ],
        }),
      );
      parts.push(
        mark([1.8, -14.6], `<ellipse rx="1.1" ry=".6" fill="${css(darker(peakPaint.dye, 0.1))}"/>`),
      );
      for (const [x, y] of [
        [-4.6, -10],
        [5.6, -10.4],
      ] as const)
        parts.push(
          mark(
            [x, y],
            `<circle r=".42" fill="${css(darker(paint.dye, 0.6))}"/><circle r=".42" fill="none" stroke="${css(lighter(paint.dye, 0.25))}" stroke-width=".16"/>`,
          ),
        );
      const peak = shape(
        [-10.2, -1.6],
        [-6, 1.6, 0, 2.2],
        [5, 2.4, 8.6, 1.4],
        [6, 6.6, -1, 7.6, -9, 7.2],
        [-15, 6.8, -18.6, 3.6, -17, 1.6],
        [-15.4, -0.4, -12, -2.4, -10.2, -1.6],
      );
      const rows = [0.9, 1.9, 2.9, 3.9].map((d) =>
        stitch(
          line([-14.6 + d * 0.4, 0.6 + d], [-8, 3 + d, 0, 2.6 + d], [4, 2.4 + d, 7, 1.4 + d]),
          seamOn(peakPaint.dye),
          { width: 0.1, opacity: 0.5 },
        ),
      );
      parts.push(
        piece(peak, peakPaint, { puff: 2.6, drop: 1, lift: 0.6, crumple: 0.2, lines: rows }),
      );
      const ink: Rgb = duo ? fabric.trim : fabric.trim;
      if (badge === "embroidered letter")
        parts.push(
          mark(
            [-5.6, -3.6],
            `<text font-family="serif" font-weight="700" font-size="6.4" text-anchor="middle" fill="${css(ink)}">${letter}</text>`,
            -6,
          ),
        );
      if (badge === "small star")
        parts.push(
          mark(
            [-5.6, -5.6],
            `<path d="M0 -2.4L.7 -.75L2.4 -.7L1.05 .35L1.5 2L0 1.05L-1.5 2L-1.05 .35L-2.4 -.7L-.7 -.75Z" fill="${css(ink)}"/>`,
            -6,
          ),
        );
      return {
        parts,
        presentation: "flat",
        fill: 0.92,
        focus: { at: [-4, -2], width: 18, words: "the panels and peak" },
      };
    },
  };
}

export const BASEBALL_CAP: Design = {
  ...ACCESSORY,
  fine: "Baseball cap",
  share: 16,
  audiences: [
    ["unisex", 2],
    ["men", 2],
    ["women", 1],
  ],
  price: [19, 49],
  occasions: ["weekends", "ball games", "sunny days", "travel"],
  pairings: ["a hoodie", "a T-shirt and jeans", "joggers", "a bomber jacket"],
  fabrics: [
    {
      cloth: "twill",
      name: "washed cotton twill",
      care: "Hand wash cold",
      dyes: [...NEUTRALS, ...BRIGHTS, ...PALES],
    },
    { cloth: "corduroy", name: "corduroy", care: "Spot clean", dyes: [...NEUTRALS, ...BRIGHTS] },
    { cloth: "wool", name: "wool flannel", care: "Spot clean", dyes: NEUTRALS },
  ],
  cut: cap,
};
