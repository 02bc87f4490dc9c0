import { LRUCache } from "lru-cache";

/** Filters of Pillow's resize; `support` is half the width in source pixels at scale 1. */
const FILTERS = {
  bicubic: { support: 2, weight: bicubicWeight },
  bilinear: { support: 1, weight: bilinearWeight },
} as const;

export type Interpolation = keyof typeof FILTERS;
export type Window = { start: number; length: number };

/**
 * Filter taps for a window of one axis: output i sums `counts[i]` inputs from `starts[i]` on, with 22-bit weights that
 * begin at `i × stride`.
 */
type Axis = { starts: Int32Array; counts: Int32Array; weights: Int32Array; stride: number };

const PRECISION_BITS = 22;
const ROUNDING = 1 << (PRECISION_BITS - 1);
const MAX_CACHED_AXES = 64;
const axes = new LRUCache<string, Axis>({ max: MAX_CACHED_AXES });

/** Keys cubic with a = -0.5, as in Pillow (OpenCV and PyTorch use -0.75). */
function bicubicWeight(distance: number): number {
  const a = -0.5;
  const x = Math.abs(distance);
  if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  if (x < 2) return (((x - 5) * x + 8) * x - 4) * a;
  return 0;
}

function bilinearWeight(distance: number): number {
  const x = Math.abs(distance);
  return x < 1 ? 1 - x : 0;
}

/** Port of `precompute_coeffs` and `normalize_coeffs_8bpc` in Pillow's src/libImaging/Resample.c. */
function computeAxis(
  inputSize: number,
  outputSize: number,
  window: Window,
  interpolation: Interpolation,
): Axis {
  const filter = FILTERS[interpolation];
  const scale = inputSize / outputSize;
  const filterScale = Math.max(scale, 1);
  const support = filter.support * filterScale;
  const stride = Math.ceil(support) * 2 + 1;
  const starts = new Int32Array(window.length);
  const counts = new Int32Array(window.length);
  const weights = new Int32Array(window.length * stride);
  const raw = new Float64Array(stride);
  for (let i = 0; i < window.length; i++) {
    const center = (window.start + i + 0.5) * scale;
    const start = Math.max(Math.trunc(center - support + 0.5), 0);
    const end = Math.min(Math.trunc(center + support + 0.5), inputSize);
    let total = 0;
    for (let k = 0; k < end - start; k++) {
      const weight = filter.weight((k + start - center + 0.5) * (1 / filterScale));
      raw[k] = weight;
      total += weight;
    }
    for (let k = 0; k < end - start; k++) {
      const weight = ((raw[k] ?? 0) / (total === 0 ? 1 : total)) * (1 << PRECISION_BITS);
      weights[i * stride + k] = Math.trunc(weight < 0 ? weight - 0.5 : weight + 0.5);
    }
    starts[i] = start;
    counts[i] = end - start;
  }
  return { starts, counts, weights, stride };
}

function getAxis(
  inputSize: number,
  outputSize: number,
  window: Window,
  interpolation: Interpolation,
): Axis {
  const key = [interpolation, inputSize, outputSize, window.start, window.length].join(" ");
  let axis = axes.get(key);
  if (axis === undefined) {
    axis = computeAxis(inputSize, outputSize, window, interpolation);
    axes.set(key, axis);
  }
  return axis;
}

function clip8(sum: number): number {
  const value = sum >> PRECISION_BITS;
  return value < 0 ? 0 : Math.min(value, 255);
}

/** Every row of `rows`, resampled along x. */
function resampleRows(data: Uint8Array, width: number, rows: Window, axis: Axis): Uint8Array {
  const { starts, counts, weights, stride } = axis;
  const columns = starts.length;
  const output = new Uint8Array(rows.length * columns * 3);
  let target = 0;
  for (let y = 0; y < rows.length; y++) {
    const row = (rows.start + y) * width * 3;
    for (let x = 0; x < columns; x++) {
      let source = row + (starts[x] as number) * 3;
      const first = x * stride;
      const last = first + (counts[x] as number);
      let red = ROUNDING;
      let green = ROUNDING;
      let blue = ROUNDING;
      for (let k = first; k < last; k++) {
        const weight = weights[k] as number;
        red = (red + Math.imul(data[source] as number, weight)) | 0;
        green = (green + Math.imul(data[source + 1] as number, weight)) | 0;
        blue = (blue + Math.imul(data[source + 2] as number, weight)) | 0;
        source += 3;
      }
      output[target] = clip8(red);
      output[target + 1] = clip8(green);
      output[target + 2] = clip8(blue);
      target += 3;
    }
  }
  return output;
}

/** The axis' rows, resampled along y from an image that begins at source row `firstRow`. */
function resampleColumns(
  data: Uint8Array,
  rowBytes: number,
  firstRow: number,
  axis: Axis,
): Uint8Array {
  const { starts, counts, weights, stride } = axis;
  const output = new Uint8Array(starts.length * rowBytes);
  const sums = new Int32Array(rowBytes);
  for (let y = 0; y < starts.length; y++) {
    const count = counts[y] as number;
    let source = ((starts[y] as number) - firstRow) * rowBytes;
    sums.fill(ROUNDING);
    for (let k = 0; k < count; k++) {
      const weight = weights[y * stride + k] as number;
      for (let x = 0; x < rowBytes; x++) {
        sums[x] = (sums[x] as number) + Math.imul(data[source + x] as number, weight);
      }
      source += rowBytes;
    }
    const target = y * rowBytes;
    for (let x = 0; x < rowBytes; x++) output[target + x] = clip8(sums[x] as number);
  }
  return output;
}

/** The source rows that the axis reads. */
function sourceSpan(axis: Axis): Window {
  const last = axis.starts.length - 1;
  const start = axis.starts[0] as number;
  return { start, length: (axis.starts[last] as number) + (axis.counts[last] as number) - start };
}

/**
 * Resizes an RGB image exactly as Pillow's `Image.resize` does, bit for bit: antialiased, first along x, then along y,
 * each pass rounded to 8 bits. Only the given window of the result is computed, so that an extremely narrow photo costs
 * no more than any other.
 * @param data width × height × 3 bytes
 * @returns columns.length × rows.length × 3 bytes
 */
export function resample(
  data: Uint8Array,
  from: { width: number; height: number },
  to: { width: number; height: number },
  interpolation: Interpolation,
  columns: Window = { start: 0, length: to.width },
  rows: Window = { start: 0, length: to.height },
): Uint8Array {
  const isResizedInY = from.height !== to.height;
  const vertical = getAxis(from.height, to.height, rows, interpolation);
  const needed = isResizedInY ? sourceSpan(vertical) : rows;
  let wide: Uint8Array;
  if (from.width === to.width && columns.length === to.width) {
    const rowBytes = to.width * 3;
    wide = data.subarray(needed.start * rowBytes, (needed.start + needed.length) * rowBytes);
  } else {
    const horizontal = getAxis(from.width, to.width, columns, interpolation);
    wide = resampleRows(data, from.width, needed, horizontal);
  }
  return isResizedInY ? resampleColumns(wide, columns.length * 3, needed.start, vertical) : wide;
}
