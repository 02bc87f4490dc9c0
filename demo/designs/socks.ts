import { type Part, piece } from "#draw/drawing";
import { line, type Point, shape, smooth } from "#draw/path";
import { BRIGHTS, NEUTRALS, PALES } from "#palette";
import type { Random } from "#random";
import { ACCESSORY } from "./accessory";
import { SOFT_WOOL } from "./accessory-wool";
import { type Cut, type Design, paintOf, plainOf } from "./design";

export function socks(random: Random): Cut {
  const tall = random.between(15, 24);
  const tips = random.chance(0.5);
  return {
    attributes: {
      length: tall > 20 ? "calf length" : "ankle length",
      detail: tips ? "contrast heel and toe" : "plain",
    },
    traits: [
      "a ribbed top",
      ...(tips ? ["heels and toes in a second colour"] : []),
      tall > 20 ? "a length to mid-calf" : "a length just above the ankle",
    ],
    draw(fabric) {
      const paint = paintOf(fabric);
      const rib = plainOf(fabric, "rib");
      const sock = (dx: number, dy: number): Part[] => {
        const p = (points: Point[]): Point[] => points.map(([x, y]) => [x + dx, y + dy]);
        const out: Part[] = [
          piece(
            smooth(
              p([
                [-4.4, -tall],
                [4.6, -tall],
                [4.8, -4],
                [5.4, 1],
                [4.4, 5.4],
                [0, 6.6],
                [-7, 7.4],
                [-13.4, 7.2],
                [-15.4, 4.4],
                [-13.6, 1.6],
                [-8, 0],
                [-4.8, -3.4],
              ]),
              true,
              0.85,
            ),
            paint,
            {
              puff: 3.6,
              drop: 0.8,
              lift: 0.5,
              folds: [
                {
                  path: line([-5 + dx, -3 + dy], [0 + dx, -1 + dy, 4 + dx, -3 + dy]),
                  width: 0.7,
                  height: -0.6,
                },
                {
                  path: line([-6 + dx, -1 + dy], [-1 + dx, 2 + dy, 3 + dx, 0 + dy]),
                  width: 0.7,
                  height: 0.5,
                },
              ],
            },
          ),
        ];
        if (tips)
          out.push(
            piece(
              smooth(
                p([
                  [-9.6, 0.4],
                  [-13.6, 1.6],
                  [-15.5, 4.4],
                  [-13.4, 7.3],
                  [-9.8, 7.3],
                  [-8.8, 4],
                ]),
              ),
              { cloth: "jersey", dye: fabric.trim },
              { puff: 2, drop: 1 },
            ),
            piece(
              smooth(
                p([
                  [5, -2.4],
                  [5.5, 1],
                  [4.5, 5.5],
                  [0.6, 6.4],
                  [1.6, 1.6],
                ]),
              ),
              { cloth: "jersey", dye: fabric.trim },
              { puff: 2, drop: 1 },
            ),
          );
        out.push(
          piece(
            shape(
              [-4.8 + dx, -tall - 0.6 + dy],
              [dx, -tall + 0.4 + dy, 4.9 + dx, -tall - 0.6 + dy],
              [4.9 + dx, -tall + 5 + dy],
              [dx, -tall + 5.8 + dy, -4.8 + dx, -tall + 5 + dy],
            ),
            rib,
            { puff: 1.6, drop: 0.5, lift: 0.15 },
          ),
        );
        return out;
      };
      return {
        parts: [...sock(6, -2.4), ...sock(-4, 2)],
        presentation: "flat",
        fill: 0.86,
        focus: { at: [-4, -tall + 8], width: 17, words: "the ribbed top" },
      };
    },
  };
}

export const SOCKS: Design = {
  ...ACCESSORY,
  fine: "Socks",
  share: 14,
  plural: true,
  audiences: [
    ["unisex", 2],
    ["women", 1],
    ["men", 1],
  ],
  price: [8, 22],
  occasions: ["everyday wear", "cosy evenings", "winter walks", "weekends"],
  pairings: ["loafers", "sneakers", "ankle boots", "pleated skirts"],
  fabrics: [
    {
      cloth: "jersey",
      name: "combed cotton",
      care: "Machine wash at 40 degrees",
      dyes: [...NEUTRALS, ...BRIGHTS, ...PALES],
      patterns: [
        [null, 3],
        ["breton stripe", 3],
        ["polka dot", 2],
      ],
    },
    SOFT_WOOL,
  ],
  cut: socks,
};
