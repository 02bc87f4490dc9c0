import { createImageTower } from "@/lib/towers/image-tower";
import { readModel } from "@/lib/towers/model-folder";
import { selfTest } from "@/lib/towers/self-test";
import { openSession, type Session } from "@/lib/towers/session";
import { createSimilarities } from "@/lib/towers/similarities";
import { createTextTower } from "@/lib/towers/text-tower";
import { openTokenizer } from "@/lib/towers/tokenizer";
import type { Towers } from "@/lib/towers/types";

/** Towers on the calling thread, which is blocked while a graph runs. */
export async function openInlineTowers(folder: string, threads: number): Promise<Towers> {
  const model = await readModel(folder);
  const encode = await openTokenizer(model.tokenizerFile, model.manifest.text);
  const sessions: Session[] = [];
  const close = async () => {
    await Promise.all(sessions.splice(0).map((session) => session.close()));
  };
  try {
    const text = await openSession(model.textFile, threads);
    sessions.push(text);
    const image = await openSession(model.imageFile, threads);
    sessions.push(image);
    const embedTexts = createTextTower(model, text, encode);
    const embedImages = createImageTower(model, image);
    await selfTest(model, embedTexts, embedImages);
    const { key, name, dimension, licence } = model;
    const similarities = createSimilarities(threads, sessions);
    return { key, name, dimension, licence, embedTexts, embedImages, similarities, close };
  } catch (error) {
    await close();
    throw error;
  }
}
