import { darker, lighter, type Rgb } from "#draw/colour";
import { mark, type Paint, type Part, type Piece, piece, placed, stroke } from "#draw/drawing";
import { line, type Path, type Point, shape, smooth } from "#draw/path";

// A shoe stands on y = 0 and points left, with its toe near x = 0 and its heel near x = 28 centimetres.

export type Drawn = Part[];

export const RUBBER_WHITE: Rgb = [238, 234, 225];
export const GUM: Rgb = [176, 122, 72];
export const SOLE_DARK: Rgb = [46, 40, 40];
export const STACK: Rgb = [122, 84, 54];

export function upper(points: readonly Point[], paint: Paint, options: Partial<Piece> = {}): Piece {
  return piece(smooth(points, true, 0.9), paint, { puff: 5, drop: 1, crumple: 0.35, ...options });
}

/** What is visible inside: the lining of the far side. */
export function opening(points: readonly Point[], lining: Rgb): Piece {
  return piece(
    smooth(points),
    { cloth: "suede", dye: lining },
    { puff: 1.4, drop: 1, shade: 0.42, crumple: 0 },
  );
}

export function sole(path: Path, colour: Rgb, lines: Path[] = []): Piece {
  return piece(
    path,
    { cloth: "rubber", dye: colour },
    {
      puff: 1.1,
      drop: 1,
      crumple: 0,
      lines: lines.map((each) => stroke(each, darker(colour, 0.45), 0.2, { opacity: 0.6 })),
    },
  );
}

/** A low heel under the back of the shoe. */
export function lowHeel(from: number, to: number, height: number, colour: Rgb): Piece {
  return sole(
    shape(
      [from, -height],
      [to, -height - 0.3],
      [to + 0.3, -1, to, 0],
      [from + 0.8, 0],
      [from + 0.5, -height * 0.5, from, -height],
    ),
    colour,
    [line([from, -height * 0.5], [to, -height * 0.5])],
  );
}

/** Crossed laces along the throat, from top to bottom. */
export function laces(
  top: Point,
  foot: Point,
  count: number,
  colour: Rgb,
  reach: Point = [2, 2],
): Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < count; i++) {
    const t = i / Math.max(1, count - 1);
    const [x, y] = [top[0] + (foot[0] - top[0]) * t, top[1] + (foot[1] - top[1]) * t];
    const cross = line(
      [x - 0.9, y - 0.2],
      [x + reach[0] * 0.5, y + reach[1] * 0.35, x + reach[0], y + reach[1]],
    );
    parts.push(
      stroke(cross, darker(colour, 0.6), 1.05, { opacity: 0.55 }),
      stroke(cross, colour, 0.78),
      stroke(
        line([x - 0.6, y - 0.25], [x + reach[0] * 0.5, y + reach[1] * 0.3]),
        lighter(colour, 0.5),
        0.2,
        { opacity: 0.6 },
      ),
    );
  }
  return parts;
}

/** A bow of laces with two loops and two ends. */
export function laceBow([x, y]: Point, colour: Rgb, size = 1): Part[] {
  const arcs = [
    line([x, y], [x - 3 * size, y - 2.6 * size, x - 4.4 * size, y + 1.6 * size, x, y]),
    line(
      [x, y],
      [x + 2.4 * size, y - 2.4 * size, x + 4.6 * size, y + 0.6 * size, x + 0.2, y + 0.2],
    ),
    line([x, y], [x - 1.6 * size, y + 2.4 * size, x - 1.8 * size, y + 4.4 * size]),
    line([x, y], [x + 1.8 * size, y + 2.2 * size, x + 2.6 * size, y + 4.2 * size]),
  ];
  return arcs.flatMap((arc) => [
    stroke(arc, darker(colour, 0.6), 0.75, { opacity: 0.6 }),
    stroke(arc, colour, 0.52),
  ]);
}

/** The shadow where a shoe touches the ground, darkest under the sole. */
function footing(x: number, y: number, half: number): Part {
  const rings = [1.16, 1.12, 1.08, 1.04, 1, 0.95, 0.9, 0.84, 0.78, 0.7, 0.6, 0.5].map(
    (k) =>
      `<ellipse rx="${(half * k).toFixed(2)}" ry="${(1.5 * k * k).toFixed(2)}" fill="#1f1512" fill-opacity=".038"/>`,
  );
  return mark([x, y], rings.join(""));
}

/** A pair of shoes, the other one slightly behind. */
export function pair(shoe: Part[], gap: Point = [5.6, -4.6]): Part[] {
  const far = placed(shoe, gap[0], gap[1], 0, 0.955).map((part) =>
    part.kind === "piece" ? { ...part, shade: Math.min(0.6, (part.shade ?? 0) + 0.1) } : part,
  );
  return [footing(14.4 + gap[0], gap[1] - 0.1, 15), ...far, footing(15, 0, 15.4), ...shoe];
}
