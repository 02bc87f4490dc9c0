import { UserError } from "@/lib/errors";
import type { Manifest } from "@/lib/towers/manifest";
import type { FloatMatrix } from "@/lib/towers/session";

/**
 * The rows of an output as unit vectors, cut to `truncateTo` first if the manifest sets it.
 * @throws UserError `model-output` for a wrong shape, values that are not finite, or zero vectors
 */
export function toUnitVectors(
  output: FloatMatrix,
  rows: number,
  manifest: Pick<Manifest, "dimension" | "truncateTo">,
  file: string,
): Float32Array[] {
  const { dimension, truncateTo = dimension } = manifest;
  const { data, dims } = output;
  if (dims.length !== 2 || dims[0] !== rows || dims[1] !== dimension) {
    throw new UserError(
      "model-output",
      `${file} gave [${dims.join(", ")}], expected [${rows}, ${dimension}]: ` +
        `check "dimension" and the output's name in manifest.json.`,
    );
  }
  const vectors: Float32Array[] = [];
  for (let row = 0; row < rows; row++) {
    const start = row * dimension;
    vectors.push(normalize(data.slice(start, start + truncateTo), file));
  }
  return vectors;
}

function normalize(vector: Float32Array, file: string): Float32Array {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum);
  if (!Number.isFinite(length) || length === 0) {
    throw new UserError(
      "model-output",
      `${file} gave a vector ${length === 0 ? "of zeros" : "with values that are not finite"}: ` +
        `the file is damaged or of a precision that does not work here.`,
    );
  }
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) / length;
  return vector;
}
