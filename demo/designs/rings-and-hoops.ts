import { css, darker, lighter } from "#draw/colour";
import { mark, type Paint, type Part, piece, stroke } from "#draw/drawing";
import { ellipse, line, shape, smooth } from "#draw/path";
import type { Random } from "#random";
import type { Cut, Design } from "./design";
import { GEMS, gem, JEWEL, links } from "./jewellery-parts";

function hoops(random: Random): Cut {
  const size = random.between(5, 8.4);
  const thick = random.between(0.7, 1.9);
  const bead = random.chance(0.35);
  const [stoneName, stone] = random.pick(GEMS);
  return {
    attributes: {
      size: size > 6.8 ? "large" : "medium",
      detail: bead ? `${stoneName} drop` : thick > 1.3 ? "thick tube" : "thin wire",
    },
    traits: [
      `${size > 6.8 ? "large" : "medium"} round hoops`,
      thick > 1.3 ? "a thick rounded tube" : "a thin polished wire",
      ...(bead ? [`a ${stoneName} drop on each`.replace("a amber", "an amber")] : []),
      "hinged posts",
    ],
    draw(fabric) {
      const metal: Paint = { cloth: "metal", dye: fabric.dye.rgb };
      const hoop = (x: number, y: number, k: number): Part[] => {
        const out: Part[] = [
          piece(ellipse(x, y, size * k, size), metal, {
            holes: [ellipse(x, y, size * k - thick, size - thick)],
            puff: thick * 0.9,
            drop: 1,
            crumple: 0,
            lift: 0.4,
          }),
        ];
        const inner = ellipse(x - 0.1, y - 0.15, size * k - thick * 0.4, size - thick * 0.42);
        out.push(
          stroke(inner, lighter(metal.dye, 0.75), thick * 0.2, {
            dash: `${size * 1.2} ${size * 2.2}`,
            opacity: 0.9,
          }),
        );
        out.push(
          stroke(
            line([x - 0.3, y - size - 0.2], [x + 0.4, y - size - 2.4, x + 1.6, y - size + 0.8]),
            darker(metal.dye, 0.2),
            0.4,
          ),
        );
        if (bead)
          out.push(
            stroke(line([x, y + size], [x, y + size + 1]), metal.dye, 0.3),
            gem([x, y + size + 2], 1.15, stone),
          );
        return out;
      };
      return {
        parts: [...hoop(-size * 0.98, -1.2, 0.9), ...hoop(size * 0.98, 1, 0.97)],
        presentation: "flat",
        fill: 0.8,
        focus: { at: [size, 0], width: 12, words: "the hoop" },
      };
    },
  };
}

function bracelet(random: Random): Cut {
  const style = random.pick(["bangle", "beads", "chain"] as const);
  const [stoneName, stone] = random.pick(GEMS);
  return {
    attributes: { detail: style === "beads" ? `${stoneName} beads` : style },
    traits: [
      style === "bangle"
        ? "two slim rigid bangles"
        : style === "beads"
          ? `a row of round ${stoneName} beads`
          : "a flat curb chain with a small charm",
      style === "bangle" ? "a polished surface" : "an adjustable clasp",
    ],
    draw(fabric) {
      const metal = fabric.dye.rgb;
      const parts: Part[] = [];
      if (style === "bangle")
        for (const [x, y, k] of [
          [-0.8, -1.4, 0.62],
          [0.8, 1.4, 0.66],
        ] as const)
          parts.push(
            piece(
              ellipse(x, y, 9, 9 * k),
              { cloth: "metal", dye: metal },
              {
                holes: [ellipse(x, y - 0.1, 7.9, 9 * k - 1)],
                puff: 0.9,
                drop: 1,
                crumple: 0,
                lift: 0.5,
              },
            ),
            stroke(ellipse(x, y, 8.4, 9 * k - 0.5), lighter(metal, 0.75), 0.22, {
              dash: "9 14",
              opacity: 0.9,
            }),
          );
      else if (style === "beads") {
        const n = 24;
        parts.push(stroke(ellipse(0, 0, 8.6, 6.2), darker(stone, 0.55), 1.1));
        for (let i = 0; i < n; i++) {
          const a = (i / n) * Math.PI * 2 - 1.5;
          parts.push(
            gem(
              [Math.cos(a) * 8.6, Math.sin(a) * 6.2],
              i === 0 ? 0.8 : 1.08,
              i % 8 === 0 ? metal : stone,
            ),
          );
        }
      } else {
        parts.push(
          stroke(ellipse(0, 0, 8.8, 6), darker(metal, 0.55), 0.5),
          ...links(ellipse(0, 0, 8.8, 6), 1, metal),
          stroke(line([0, 6], [0.4, 7.4]), metal, 0.35),
          piece(
            smooth([
              [0.4, 7.2],
              [2, 8.4],
              [1.8, 10.4],
              [0.4, 11.2],
              [-1, 10.4],
              [-1.2, 8.4],
            ]),
            { cloth: "metal", dye: metal },
            { puff: 0.8, drop: 1, lift: 0.4 },
          ),
          gem([0.4, 9.4], 0.6, stone),
        );
      }
      return {
        parts,
        presentation: "flat",
        fill: 0.75,
        focus: { at: [0, 5], width: 11, words: "the front" },
      };
    },
  };
}

