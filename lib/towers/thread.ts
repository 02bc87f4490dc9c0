/** Entry of the tower thread: bundled to dist/tower-thread.mjs by scripts/build-tower-thread.ts. */
import { parentPort, workerData } from "node:worker_threads";
import { openInlineTowers } from "@/lib/towers/inline-towers";
import {
  type Reply,
  type Request,
  type ThreadSettings,
  toPlainError,
  type Work,
} from "@/lib/towers/thread-messages";
import type { Towers } from "@/lib/towers/types";

function reply(message: Reply, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

function compute(towers: Towers, work: Work): Promise<Float32Array[]> {
  if (work.kind === "texts") return towers.embedTexts(work.texts);
  if (work.kind === "images") return towers.embedImages(work.images);
  return towers.similarities(work.queries, work.vectors);
}

async function answer(towers: Towers, request: Request): Promise<void> {
  const { id } = request;
  try {
    const vectors = await compute(towers, request);
    reply(
      { kind: "vectors", id, vectors },
      vectors.map((vector) => vector.buffer as ArrayBuffer),
    );
  } catch (error) {
    reply({ kind: "failed", id, error: toPlainError(error) });
  }
}

async function serve({ folder, threads }: ThreadSettings): Promise<void> {
  try {
    const towers = await openInlineTowers(folder, threads);
    const { key, name, licence, dimension } = towers;
    parentPort?.on("message", (request: Request) => void answer(towers, request));
    reply({ kind: "ready", ready: { key, name, licence, dimension } });
  } catch (error) {
    reply({ kind: "refused", error: toPlainError(error) });
  }
}

await serve(workerData as ThreadSettings);
