import { readFile } from "node:fs/promises";
import { Tokenizer } from "@huggingface/tokenizers";
import { UserError } from "@/lib/errors";
import type { TextSpec } from "@/lib/towers/manifest";

/** Texts are cut here before tokenizing: no tower reads further, and it bounds the time. */
const MAX_CHARACTERS = 50_000;
const PROBE = "a";

/** The token ids of one text, including special tokens; at least 1 and at most maxTokens. */
export type Encode = (text: string) => number[];

/** The tokens that the tokenizer puts around a text, such as [CLS] … [SEP]. */
function findSpecialTokens(tokenizer: Tokenizer): { prefix: number[]; suffix: number[] } {
  const bare = tokenizer.encode(PROBE, { add_special_tokens: false }).ids;
  const full = tokenizer.encode(PROBE).ids;
  for (let start = 0; start + bare.length <= full.length; start++) {
    if (bare.every((id, i) => full[start + i] === id)) {
      return { prefix: full.slice(0, start), suffix: full.slice(start + bare.length) };
    }
  }
  return { prefix: [], suffix: [] };
}

/**
 * Opens a tokenizer.json. The library ignores its truncation and padding, so the manifest's maxTokens is applied here:
 * the text is cut, and the closing special token stays.
 * @throws UserError `model-tokenizer`
 */
export async function openTokenizer(file: string, spec: TextSpec): Promise<Encode> {
  let tokenizer: Tokenizer;
  let special: { prefix: number[]; suffix: number[] };
  try {
    tokenizer = new Tokenizer(JSON.parse(await readFile(file, "utf8")), {});
    special = spec.specialTokens ?? findSpecialTokens(tokenizer);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError("model-tokenizer", `${file} is not a usable tokenizer: ${reason}`, {
      cause,
    });
  }
  const room = spec.maxTokens - special.prefix.length - special.suffix.length;
  if (room < 1) {
    throw new UserError(
      "model-manifest",
      `text.maxTokens is ${spec.maxTokens}, but the special tokens alone fill it.`,
    );
  }
  return function encode(text) {
    const cut = text.slice(0, MAX_CHARACTERS).replace(/\p{Surrogate}/gu, "\uFFFD");
    const input = spec.lowercase ? cut.toLowerCase() : cut;
    const { ids } = tokenizer.encode(input, { add_special_tokens: false });
    const all = [...special.prefix, ...ids.slice(0, room), ...special.suffix];
    return all.length > 0 ? all : [spec.padTokenId];
  };
}
