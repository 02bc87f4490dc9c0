import { type ClothLight, lightOf } from "./cloth";
import { blend, luma, shadowOf } from "./colour";
import type { Piece } from "./drawing";
import { valueNoise } from "./noise";
import { boxOf, flatten, type Point, pierced } from "./path";
import { shadePng } from "./png";
import { blurred, emptyGrid, fillPolygon, type Grid } from "./raster";

// One soft key light from the upper left, slightly in front.
const LIGHT = normalised(-0.5, -0.56, 0.78);
const HALF = normalised(LIGHT[0], LIGHT[1], LIGHT[2] + 1);

function normalised(x: number, y: number, z: number): readonly [number, number, number] {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}

function pressFold(
  grid: Grid,
  heights: Float32Array,
  points: Point[],
  width: number,
  height: number,
): void {
  const { resolution } = grid;
  const sigma = Math.max(0.8, width * resolution);
  const reach = Math.ceil(sigma * 2.4);
  const lengths: number[] = [0];
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1] as Point, points[i] as Point];
    lengths.push((lengths[i - 1] as number) + Math.hypot(b[0] - a[0], b[1] - a[1]));
  }
  const total = lengths.at(-1) || 1;
  const spacing = (sigma / resolution) * 0.7;
  const share = 0.7 / 2.5;
  let segment = 1;
  for (let along = 0; along <= total; along += spacing) {
    while (segment < points.length - 1 && (lengths[segment] as number) < along) segment++;
    const [a, b] = [points[segment - 1] as Point, points[segment] as Point];
    const t =
      (along - (lengths[segment - 1] as number)) /
      ((lengths[segment] as number) - (lengths[segment - 1] as number) || 1);
    const cx = (a[0] + (b[0] - a[0]) * t - grid.left) * resolution;
    const cy = (a[1] + (b[1] - a[1]) * t - grid.top) * resolution;
    const taper = Math.sin(Math.PI * Math.min(1, 0.06 + (along / total) * 0.94)) ** 0.6;
    const amount = height * taper * share;
    for (
      let y = Math.max(0, Math.floor(cy - reach));
      y <= Math.min(grid.height - 1, cy + reach);
      y++
    ) {
      for (
        let x = Math.max(0, Math.floor(cx - reach));
        x <= Math.min(grid.width - 1, cx + reach);
        x++
      ) {
        const q = ((x - cx) ** 2 + (y - cy) ** 2) / (2 * sigma * sigma);
        if (q > 3) continue;
        const i = y * grid.width + x;
        heights[i] = (heights[i] as number) + amount * Math.exp(-q);
      }
    }
  }
}

function heightsOf(
  piece: Piece,
  grid: Grid,
  light: ClothLight,
  seed: number,
  move: (p: Point) => Point,
) {
  const { values: mask, width, height, resolution } = grid;
  const heights = new Float32Array(mask.length);
  const round = new Float32Array(mask.length);
  const puff = piece.puff ?? 4;
  if (puff > 0) {
    const soft = blurred(grid, Math.max(1, puff * resolution * 0.5));
    for (let i = 0; i < mask.length; i++) round[i] = puff * 0.85 * (soft[i] as number);
  }
  const rough = light.crumple * (piece.crumple ?? 1);
  const noise = valueNoise(seed);
  const { relief } = piece;
  if (rough > 0 || relief) {
    for (let y = 0; y < height; y++) {
      const cy = grid.top + y / resolution;
      for (let x = 0; x < width; x++) {
        const i = y * width + x;
        if ((mask[i] as number) === 0) continue;
        const cx = grid.left + x / resolution;
        let h = 0;
        if (rough > 0) {
          const bend = noise(cx * 0.06 + 9, cy * 0.04) * 1.6;
          h +=
            rough *
            (noise(cx * 0.16 + bend, cy * 0.07 + 5) + 0.35 * noise(cx * 0.34 + 3, cy * 0.2 + bend));
        }
        if (relief) h += relief(cx, cy);
        heights[i] = (heights[i] as number) + h;
      }
    }
  }
  for (const fold of piece.folds ?? []) {
    pressFold(grid, heights, flatten(fold.path, 6).map(move), fold.width, fold.height);
  }
  return { heights, round };
}

