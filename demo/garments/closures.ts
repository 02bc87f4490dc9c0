import { blend, css, darker, lighter, type Rgb, rgb, seamOn } from "#draw/colour";
import { mark, type Paint, type Part, piece, stitch, stroke } from "#draw/drawing";
import { line, type Point, shape } from "#draw/path";

export const HORN = rgb("#5b4433");
export const PEARL = rgb("#efe9dc");
export const BRASS = rgb("#b8975a");
export const STEEL = rgb("#b4b6ba");
export const GUNMETAL = rgb("#55565c");

/** A sewn button with four holes. */
export function button(at: Point, radius: number, colour: Rgb): Part {
  const hole = (x: number, y: number) =>
    `<circle cx="${x * radius}" cy="${y * radius}" r="${radius * 0.13}" fill="${css(darker(colour, 0.65))}"/>`;
  return mark(
    at,
    `<circle cx="${radius * 0.18}" cy="${radius * 0.3}" r="${radius * 1.06}" fill="#1a1214" fill-opacity=".35"/><circle r="${radius}" fill="${css(colour)}"/><circle r="${radius * 0.72}" fill="${css(darker(colour, 0.12))}"/><path d="M${-radius * 0.8} ${-radius * 0.3}A${radius * 0.86} ${radius * 0.86} 0 0 1 ${radius * 0.2} ${-radius * 0.83}" fill="none" stroke="${css(lighter(colour, 0.65))}" stroke-width="${radius * 0.18}" stroke-linecap="round"/>${hole(-0.25, -0.25)}${hole(0.25, -0.25)}${hole(-0.25, 0.25)}${hole(0.25, 0.25)}`,
  );
}

/** A press stud or a metal shank button. */
export function stud(at: Point, radius: number, colour: Rgb = BRASS): Part {
  return mark(
    at,
    `<circle cx="${radius * 0.15}" cy="${radius * 0.3}" r="${radius * 1.08}" fill="#1a1214" fill-opacity=".4"/><circle r="${radius}" fill="${css(darker(colour, 0.25))}"/><circle r="${radius * 0.78}" cx="${-radius * 0.06}" cy="${-radius * 0.08}" fill="${css(colour)}"/><circle r="${radius * 0.3}" cx="${-radius * 0.28}" cy="${-radius * 0.3}" fill="${css(lighter(colour, 0.7))}"/>`,
  );
}

export function buttonRow(
  x: number,
  from: number,
  to: number,
  count: number,
  radius: number,
  colour: Rgb,
): Part[] {
  return Array.from({ length: count }, (_, i) =>
    button([x, from + ((to - from) * i) / Math.max(1, count - 1)], radius, colour),
  );
}

/** A strip of cloth down the front, stitched on both edges. */
export function placket(
  from: number,
  to: number,
  width: number,
  paint: Paint,
  x = 0,
  square = false,
): Part {
  const half = width / 2;
  const outline = square
    ? shape([x - half, from], [x + half, from], [x + half, to], [x - half, to])
    : shape(
        [x - half, from],
        [x + half, from],
        [x + half, to + 0.2],
        [x, to + 0.5, x - half, to + 0.2],
      );
  const thread = seamOn(paint.dye);
  return piece(outline, paint, {
    puff: 0.5,
    crumple: 0.35,
    lift: 0.22,
    lines: [
      stitch(line([x - half + 0.4, from], [x - half + 0.4, to]), thread, { width: 0.11 }),
      stitch(line([x + half - 0.4, from], [x + half - 0.4, to]), thread, { width: 0.11 }),
    ],
  });
}

/** A zip with its tape, teeth and puller. */
export function zip(from: number, to: number, cloth: Rgb, metal: Rgb, x = 0, pulled = 0): Part[] {
  const tape = darker(cloth, 0.35);
  const path = line([x, from + pulled], [x, to]);
  const y = from + pulled;
  return [
    stroke(path, tape, 1.5),
    stroke(path, blend(tape, [0, 0, 0], 0.4), 0.72),
    stroke(path, metal, 0.62, { dash: "0.22 0.3" }),
    mark(
      [x, y],
      `<rect x="-.55" y="-.5" width="1.1" height="1.5" rx=".3" fill="${css(metal)}"/><rect x="-.36" y=".7" width=".72" height="2.5" rx=".32" fill="${css(darker(metal, 0.12))}"/><path d="M-.2 1V2.8" stroke="${css(lighter(metal, 0.7))}" stroke-width=".16"/>`,
    ),
  ];
}
