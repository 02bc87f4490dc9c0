import type { Model } from "@/lib/towers/model-folder";
import { checkInputs, chooseOutput, requireType } from "@/lib/towers/ports";
import type { Port, Session, TensorInput } from "@/lib/towers/session";
import type { Encode } from "@/lib/towers/tokenizer";
import { toUnitVectors } from "@/lib/towers/vectors";

const MAX_BATCH = 64;
/** Attention grows with the square of the length: 8 texts of 512 tokens, or 64 of 64. */
const MAX_BATCH_TOKENS = 4096;

type Row = { index: number; ids: number[] };

export type EmbedTexts = (texts: string[]) => Promise<Float32Array[]>;

/** Groups rows of similar length, so that little is spent on padding. */
function* batches(rows: Row[]): Generator<Row[]> {
  const sorted = rows.toSorted((a, b) => a.ids.length - b.ids.length);
  let batch: Row[] = [];
  for (const row of sorted) {
    const full = batch.length === MAX_BATCH;
    if (batch.length > 0 && (full || (batch.length + 1) * row.ids.length > MAX_BATCH_TOKENS)) {
      yield batch;
      batch = [];
    }
    batch.push(row);
  }
  if (batch.length > 0) yield batch;
}

function integers(port: Port, session: Session, values: number[], dims: number[]): TensorInput {
  const type = requireType(session, port, ["int64", "int32"]);
  const data = type === "int64" ? BigInt64Array.from(values, BigInt) : Int32Array.from(values);
  return { type, data, dims };
}

/** Feeds for one batch: token ids and the graph's other inputs. */
function feedsOf(
  batch: Row[],
  model: Model,
  session: Session,
  inputs: Map<string, Port>,
): Map<string, TensorInput> {
  const { text, image } = model.manifest;
  const longest = Math.max(...batch.map((row) => row.ids.length));
  const tokens = text.padTo === "max" ? text.maxTokens : longest;
  const ids: number[] = [];
  const mask: number[] = [];
  for (const row of batch) {
    for (let i = 0; i < tokens; i++) {
      ids.push(row.ids[i] ?? text.padTokenId);
      mask.push(i < row.ids.length ? 1 : 0);
    }
  }
  const dims = [batch.length, tokens];
  const feed = (name: string, port: Port): TensorInput => {
    if (name === text.input) return integers(port, session, ids, dims);
    if (name === "attention_mask") return integers(port, session, mask, dims);
    if (name === "token_type_ids") {
      return integers(port, session, new Array(ids.length).fill(0), dims);
    }
    const { width, height } = image.size;
    return { type: "float32", data: new Float32Array(0), dims: [0, 3, height, width] };
  };
  return new Map([...inputs].map(([name, port]) => [name, feed(name, port)]));
}

/** @throws UserError `model-graph` when the graph does not fit the contract */
export function createTextTower(model: Model, session: Session, encode: Encode): EmbedTexts {
  const { manifest } = model;
  const others = ["attention_mask", "token_type_ids", manifest.image.input];
  const inputs = checkInputs(session, "text", manifest.text.input, others);
  const output = chooseOutput(session, "text", manifest.text.output);

  return async function embedTexts(texts) {
    const vectors = new Array<Float32Array>(texts.length);
    const rows = texts.map((text, index) => ({ index, ids: encode(text) }));
    for (const batch of batches(rows)) {
      const result = await session.run(feedsOf(batch, model, session, inputs), output);
      const unit = toUnitVectors(result, batch.length, manifest, session.file);
      for (const [i, row] of batch.entries()) vectors[row.index] = unit[i] as Float32Array;
    }
    return vectors;
  };
}
