import { existsSync } from "node:fs";
import path from "node:path";
// Loaded here first: sharp's shared libraries must outlive the threads that use them.
import "sharp";
import { UserError } from "@/lib/errors";
import type { Work } from "@/lib/towers/thread-messages";
import { startThreadWorker, type ThreadWorker } from "@/lib/towers/thread-worker";
import type { Towers } from "@/lib/towers/types";
import { TowersUnavailableError } from "@/lib/towers/unavailable";

const THREAD_SCRIPT = "dist/tower-thread.mjs";

/**
 * Towers on a thread of their own. If the thread crashes, pending calls are rejected and the next call starts a new
 * thread.
 * @param script the bundled lib/towers/thread.ts; default dist/tower-thread.mjs
 */
export async function openThreadTowers(
  folder: string,
  threads: number,
  script: string = path.join(/* turbopackIgnore: true */ process.cwd(), THREAD_SCRIPT),
): Promise<Towers> {
  if (!existsSync(script)) {
    throw new UserError("not-built", `${script} does not exist. Run npm run build first.`);
  }
  const settings = { folder, threads };
  let worker: Promise<ThreadWorker> | null = startThreadWorker(script, settings);
  let isClosed = false;
  const { key, name, licence, dimension } = (await worker).ready;

  async function liveWorker(): Promise<ThreadWorker> {
    if (isClosed) throw new TowersUnavailableError("These towers are closed.");
    const current = worker;
    const live = current === null ? null : await current.catch(() => null);
    if (live?.isRunning()) return live;
    // Another call may have started the new thread while this one waited.
    if (worker === current || worker === null) worker = startThreadWorker(script, settings);
    return worker;
  }

  async function run(work: Work): Promise<Float32Array[]> {
    const live = await liveWorker();
    if (live.ready.key !== key) {
      throw new TowersUnavailableError(
        `${folder} holds ${live.ready.key} now, not ${key}: start again to use it.`,
      );
    }
    return live.run(work);
  }

  return {
    key,
    name,
    licence,
    dimension,
    embedTexts: (texts) => run({ kind: "texts", texts }),
    embedImages: (images) => run({ kind: "images", images }),
    similarities: (queries, vectors) => run({ kind: "similarities", queries, vectors }),
    async close() {
      isClosed = true;
      const last = await worker?.catch(() => null);
      worker = null;
      await last?.stop();
    },
  };
}
