import pLimit from "p-limit";
import { decodeImage } from "@/lib/towers/decode";
import type { Model } from "@/lib/towers/model-folder";
import { checkInputs, chooseOutput, requireType } from "@/lib/towers/ports";
import { type DecodedImage, writePixelValues } from "@/lib/towers/preprocess";
import type { Session, TensorInput } from "@/lib/towers/session";
import { toUnitVectors } from "@/lib/towers/vectors";

const MAX_BATCH = 16;
/** How many photos are decoded at once; one of 12 megapixels takes 36 MB. */
const MAX_DECODED = 4;

export type EmbedImages = (images: (Uint8Array | DecodedImage)[]) => Promise<Float32Array[]>;

/** @throws UserError `model-graph` when the graph does not fit the contract */
export function createImageTower(model: Model, session: Session): EmbedImages {
  const { manifest } = model;
  const { image: spec, text } = manifest;
  const others = [text.input, "attention_mask", "token_type_ids"];
  const inputs = checkInputs(session, "image", spec.input, others);
  const output = chooseOutput(session, "image", spec.output);
  const { width, height } = spec.size;
  const rowLength = 3 * height * width;
  const limit = pLimit(MAX_DECODED);

  function prepare(images: (Uint8Array | DecodedImage)[]): Promise<Float32Array> {
    const pixels = new Float32Array(images.length * rowLength);
    const rows = images.map((image, i) =>
      limit(async () => {
        const decoded = image instanceof Uint8Array ? await decodeImage(image) : image;
        writePixelValues(decoded, spec, pixels.subarray(i * rowLength, (i + 1) * rowLength));
      }),
    );
    return Promise.all(rows).then(() => pixels);
  }

  function feedsOf(pixels: Float32Array): Map<string, TensorInput> {
    const count = pixels.length / rowLength;
    const feeds = new Map<string, TensorInput>();
    for (const [name, port] of inputs) {
      if (name === spec.input) {
        requireType(session, port, ["float32"]);
        feeds.set(name, { type: "float32", data: pixels, dims: [count, 3, height, width] });
      } else {
        const type = requireType(session, port, ["int64", "int32"]);
        const data =
          type === "int64" ? new BigInt64Array(count).fill(1n) : new Int32Array(count).fill(1);
        feeds.set(name, { type, data, dims: [count, 1] });
      }
    }
    return feeds;
  }

  return async function embedImages(images) {
    const vectors: Float32Array[] = [];
    let next = prepare(images.slice(0, MAX_BATCH));
    for (let start = MAX_BATCH; vectors.length < images.length; start += MAX_BATCH) {
      const pixels = await next;
      // Decode the next photos on other threads while this batch is computed.
      next = prepare(images.slice(start, start + MAX_BATCH));
      next.catch(() => {});
      const count = pixels.length / rowLength;
      const result = await session.run(feedsOf(pixels), output);
      vectors.push(...toUnitVectors(result, count, manifest, session.file));
    }
    return vectors;
  };
}
