import { darker, lighter, seamOn } from "#draw/colour";
import { bothSides, type Part, piece, stitch, stroke } from "#draw/drawing";
import { joined, line, mirrored, reversed, symmetric } from "#draw/path";
import { BRIGHTS, NEUTRALS, PALES } from "#palette";
import { type Random, randomFrom } from "#random";
import { type Audience, type Cut, type Design, paintOf } from "./design";
import { SOFT } from "./gentle-care";

export function tank(random: Random, audience: Audience): Cut {
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
