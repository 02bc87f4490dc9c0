/** Entry of the tower thread: bundled to dist/tower-thread.mjs by scripts/build-tower-thread.ts. */
import { parentPort, workerData } from "node:worker_threads";
import { openInlineTowers } from "@/lib/towers/inline-towers";
import {
  type Reply,
  type Request,
  type ThreadSettings,
  toPlainError,
} from "@/lib/towers/thread-messages";
import type { Towers } from "@/lib/towers/towers";

function reply(message: Reply, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

async function answer(towers: Towers, request: Request): Promise<void> {
  const { id } = request;
  try {
    const vectors =
      request.kind === "texts"
        ? await towers.embedTexts(request.texts)
        : await towers.embedImages(request.images);
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
