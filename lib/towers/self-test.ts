import { UserError } from "@/lib/errors";
import type { EmbedImages } from "@/lib/towers/image-tower";
import type { Model } from "@/lib/towers/model-folder";
import type { EmbedTexts } from "@/lib/towers/text-tower";

/** More than 20 tokens in any tokenizer. */
const LONG_TEXT =
  "a dark blue cotton shirt with long sleeves, a small collar and white buttons, " +
  "worn open over a plain grey shirt and black trousers";
const SHORT_TEXT = "red dress";

/** A meaningless photo, wider than high, with every level from 0 to 250. */
function testPhoto() {
  const width = 97;
  const height = 61;
  return {
    width,
    height,
    data: Uint8Array.from({ length: width * height * 3 }, (_, i) => i % 251),
  };
}

/**
 * Embeds a text of more than 20 tokens, a batch of two texts and a photo before anything is served.
 * @throws UserError `model-self-test`, saying which file to use instead if that is known
 */
export async function selfTest(
  model: Model,
  embedTexts: EmbedTexts,
  embedImages: EmbedImages,
): Promise<void> {
  try {
    await embedTexts([SHORT_TEXT]);
  } catch (cause) {
    throw failure(`${model.textFile} cannot embed a short text`, cause);
  }
  try {
    await embedTexts([LONG_TEXT]);
  } catch (cause) {
    throw failure(
      `${model.textFile} embeds a short text but fails on one of more than 16 tokens, as the ` +
        `8-bit and 4-bit text files published with jina-clip-v1 do. Take text_model.onnx or ` +
        `text_model_fp16.onnx instead`,
      cause,
    );
  }
  try {
    await embedTexts([SHORT_TEXT, LONG_TEXT]);
  } catch (cause) {
    throw failure(`${model.textFile} cannot embed two texts at once`, cause);
  }
  try {
    await embedImages([testPhoto()]);
  } catch (cause) {
    throw failure(`${model.imageFile} cannot embed a photo`, cause);
  }
}

function failure(what: string, cause: unknown): UserError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new UserError("model-self-test", `${what}. (${reason})`, { cause });
}
