import path from "node:path";
import { readModel } from "@/lib/towers/model-folder";
import { openTokenizer } from "@/lib/towers/tokenizer";
import { openTowers } from "@/lib/towers/towers";
import type { Towers } from "@/lib/towers/types";

const TOKENS = 16;
const CALLS = 50;

/** Median milliseconds of one photo (64 × 80, preprocessing included) and of one text of 16 tokens, on one core. */
export async function measureSpeed(folder: string): Promise<{ photoMs: number; textMs: number }> {
  const { tokenizerFile, manifest } = await readModel(path.resolve(folder));
  const encode = await openTokenizer(tokenizerFile, manifest.text);
  let text = "red";
  while (encode(`${text} red`).length <= TOKENS) text += " red";
  const towers: Towers = await openTowers(path.resolve(folder), { runner: "inline", threads: 1 });
  const photo = { data: new Uint8Array(64 * 80 * 3).fill(200), width: 64, height: 80 };
  try {
    return {
      photoMs: await median(() => towers.embedImages([photo])),
      textMs: await median(() => towers.embedTexts([text])),
    };
  } finally {
    await towers.close();
  }
}

async function median(call: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < CALLS; i++) {
    const startedAt = performance.now();
    await call();
    times.push(performance.now() - startedAt);
  }
  return times.sort((a, b) => a - b)[CALLS / 2] as number;
}
