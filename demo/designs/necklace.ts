import { css, darker, rgb } from "#draw/colour";
import { mark, type Part, piece, stroke } from "#draw/drawing";
import { ellipse, flatten, line, type Point } from "#draw/path";
import type { Random } from "#random";
import type { Cut, Design } from "./design";
import { chain, GEMS, gem, JEWEL } from "./jewellery-parts";

function necklace(random: Random): Cut {
  const style = random.pick(["pendant", "pearls", "layered"] as const);
  const [stoneName, stone] = random.pick(GEMS);
  const drop = random.between(13, 18);
  return {
    attributes: {
      detail:
        style === "pendant"
          ? `${stoneName} pendant`
          : style === "pearls"
            ? "string of pearls"
            : "two layered chains",
      length: drop > 15.6 ? "long" : "short",
    },
    traits: [
      style === "pendant"
        ? `a ${stoneName} pendant`.replace("a amber", "an amber")
        : style === "pearls"
          ? "a single string of round pearls"
          : `two fine chains with a small ${stoneName} drop`,
      "a lobster clasp",
      `a ${drop > 15.6 ? "long" : "short"} fall`,
    ],
    draw(fabric) {
      const metal = fabric.dye.rgb;
      const curve = (d: number, w: number) =>
        line(
          [-w * 0.5, -15],
          [-w * 1.25, -4, -w * 0.6, d, 0, d],
          [w * 0.6, d, w * 1.25, -4, w * 0.5, -15],
          [w * 0.2, -17.4, -w * 0.2, -17.4, -w * 0.5, -15],
        );
      const parts: Part[] = [];
      if (style === "pearls") {
        parts.push(stroke(curve(drop, 13), rgb("#b9ab98"), 1));
        const points = flatten(curve(drop, 13), 60);
        let last: Point = [99, 99];
        for (const p of points)
          if (Math.hypot(p[0] - last[0], p[1] - last[1]) > 1.72) {
            parts.push(gem(p, 0.9, rgb("#f1e9dc")));
            last = p;
          }
      } else {
        if (style === "layered") parts.push(...chain(curve(drop - 6, 10.4), 0.45, metal));
        parts.push(...chain(curve(drop, 13), 0.55, metal));
        parts.push(stroke(line([0, drop], [0, drop + 1.2]), metal, 0.4));
        if (style === "pendant")
          parts.push(
            piece(
              ellipse(0, drop + 3.6, 2.5, 3),
              { cloth: "metal", dye: metal },
              { puff: 0.8, drop: 1, lift: 0.3 },
            ),
            mark(
              [0, drop + 3.6],
              `<g transform="scale(1 1.2)"><circle r="1.9" fill="${css(darker(stone, 0.15))}"/><circle r="1.6" cx="-.1" cy="-.15" fill="${css(stone)}"/><circle r=".5" cx="-.6" cy="-.7" fill="#fff" fill-opacity=".85"/><path d="M-.6 1.2A1.5 1.5 0 0 0 1.2 .6" stroke="#fff" stroke-opacity=".5" stroke-width=".25" fill="none"/></g>`,
            ),
          );
        else parts.push(gem([0, drop + 2], 1.1, stone));
      }
      parts.push(
        mark(
          [0, -16.8],
          `<rect x="-1.1" y="-.5" width="2.2" height="1" rx=".4" fill="${css(metal)}" stroke="${css(darker(metal, 0.5))}" stroke-width=".12"/>`,
        ),
      );
      return {
        parts,
        presentation: "flat",
        focus: { at: [0, drop], width: 13, words: "the lowest point" },
      };
    },
  };
}

export const NECKLACE: Design = {
  ...JEWEL,
  fine: "Necklace",
  share: 16,
  price: [39, 160],
  occasions: ["evenings out", "weddings", "the office", "date night"],
  pairings: ["an open-necked blouse", "a slip dress", "a plain turtleneck", "a cocktail dress"],
  cut: necklace,
};
