export type Point = readonly [x: number, y: number];
type Cubic = readonly [control1: Point, control2: Point, end: Point];
/** A contour of cubic Bézier curves, in centimetres, y down. */
export type Path = { start: Point; curves: Cubic[]; closed: boolean };
/** [x, y] is a line, [cx, cy, x, y] a quadratic curve, [c1x, c1y, c2x, c2y, x, y] a cubic one. */
export type Step =
  | readonly [number, number]
  | readonly [number, number, number, number]
  | readonly [number, number, number, number, number, number];

function mix(a: Point, b: Point, t: number): Point {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}

function follow(start: Point, steps: readonly Step[]): Cubic[] {
  let at = start;
  return steps.map((step) => {
    const from = at;
    at = step.slice(-2) as unknown as Point;
    if (step.length === 6) return [[step[0], step[1]], [step[2], step[3]], at] as const;
    const control: Point = step.length === 4 ? [step[0], step[1]] : mix(from, at, 0.5);
    return [mix(from, control, 2 / 3), mix(at, control, 2 / 3), at] as const;
  });
}

/** An open stroke. */
export function line(start: Point, ...steps: Step[]): Path {
  return { start, curves: follow(start, steps), closed: false };
}

/** A closed contour. */
export function shape(start: Point, ...steps: Step[]): Path {
  return { start, curves: follow(start, steps), closed: true };
}

/** The same path from its end to its start. */
export function reversed(path: Path): Path {
  let from = path.start;
  const back: Cubic[] = [];
  for (const [control1, control2, end] of path.curves) {
    back.unshift([control2, control1, from]);
    from = end;
  }
  return { start: from, curves: back, closed: path.closed };
}

export function mapPath(path: Path, move: (point: Point) => Point): Path {
  return {
    start: move(path.start),
    curves: path.curves.map(([a, b, c]) => [move(a), move(b), move(c)]),
    closed: path.closed,
  };
}

export function mirrored(path: Path): Path {
  return mapPath(path, ([x, y]) => [-x, y]);
}

/** Follows `first`, then each of `others` (connected by a line where they do not meet), and closes the contour. */
export function joined(first: Path, ...others: Path[]): Path {
  const curves = [...first.curves];
  for (const other of others) {
    const end = curves.at(-1)?.[2] ?? first.start;
    if (end[0] !== other.start[0] || end[1] !== other.start[1]) {
      curves.push(...follow(end, [other.start as Step]));
    }
    curves.push(...other.curves);
  }
  return { start: first.start, curves, closed: true };
}

/** A closed contour given by its right half, from the top centre to the bottom centre. */
export function symmetric(start: Point, ...steps: Step[]): Path {
  const half = line(start, ...steps);
  return joined(half, reversed(mirrored(half)));
}

/** A Catmull–Rom spline through the points. */
export function smooth(points: readonly Point[], closed = true, tension = 1): Path {
  const n = points.length;
  const at = (i: number) => points[closed ? (i + n) % n : Math.min(n - 1, Math.max(0, i))] as Point;
  const curves: Cubic[] = [];
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const [before, from, to, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const k = tension / 6;
    curves.push([
      [from[0] + (to[0] - before[0]) * k, from[1] + (to[1] - before[1]) * k],
      [to[0] - (after[0] - from[0]) * k, to[1] - (after[1] - from[1]) * k],
      to,
    ]);
  }
  return { start: at(0), curves, closed };
}

export function ellipse(cx: number, cy: number, rx: number, ry: number): Path {
  const k = 0.5523;
  return shape(
    [cx + rx, cy],
    [cx + rx, cy + ry * k, cx + rx * k, cy + ry, cx, cy + ry],
    [cx - rx * k, cy + ry, cx - rx, cy + ry * k, cx - rx, cy],
    [cx - rx, cy - ry * k, cx - rx * k, cy - ry, cx, cy - ry],
    [cx + rx * k, cy - ry, cx + rx, cy - ry * k, cx + rx, cy],
  );
}

/** Points along the path, `pieces` per curve. */
export function flatten(path: Path, pieces = 8): Point[] {
  const points: Point[] = [path.start];
  let from = path.start;
  for (const [a, b, end] of path.curves) {
    for (let i = 1; i <= pieces; i++) {
      const t = i / pieces;
      const u = 1 - t;
      const [w0, w1, w2, w3] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
      points.push([
        w0 * from[0] + w1 * a[0] + w2 * b[0] + w3 * end[0],
        w0 * from[1] + w1 * a[1] + w2 * b[1] + w3 * end[1],
      ]);
    }
    from = end;
  }
  return points;
}

/**
 * One polygon of the contour and its holes, for even-odd filling: each hole is entered and left along the same edge.
 */
export function pierced(outer: readonly Point[], holes: readonly (readonly Point[])[]): Point[] {
  const from = outer[0] as Point;
  return [...outer, from, ...holes.flatMap((hole) => [...hole, hole[0] as Point, from])];
}

export type Box = { left: number; top: number; right: number; bottom: number };

export function boxOf(points: readonly Point[]): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const [x, y] of points) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/** The path as SVG path data. */
export function pathData(path: Path): string {
  const p = ([x, y]: Point) => `${x.toFixed(2)} ${y.toFixed(2)}`;
  const body = path.curves.map(([a, b, c]) => `C${p(a)} ${p(b)} ${p(c)}`).join("");
  return `M${p(path.start)}${body}${path.closed ? "Z" : ""}`;
}
