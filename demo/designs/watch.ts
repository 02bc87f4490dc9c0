import { css, darker, type Rgb, rgb, seamOn } from "#draw/colour";
import { mark, type Part, piece, stitch } from "#draw/drawing";
import { ellipse, line, shape } from "#draw/path";
import { BRASS, STEEL } from "#garments/closures";
import { LEATHERS } from "#palette";
import type { Random } from "#random";
import { ACCESSORY } from "./accessory";
import { type Cut, type Design, plainOf } from "./design";

export function watch(random: Random): Cut {
  const square = random.chance(0.3);
  const gold = random.chance(0.5);
  const sub = random.chance(0.35);
  const dark = random.chance(0.4);
  return {
    attributes: {
      silhouette: square ? "square case" : "round case",
      detail: sub ? "small seconds dial" : "plain dial",
      metal: gold ? "gold tone" : "steel",
    },
    traits: [
      `a ${square ? "square" : "round"} ${gold ? "gold-tone" : "steel"} case`,
      dark ? "a dark dial" : "a pale dial",
      ...(sub ? ["a small seconds dial"] : []),
      "a strap with a pin buckle",
    ],
    draw(fabric) {
      const metal = gold ? BRASS : STEEL;
      const strap = plainOf(fabric);
      const parts: Part[] = [];
      for (const s of [-1, 1]) {
        const end = s < 0 ? -19 : 24;
        const outline = shape(
          [-2.6, s * 4],
          [2.6, s * 4],
          [2.2, end * 0.6, 2, end - s * 1.4],
          [0, end + s * 0.8, -2, end - s * 1.4],
          [-2.2, end * 0.6, -2.6, s * 4],
        );
        parts.push(
          piece(outline, strap, {
            puff: 0.9,
            drop: 1,
            crumple: 0.2,
            lines: [
              stitch(line([-2, s * 4], [-1.7, end * 0.6, -1.5, end - s * 1.6]), seamOn(strap.dye), {
                width: 0.12,
              }),
              stitch(line([2, s * 4], [1.7, end * 0.6, 1.5, end - s * 1.6]), seamOn(strap.dye), {
                width: 0.12,
              }),
            ],
          }),
        );
      }
      for (let i = 0; i < 5; i++)
        parts.push(
          mark(
            [0, 12 + i * 2.1],
            `<ellipse rx=".32" ry=".42" fill="${css(darker(strap.dye, 0.75))}"/>`,
          ),
        );
      parts.push(
        mark(
          [0, -18.6],
          `<rect x="-2.7" y="-1.9" width="5.4" height="3.2" rx=".5" fill="none" stroke="${css(metal)}" stroke-width=".6"/><path d="M0 -1.6V1.4" stroke="${css(darker(metal, 0.2))}" stroke-width=".4"/>`,
        ),
      );
      parts.push(
        piece(
          shape([4.6, -0.8], [6, -0.9], [6, 0.9], [4.6, 0.8]),
          { cloth: "metal", dye: metal },
          { puff: 0.5, drop: 1 },
        ),
      );
      parts.push(
        piece(
          square
            ? shape(
                [-4.6, -4.9],
                [4.6, -4.9],
                [5, -4.5],
                [5, 4.5],
                [4.6, 4.9],
                [-4.6, 4.9],
                [-5, 4.5],
                [-5, -4.5],
              )
            : ellipse(0, 0, 5.2, 5.2),
          { cloth: "metal", dye: metal },
          { puff: 1, drop: 1, crumple: 0, lift: 0.4 },
        ),
      );
      const face: Rgb = dark ? rgb("#232a38") : rgb("#f4efe4");
      const ink = dark ? "#e9e2d2" : "#2d2a2a";
      const ticks = Array.from(
        { length: 12 },
        (_, i) =>
          `<path d="M0 -3.7V${i % 3 ? -3.3 : -2.9}" stroke="${ink}" stroke-width="${i % 3 ? 0.14 : 0.26}" transform="rotate(${i * 30})"/>`,
      ).join("");
      const small = sub
        ? `<circle cy="1.9" r="1.05" fill="none" stroke="${ink}" stroke-width=".1"/><path d="M0 1.9L.5 1.3" stroke="${ink}" stroke-width=".1"/>`
        : "";
      parts.push(
        mark(
          [0, 0],
          `${square ? `<rect x="-4.1" y="-4.1" width="8.2" height="8.2" rx=".4" fill="${css(face)}"/>` : `<circle r="4.3" fill="${css(face)}"/><circle r="4.3" fill="none" stroke="#000" stroke-opacity=".25" stroke-width=".3"/>`}${ticks}${small}<path d="M0 .3L-1.5 -1.6" stroke="${ink}" stroke-width=".36" stroke-linecap="round"/><path d="M-.2 .4L2.2 -2.4" stroke="${ink}" stroke-width=".24" stroke-linecap="round"/><circle r=".28" fill="${css(metal)}"/><path d="M-3 -2.6A4 4 0 0 1 .6 -3.9" stroke="#fff" stroke-opacity=".6" stroke-width=".5" fill="none"/>`,
        ),
      );
      return {
        parts,
        presentation: "flat",
        fill: 0.95,
        focus: { at: [0, 0], width: 14, words: "the dial" },
      };
    },
  };
}

export const WATCH: Design = {
  ...ACCESSORY,
  fine: "Watch",
  share: 16,
  audiences: [
    ["women", 2],
    ["men", 2],
    ["unisex", 1],
  ],
  price: [99, 320],
  occasions: ["the office", "everyday wear", "weddings", "formal days"],
  pairings: ["an oxford shirt", "a blazer", "a fine knit", "a slip dress"],
  fabrics: [{ cloth: "leather", name: "calf leather", care: "Keep the strap dry", dyes: LEATHERS }],
  cut: watch,
};
