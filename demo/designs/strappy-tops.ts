import { darker, lighter, seamOn } from "@/demo/draw/colour";
import { bothSides, type Part, piece, ribbon, stitch, stroke } from "@/demo/draw/drawing";
import { joined, line, mirrored, reversed, symmetric } from "@/demo/draw/path";
import { BRIGHTS, dyesOf, NEUTRALS, PALES } from "@/demo/palette";
import { type Random, randomFrom } from "@/demo/random";
import { type Audience, type Cut, type Design, paintOf } from "./design";

const SOFT = "Machine wash cold on a gentle cycle";

function tank(random: Random, audience: Audience): Cut {
  const broad = audience === "women" ? 0 : 1;
  const racer = audience === "women" && random.chance(0.3);
  const strap = random.between(3.6, 6);
  const neck = 8.4 + broad * 0.8;
  const depth = random.between(11, 15);
  const chest = 21.5 + broad * 4 + random.between(-1, 1.5);
  const waist = 19.6 + broad * 5 + random.between(-1, 1.5);
  const hem = chest - 0.2 + random.between(-0.5, 1.4);
  const length = (random.chance(0.25) && !broad ? 46 : 60) + broad * 8 + random.between(-2, 3);
  const cropped = length < 50;
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      neckline: "scoop neck",
      sleeve: "sleeveless",
      fit: cropped ? "cropped" : "close fit",
    },
    traits: [
      "a scooped neck",
      racer ? "narrow racer straps" : "wide shoulder straps",
      "bound armholes",
      cropped ? "a cropped length" : "a straight hem",
    ],
    draw(fabric, view) {
      const r = randomFrom(`tank ${seed}`);
      const paint = paintOf(fabric);
      const d = view === "back" ? 6 : depth;
      const outer = neck + (racer ? strap * 0.7 : strap);
      const inset = racer ? 12.5 : 15.5 + broad * 2;
      const neckSide = line([0, d], [neck * 0.7, d, neck * 0.92, d * 0.6, neck, 0]);
      const arm = line([outer, 1], [outer, 8, inset, 16, chest, 22 + broad]);
      const half = joined(
        neckSide,
        arm,
        line(
          [chest, 22 + broad],
          [waist, 32, waist, 40],
          [waist, 46, hem, length - 6, hem, length],
          [hem * 0.5, length + 1, 0, length + 1],
        ),
      );
      const inner = symmetric(
        [0, 4.4],
        [neck * 0.8, 4.4, neck, 0.2],
        [neck + 0.4, 0.2],
        [neck * 0.8, d + 1, 0, d + 1],
      );
      const open = { ...half, closed: false };
      const binding = darker(paint.dye, 0.14);
      const thread = seamOn(paint.dye);
      const parts: Part[] = [];
      if (view === "front")
        parts.push(
          piece(
            inner,
            { ...paint, pattern: null, dye: darker(paint.dye, 0.16) },
            { shade: 0.3, puff: 2 },
          ),
        );
      const folds = [1, -1].flatMap((s) => [
        {
          path: line(
            [s * (chest - 1), 23],
            [s * chest * 0.6, 25, s * chest * 0.35, 24 + r.between(2, 8)],
          ),
          width: 1,
          height: 0.8,
        },
        {
          path: line(
            [s * (waist - 0.5), 40],
            [s * waist * 0.6, 42, s * waist * 0.3, 40 + r.between(2, 7)],
          ),
          width: 1,
          height: 0.8,
        },
        {
          path: line(
            [s * (waist - 0.5), 44],
            [s * waist * 0.7, 47, s * waist * 0.3, 46 + r.between(2, 7)],
          ),
          width: 0.9,
          height: -0.7,
        },
      ]);
      parts.push(
        piece(joined(open, reversed(mirrored(open))), paint, {
          puff: 9,
          folds,
          lines: [
            stitch(line([-hem, length - 1.8], [0, length - 0.6, hem, length - 1.8]), thread),
            ...bothSides(
              stroke(arm, binding, 1.8),
              stroke(neckSide, binding, 1.8),
              stitch(mirrored(arm), lighter(binding, 0.3), { width: 0.1 }),
            ),
          ],
        }),
      );
      return {
        parts,
        presentation: "flat",
        focus: { at: [0, depth + 4], width: 30, words: "the neck and straps" },
      };
    },
  };
}

