/** Filters of Pillow's resize; `support` is half the width in source pixels at scale 1. */
const FILTERS = {
  bicubic: { support: 2, weight: bicubicWeight },
  bilinear: { support: 1, weight: bilinearWeight },
} as const;

export type Interpolation = keyof typeof FILTERS;
export type Window = { start: number; length: number };

/** Taps of one axis: output i sums `counts[i]` inputs from `starts[i]` with 22-bit weights. */
type Axis = { starts: Int32Array; counts: Int32Array; weights: Int32Array; stride: number };

const PRECISION_BITS = 22;
const ROUNDING = 1 << (PRECISION_BITS - 1);
const MAX_CACHED_AXES = 256;
const axes = new Map<string, Axis>();

/** Keys cubic with a = -0.5, as Pillow (OpenCV and PyTorch take -0.75). */
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
function computeAxis(inputSize: number, outputSize: number, interpolation: Interpolation): Axis {
  const filter = FILTERS[interpolation];
  const scale = inputSize / outputSize;
  const filterScale = Math.max(scale, 1);
  const support = filter.support * filterScale;
  const stride = Math.ceil(support) * 2 + 1;
  const starts = new Int32Array(outputSize);
  const counts = new Int32Array(outputSize);
  const weights = new Int32Array(outputSize * stride);
  const raw = new Float64Array(stride);
  for (let i = 0; i < outputSize; i++) {
    const center = (i + 0.5) * scale;
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

function getAxis(inputSize: number, outputSize: number, interpolation: Interpolation): Axis {
  const key = `${interpolation} ${inputSize} ${outputSize}`;
  let axis = axes.get(key);
  if (axis === undefined) {
    axis = computeAxis(inputSize, outputSize, interpolation);
    const oldest = axes.size >= MAX_CACHED_AXES ? axes.keys().next().value : undefined;
    if (oldest !== undefined) axes.delete(oldest);
    axes.set(key, axis);
  }
  return axis;
}

function clip8(sum: number): number {
  const value = sum >> PRECISION_BITS;
  return value < 0 ? 0 : Math.min(value, 255);
}

/** Columns `window` of every row from `rows`, resampled along x. */
function resampleRows(
  data: Uint8Array,
  width: number,
  rows: Window,
  axis: Axis,
  window: Window,
): Uint8Array {
  const output = new Uint8Array(rows.length * window.length * 3);
  const { starts, counts, weights, stride } = axis;
  let target = 0;
  for (let y = 0; y < rows.length; y++) {
    const row = (rows.start + y) * width * 3;
    for (let x = 0; x < window.length; x++) {
      const column = window.start + x;
      let source = row + (starts[column] as number) * 3;
      const first = column * stride;
      const last = first + (counts[column] as number);
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

/** Rows `window`, resampled along y from an image that begins at source row `firstRow`. */
function resampleColumns(
  data: Uint8Array,
  rowBytes: number,
  firstRow: number,
  axis: Axis,
  window: Window,
): Uint8Array {
  const output = new Uint8Array(window.length * rowBytes);
  const sums = new Int32Array(rowBytes);
  const { starts, counts, weights, stride } = axis;
  for (let y = 0; y < window.length; y++) {
    const index = window.start + y;
    const count = counts[index] as number;
    let source = ((starts[index] as number) - firstRow) * rowBytes;
    sums.fill(ROUNDING);
    for (let k = 0; k < count; k++) {
      const weight = weights[index * stride + k] as number;
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

/**
 * Resizes an RGB image as Pillow's `Image.resize` does, bit for bit: antialiased, first along x,
 * then along y, each pass rounded to 8 bits. Only the given window of the result is computed.
 * @param data width × height × 3 bytes
 */
export function resample(
  data: Uint8Array,
  from: { width: number; height: number },
  to: { width: number; height: number },
  interpolation: Interpolation,
  columns: Window = { start: 0, length: to.width },
  rows: Window = { start: 0, length: to.height },
): Uint8Array {
  const vertical = getAxis(from.height, to.height, interpolation);
  const lastRow = rows.start + rows.length - 1;
  const needed = from.height === to.height ? rows : sourceSpan(vertical, rows.start, lastRow);
  const wide =
    from.width === to.width && columns.length === to.width
      ? data.subarray(needed.start * to.width * 3, (needed.start + needed.length) * to.width * 3)
      : resampleRows(
          data,
          from.width,
          needed,
          getAxis(from.width, to.width, interpolation),
          columns,
        );
  if (from.height === to.height) return wide;
  return resampleColumns(wide, columns.length * 3, needed.start, vertical, rows);
}

function sourceSpan(axis: Axis, first: number, last: number): Window {
  const start = axis.starts[first] as number;
  return { start, length: (axis.starts[last] as number) + (axis.counts[last] as number) - start };
}