export type Shade = { href: string; x: number; y: number; width: number; height: number };

/**
 * Light and shadow on one piece: its surface (roundness, folds, unevenness) lit by the key light.
 * `resolution` is in cells per centimetre; `scene` says where the piece lies in the whole drawing.
 */
export function shadeOf(
  piece: Piece,
  resolution: number,
  seed: number,
  move: (p: Point) => Point,
  scene: { left: number; top: number; right: number; bottom: number },
): Shade {
  const points = flatten(piece.outline, 6).map(move);
  const grid = emptyGrid(boxOf(points), resolution, 2 / resolution);
  const holes = (piece.holes ?? []).map((hole) => flatten(hole, 6).map(move));
  fillPolygon(grid, pierced(points, holes));
  const light = lightOf(piece.paint.cloth);
  const { heights, round } = heightsOf(piece, grid, light, seed, move);
  const { width, height } = grid;
  const shade = new Uint8Array(width * height).fill(128);
  const contrast = piece.contrast ?? 1;
  const away = piece.shade ?? 0;
  const sag = piece.drop ?? 0.4;
  const slope = resolution * 0.5;
  const dark = luma(piece.paint.dye);
  const depth = light.depth * (0.8 + 0.2 * dark) * contrast;
  const gloss = light.gloss * (1.05 - 0.35 * dark) * contrast;
  const flatSpec = HALF[2] ** (8 * light.sharpness);
  for (let y = 0; y < height; y++) {
    const up = y > 0 ? -width : 0;
    const down = y < height - 1 ? width : 0;
    const fall = (grid.top + y / resolution - scene.top) / (scene.bottom - scene.top);
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const [l, r] = [x > 0 ? i - 1 : i, x < width - 1 ? i + 1 : i];
      const [u, d] = [i + up, i + down];
      const dx =
        slope *
        ((heights[r] as number) -
          (heights[l] as number) +
          (round[r] as number) -
          (round[l] as number));
      const dy =
        slope *
        ((heights[d] as number) -
          (heights[u] as number) +
          sag * ((round[d] as number) - (round[u] as number)));
      const n = 1 / Math.sqrt(dx * dx + dy * dy + 1);
      const lambert = (LIGHT[2] - dx * LIGHT[0] - dy * LIGHT[1]) * n;
      const spec =
        Math.max(0, (HALF[2] - dx * HALF[0] - dy * HALF[1]) * n) ** (8 * light.sharpness);
      const side = (grid.left + x / resolution - scene.left) / (scene.right - scene.left);
      const drift = 0.07 - 0.09 * (fall + side);
      const delta = lambert / LIGHT[2] - 1 + drift;
      let value = delta < 0 ? delta * depth : delta * 0.55 * Math.min(1, gloss + 0.25);
      value += Math.max(0, spec - flatSpec) * gloss * 0.6 - away * 0.5;
      shade[i] = Math.max(10, Math.min(246, Math.round(128 + value * 127)));
    }
  }
  const warm = blend(piece.paint.dye, [255, 249, 236], light.sharpness > 1.5 ? 0.9 : 0.72);
  return {
    href: shadePng(shade, width, height, shadowOf(piece.paint.dye), warm),
    x: grid.left,
    y: grid.top,
    width: width / resolution,
    height: height / resolution,
  };
}

/** The drawing's shadow on the ground: black with the strength of the blurred outline, 0–1. */
export function groundShadow(
  outlines: Point[][],
  resolution: number,
  sigma: number,
  strength: number,
): Shade {
  const grid = emptyGrid(boxOf(outlines.flat()), resolution, sigma * 3);
  for (const points of outlines) fillPolygon(grid, points);
  const soft = blurred(grid, sigma * resolution);
  const shade = new Uint8Array(soft.length);
  for (let i = 0; i < soft.length; i++) {
    shade[i] = 128 - Math.round(Math.min(1, soft[i] as number) * strength * 127);
  }
  return {
    href: shadePng(shade, grid.width, grid.height, [38, 26, 24], [255, 255, 255]),
    x: grid.left,
    y: grid.top,
    width: grid.width / resolution,
    height: grid.height / resolution,
  };
}