function ring(random: Random): Cut {
  const [stoneName, stone] = random.pick(GEMS);
  const plain = random.chance(0.3);
  return {
    attributes: { detail: plain ? "signet face" : `${stoneName} stone` },
    traits: [
      plain ? "a flat oval signet face" : `a round ${stoneName} in a claw setting`,
      "a rounded band",
      "a polished finish",
    ],
    draw(fabric) {
      const metal: Paint = { cloth: "metal", dye: fabric.dye.rgb };
      const parts: Part[] = [
        piece(ellipse(0, 0, 6, 5.6), metal, {
          holes: [ellipse(0, 0.2, 4.9, 4.6)],
          puff: 1,
          drop: 1,
          crumple: 0,
          lift: 0.4,
        }),
        stroke(ellipse(0, 0, 5.4, 5.1), lighter(metal.dye, 0.75), 0.18, { dash: "7 10" }),
      ];
      if (plain)
        parts.push(
          piece(ellipse(0, -5.6, 2.8, 1.9), metal, { puff: 0.7, drop: 1, lift: 0.25 }),
          stroke(ellipse(0, -5.6, 2, 1.3), darker(metal.dye, 0.3), 0.16),
        );
      else
        parts.push(
          piece(shape([-2, -7], [2, -7], [1.3, -4.6], [-1.3, -4.6]), metal, { puff: 0.5, drop: 1 }),
          gem([0, -7.6], 2, stone),
          ...[-1.6, 1.6].map((x) =>
            mark([x, -7.2], `<circle r=".34" fill="${css(lighter(metal.dye, 0.4))}"/>`),
          ),
        );
      return {
        parts,
        presentation: "flat",
        fill: 0.55,
        focus: { at: [0, -5], width: 9, words: "the face" },
      };
    },
  };
}

export const HOOP_EARRINGS: Design = {
  ...JEWEL,
  fine: "Hoop earrings",
  share: 14,
  plural: true,
  price: [25, 110],
  occasions: ["everyday wear", "evenings out", "summer parties", "date night"],
  pairings: ["a wrap dress", "a white T-shirt", "a jumpsuit", "a blazer"],
  cut: hoops,
};

export const BRACELET: Design = {
  ...JEWEL,
  fine: "Bracelet",
  share: 14,
  price: [29, 120],
  occasions: ["everyday wear", "evenings out", "weddings", "holidays"],
  pairings: ["a slip dress", "a rolled shirt sleeve", "a watch", "a fine knit"],
  cut: bracelet,
};

export const RING: Design = {
  ...JEWEL,
  fine: "Ring",
  share: 12,
  price: [29, 140],
  occasions: ["everyday wear", "evenings out", "weddings", "the office"],
  pairings: ["other slim rings", "a cocktail dress", "a silk blouse", "a plain watch"],
  cut: ring,
};
