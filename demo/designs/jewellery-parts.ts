import { css, darker, lighter, type Rgb, rgb } from "#draw/colour";
import { mark, type Part, stroke } from "#draw/drawing";
import { flatten, type Path, type Point } from "#draw/path";
import { dyesOf } from "#palette";
import type { Design } from "./design";

export const GEMS: readonly (readonly [string, Rgb])[] = [
  ["pearl", rgb("#f1e9dc")],
  ["turquoise", rgb("#4fa7a3")],
  ["garnet", rgb("#8a1f2d")],
  ["amber", rgb("#c9812f")],
  ["moonstone", rgb("#cfd8e4")],
  ["malachite", rgb("#2f7a5a")],
];

export function gem(at: Point, r: number, colour: Rgb): Part {
  return mark(
    at,
    `<circle cx="${r * 0.15}" cy="${r * 0.3}" r="${r}" fill="#1a1210" fill-opacity=".3"/><circle r="${r}" fill="${css(darker(colour, 0.22))}"/><circle r="${r * 0.86}" cx="${-r * 0.07}" cy="${-r * 0.09}" fill="${css(colour)}"/><ellipse cx="${r * 0.2}" cy="${r * 0.42}" rx="${r * 0.45}" ry="${r * 0.3}" fill="${css(lighter(colour, 0.4))}" fill-opacity=".6"/><circle r="${r * 0.24}" cx="${-r * 0.34}" cy="${-r * 0.36}" fill="#fff" fill-opacity=".92"/>`,
  );
}

export function chain(path: Path, width: number, metal: Rgb): Part[] {
  return [
    stroke(path, darker(metal, 0.62), width * 1.25),
    stroke(path, darker(metal, 0.12), width),
    stroke(path, lighter(metal, 0.55), width * 0.55, { dash: `${width * 0.5} ${width * 0.9}` }),
  ];
}

/** Separate oval links along a path, each rotated to follow it. */
export function links(path: Path, size: number, metal: Rgb): Part[] {
  const points = flatten(path, 60);
  const parts: Part[] = [];
  let last: Point = [99, 99];
  points.forEach((p, i) => {
    if (Math.hypot(p[0] - last[0], p[1] - last[1]) < size * 1.25) return;
    const next = points[(i + 1) % points.length] as Point;
    const turn = (Math.atan2(next[1] - p[1], next[0] - p[0]) * 180) / Math.PI;
    const oval = `rx="${size * 0.86}" ry="${size * 0.55}" fill="none"`;
    parts.push(
      mark(
        p,
        `<ellipse ${oval} stroke="${css(darker(metal, 0.5))}" stroke-width="${size * 0.46}"/><ellipse ${oval} stroke="${css(metal)}" stroke-width="${size * 0.34}"/><path d="M${-size * 0.5} ${-size * 0.5}H${size * 0.4}" stroke="${css(lighter(metal, 0.75))}" stroke-width="${size * 0.13}"/>`,
        turn + 12,
      ),
    );
    last = p;
  });
  return parts;
}

const METALS: Design["fabrics"] = [
  {
    cloth: "metal",
    name: "gold-plated brass",
    care: "Keep dry and store in its pouch",
    dyes: dyesOf("gold"),
  },
  {
    cloth: "metal",
    name: "sterling silver",
    care: "Polish with a soft cloth",
    dyes: dyesOf("silver"),
  },
];

export const JEWEL = {
  broad: "Jewellery",
  hasBack: false,
  audiences: [
    ["women", 3],
    ["unisex", 1],
  ] as const,
  fabrics: METALS,
} as const;
