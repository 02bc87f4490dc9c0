import type { Point } from "./path";

/** A grid of numbers over a rectangle of the drawing. */
export type Grid = {
  values: Float32Array;
  width: number;
  height: number;
  /** The grid's top left corner in drawing coordinates, in centimetres. */
  left: number;
  top: number;
  /** Cells per centimetre. */
  resolution: number;
};

export function emptyGrid(
  box: { left: number; top: number; right: number; bottom: number },
  resolution: number,
  margin: number,
): Grid {
  const width = Math.max(2, Math.ceil((box.right - box.left + 2 * margin) * resolution));
  const height = Math.max(2, Math.ceil((box.bottom - box.top + 2 * margin) * resolution));
  return {
    values: new Float32Array(width * height),
    width,
    height,
    left: box.left - margin,
    top: box.top - margin,
    resolution,
  };
}

const SUBROWS = 2;

/** Adds the polygon's coverage (0–1, even-odd rule) to the grid, capped at 1. */
export function fillPolygon(grid: Grid, points: readonly Point[]): void {
  const { values, width, height, left, top, resolution } = grid;
  const xs = points.map(([x]) => (x - left) * resolution);
  const ys = points.map(([, y]) => (y - top) * resolution);
  const rows: number[][] = Array.from({ length: height * SUBROWS }, () => []);
  for (let i = 0; i < points.length; i++) {
    const j = (i + 1) % points.length;
    let [x0, y0, x1, y1] = [xs[i] as number, ys[i] as number, xs[j] as number, ys[j] as number];
    if (y0 > y1) [x0, y0, x1, y1] = [x1, y1, x0, y0];
    const slope = (x1 - x0) / (y1 - y0 || 1);
    const last = Math.min(rows.length - 1, Math.ceil(y1 * SUBROWS - 0.5) - 1);
    for (let r = Math.max(0, Math.ceil(y0 * SUBROWS - 0.5)); r <= last; r++) {
      rows[r]?.push(x0 + ((r + 0.5) / SUBROWS - y0) * slope);
    }
  }
  rows.forEach((crossings, r) => {
    crossings.sort((a, b) => a - b);
    const offset = Math.floor(r / SUBROWS) * width;
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const from = Math.max(0, crossings[k] as number);
      const to = Math.min(width, crossings[k + 1] as number);
      for (let x = Math.floor(from); x < to; x++) {
        const cover = Math.min(to, x + 1) - Math.max(from, x);
        const i = offset + x;
        values[i] = Math.min(1, (values[i] as number) + cover / SUBROWS);
      }
    }
  });
}

function boxPass(
  from: Float32Array,
  to: Float32Array,
  lines: number,
  length: number,
  radius: number,
): void {
  // Reads rows and writes columns, so that two passes blur in both directions and restore the layout.
  const scale = 1 / (2 * radius + 1);
  for (let l = 0; l < lines; l++) {
    const base = l * length;
    let sum = 0;
    for (let i = 0; i < Math.min(length, radius); i++) sum += from[base + i] as number;
    for (let i = 0; i < length; i++) {
      if (i + radius < length) sum += from[base + i + radius] as number;
      to[i * lines + l] = sum * scale;
      if (i - radius >= 0) sum -= from[base + i - radius] as number;
    }
  }
}

/** Three box blurs, which approximate a Gaussian of the given standard deviation in cells. Zero outside the grid. */
export function blurred(grid: Grid, sigmaCells: number): Float32Array {
  const radius = Math.max(1, Math.round((Math.sqrt(4 * sigmaCells * sigmaCells + 1) - 1) / 2));
  let current = grid.values;
  let spare = new Float32Array(current.length);
  for (let pass = 0; pass < 3; pass++) {
    const target = pass === 0 ? new Float32Array(current.length) : current;
    boxPass(current, spare, grid.height, grid.width, radius);
    boxPass(spare, target, grid.width, grid.height, radius);
    current = target;
    if (pass === 0 && current === grid.values) spare = new Float32Array(current.length);
  }
  return current;
}