function camisole(random: Random): Cut {
  const lace = random.chance(0.35);
  const v = random.chance(0.55);
  const chest = 20.4 + random.between(-0.8, 1);
  const hem = 23.5 + random.between(-1, 3);
  const length = 52 + random.between(-3, 4);
  const seed = `${random.between(0, 1e9)}`;
  return {
    attributes: {
      neckline: v ? "V-neck" : "straight neck",
      sleeve: "thin straps",
      fit: "bias cut",
    },
    traits: [
      "thin adjustable straps",
      v ? "a softly draped V-neck" : "a straight neckline",
      ...(lace ? ["a scalloped edge along the top"] : []),
      "a bias cut that skims the body",
    ],
    draw(fabric) {
      const r = randomFrom(`cami ${seed}`);
      const paint = paintOf(fabric);
      const depth = v ? 23 : 15.4;
      const half = line(
        [0, depth],
        [5, v ? 17 : 15.6, 10.4, 11.6],
        [12.6, 13, 15.4, 19.4, chest, 22],
        [chest - 1.4, 32, hem - 1, length - 14, hem, length],
        [hem * 0.5, length + 1.6, 0, length + 1.6],
      );
      const back = symmetric([0, 16.6], [6, 16.4, 12, 17.6], [chest, 21.5], [8, 26, 0, 26]);
      const straps = bothSides(
        piece(
          ribbon(line([10.4, 12], [10.8, 4, 9, -2]), 0.8),
          { ...paint, pattern: null },
          { puff: 0.4, crumple: 0, lift: 0.2 },
        ),
      );
      const far = bothSides(
        stroke(line([9, -2], [10.4, 6, 10.6, 17]), darker(paint.dye, 0.28), 0.7),
      );
      const folds = [-1, 1].flatMap((s) => [
        { path: line([s * 9, 14], [s * 5, 24, s * r.between(6, 12), 40]), width: 1.1, height: 0.9 },
        {
          path: line([s * 3, depth], [s * 4, depth + 12, s * r.between(0, 8), length - 8]),
          width: 1.2,
          height: -0.9,
        },
        {
          path: line(
            [s * (hem - 4), length],
            [s * (hem - 6), length - 12, s * (hem - 5), length - 22],
          ),
          width: 1.2,
          height: 0.9,
        },
      ]);
      const swag = v
        ? [
            { path: line([-6, 17], [0, 27, 6, 17]), width: 1, height: 0.8 },
            { path: line([-8, 16], [0, 33, 8, 16]), width: 1.2, height: -0.7 },
          ]
        : [];
      const parts: Part[] = [
        ...far,
        piece(
          back,
          { ...paint, pattern: null, dye: darker(paint.dye, 0.2) },
          { puff: 2, shade: 0.25 },
        ),
        piece(joined(half, { ...reversed(mirrored(half)), closed: false }), paint, {
          puff: 8,
          crumple: 1.1,
          grain: 24,
          folds: [...folds, ...swag],
          lines: [
            stitch(line([-hem, length - 1], [0, length + 0.8, hem, length - 1]), seamOn(paint.dye)),
          ],
        }),
        ...straps,
      ];
      if (lace) {
        const edge = line([0, depth], [5, v ? 17 : 15.6, 10.4, 11.6]);
        parts.push(
          ...bothSides(
            stroke(edge, lighter(paint.dye, 0.35), 2.2, { dash: "0.01 1.9", opacity: 0.95 }),
            stroke(edge, lighter(paint.dye, 0.2), 1.1),
          ),
        );
      }
      return {
        parts,
        presentation: "ghost",
        focus: { at: [0, depth - 2], width: 32, words: "the neckline" },
      };
    },
  };
}

export const TANK_TOP: Design = {
  broad: "Tops",
  fine: "Tank top",
  share: 18,
  audiences: [
    ["women", 3],
    ["men", 2],
  ],
  price: [15, 39],
  hasBack: true,
  occasions: ["hot days", "the gym", "layering", "the beach"],
  pairings: ["denim shorts", "joggers", "a linen shirt left open", "wide-leg trousers"],
  fabrics: [
    { cloth: "rib", name: "ribbed cotton", care: SOFT, dyes: [...NEUTRALS, ...BRIGHTS, ...PALES] },
    {
      cloth: "jersey",
      name: "cotton jersey",
      care: SOFT,
      dyes: [...NEUTRALS, ...BRIGHTS],
      patterns: [
        [null, 4],
        ["breton stripe", 1],
      ],
    },
  ],
  cut: tank,
};

export const CAMISOLE: Design = {
  broad: "Tops",
  fine: "Camisole",
  share: 18,
  audiences: [["women", 1]],
  price: [29, 79],
  hasBack: false,
  occasions: ["evenings out", "layering under a blazer", "summer nights", "date night"],
  pairings: ["a blazer and jeans", "a satin midi skirt", "wide-leg trousers", "an open cardigan"],
  fabrics: [
    {
      cloth: "satin",
      name: "silk satin",
      care: "Hand wash cold and dry in the shade",
      dyes: [...PALES, ...BRIGHTS, ...dyesOf("black", "navy")],
      patterns: [
        [null, 6],
        ["leopard print", 1],
        ["floral", 1],
      ],
    },
    {
      cloth: "crepe",
      name: "fluid viscose",
      care: SOFT,
      dyes: [...PALES, ...BRIGHTS],
      patterns: [
        [null, 3],
        ["ditsy floral", 2],
        ["polka dot", 1],
      ],
    },
  ],
  cut: camisole,
};
