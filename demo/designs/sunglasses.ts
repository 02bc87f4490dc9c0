import { darker, type Rgb, rgb } from "#draw/colour";
import { type Paint, type Part, piece, ribbon, stroke } from "#draw/drawing";
import { ellipse, line, type Path, shape } from "#draw/path";
import { BRASS } from "#garments/closures";
import { dyesOf } from "#palette";
import type { Random } from "#random";
import { ACCESSORY } from "./accessory";
import type { Cut, Design, Fabric } from "./design";

export function sunglasses(random: Random): Cut {
  const form = random.pick(["round", "square", "cat-eye", "aviator"] as const);
  return {
    attributes: { silhouette: form, detail: "tinted lenses" },
    traits: [
      form === "aviator" ? "drop-shaped aviator lenses in a thin metal frame" : `${form} frames`,
      "softly tinted lenses",
      "slim folded temples",
    ],
    draw(fabric) {
      const wire = form === "aviator";
      const frame: Paint = wire
        ? { cloth: "metal", dye: BRASS }
        : { cloth: "patent", dye: fabric.dye.rgb };
      const lens: Rgb = wire
        ? rgb("#4c5a4a")
        : fabric.dye.colour === "black"
          ? rgb("#3a3d44")
          : darker(fabric.trim, 0.55);
      const eye: Record<typeof form, Path> = {
        round: ellipse(7.6, 0, 5.6, 5.5),
        square: shape(
          [2.2, -4.2],
          [7.6, -5, 13.2, -4.4],
          [13.8, 0, 12.4, 4.2],
          [7.6, 5.2, 3.2, 4.2],
          [1.8, 0, 2.2, -4.2],
        ),
        "cat-eye": shape(
          [2, -2.6],
          [6, -4.6, 15.2, -6],
          [14.6, 1, 11.6, 4],
          [7.6, 5, 3.6, 4],
          [1.6, 1.6, 2, -2.6],
        ),
        aviator: shape(
          [1.8, -3.6],
          [7, -4.8, 13.4, -3.8],
          [14, 2, 10.6, 5.2],
          [5.4, 7, 2.6, 2.6],
          [1.6, 0, 1.8, -3.6],
        ),
      };
      const path = eye[form];
      const grow = wire ? 1.07 : 1.22;
      const [cx, cy] = [7.7, 0];
      const outer: Path = {
        ...path,
        start: [cx + (path.start[0] - cx) * grow, cy + (path.start[1] - cy) * grow],
        curves: path.curves.map(
          ([a, b, c]) =>
            [
              [cx + (a[0] - cx) * grow, cy + (a[1] - cy) * grow],
              [cx + (b[0] - cx) * grow, cy + (b[1] - cy) * grow],
              [cx + (c[0] - cx) * grow, cy + (c[1] - cy) * grow],
            ] as const,
        ),
      };
      const flip = (p: Path): Path => ({
        ...p,
        start: [-p.start[0], p.start[1]],
        curves: p.curves.map(
          ([a, b, c]) =>
            [
              [-a[0], a[1]],
              [-b[0], b[1]],
              [-c[0], c[1]],
            ] as const,
        ),
      });
      const parts: Part[] = [];
      for (const s of [-1, 1])
        parts.push(
          piece(
            ribbon(
              line([s * 14.2, -3], [s * 13, -7, s * -1, -8.4, s * -6, -7.2]),
              wire ? 0.5 : 1.1,
            ),
            { ...frame, dye: darker(frame.dye, 0.1) },
            { puff: 0.5, drop: 1, crumple: 0, lift: 0.3 },
          ),
        );
      const bridge = ribbon(line([-2.6, -1.6], [0, -3.6, 2.6, -1.6]), wire ? 0.6 : 1.3);
      parts.push(piece(bridge, frame, { puff: 0.5, drop: 1, crumple: 0 }));
      if (wire) parts.push(stroke(line([-4, -4.2], [0, -4.9, 4, -4.2]), BRASS, 0.45));
      for (const side of [path, flip(path)]) {
        parts.push(
          piece(
            side,
            { cloth: "glass", dye: lens },
            { puff: 1.2, drop: 1, crumple: 0, opacity: 0.86 },
          ),
        );
        const out = side === path ? outer : flip(outer);
        parts.push(piece(out, frame, { holes: [side], puff: 0.8, drop: 1, crumple: 0, lift: 0.2 }));
        const dx = side === path ? 0 : -15.2;
        parts.push(
          stroke(line([4.2 + dx, 1], [4.6 + dx, -2.6, 7.6 + dx, -3.4]), rgb("#ffffff"), 0.5, {
            opacity: 0.4,
          }),
          stroke(line([5.4 + dx, 2.6], [9.6 + dx, -2.8]), rgb("#ffffff"), 1, { opacity: 0.12 }),
        );
      }
      return { parts, presentation: "flat", focus: { at: [7, 0], width: 17, words: "the lenses" } };
    },
  };
}

const ACETATE: Fabric["cloth"] = "patent";

export const SUNGLASSES: Design = {
  ...ACCESSORY,
  fine: "Sunglasses",
  share: 18,
  plural: true,
  audiences: [
    ["women", 2],
    ["men", 1],
    ["unisex", 2],
  ],
  price: [49, 140],
  occasions: ["sunny days", "the beach", "driving", "holidays by the sea"],
  pairings: ["a trench coat", "a swimsuit and sun hat", "a linen shirt", "a leather jacket"],
  fabrics: [
    {
      cloth: ACETATE,
      name: "polished acetate",
      care: "Clean with the cloth provided",
      dyes: dyesOf("black", "brown", "tan", "burgundy", "navy", "green", "cream", "blush"),
    },
  ],
  cut: sunglasses,
};
