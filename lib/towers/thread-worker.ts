import { Worker } from "node:worker_threads";
import {
  fromPlainError,
  type Ready,
  type Reply,
  type Request,
  type ThreadSettings,
  type Work,
} from "@/lib/towers/thread-messages";
import { TowersUnavailableError } from "@/lib/towers/unavailable";

/** One running tower thread. */
export type ThreadWorker = {
  ready: Ready;
  isRunning(): boolean;
  run(work: Work): Promise<Float32Array[]>;
  stop(): Promise<void>;
};

type Pending = { resolve(vectors: Float32Array[]): void; reject(error: Error): void };

/**
 * Copies photos into their own buffers and transfers those: the caller's stay usable, and a pooled Buffer does not take
 * its whole pool along.
 */
function ownImages(work: Work): { work: Work; transfer: ArrayBuffer[] } {
  if (work.kind !== "images") return { work, transfer: [] };
  const transfer: ArrayBuffer[] = [];
  const own = (bytes: Uint8Array) => {
    const copy = new Uint8Array(bytes);
    transfer.push(copy.buffer);
    return copy;
  };
  const images = work.images.map((image) =>
    image instanceof Uint8Array ? own(image) : { ...image, data: own(image.data) },
  );
  return { work: { kind: "images", images }, transfer };
}

/**
 * Starts a thread and waits until its towers are loaded and tested.
 * @param script the bundled lib/towers/thread.ts
 */
export function startThreadWorker(script: string, settings: ThreadSettings): Promise<ThreadWorker> {
  return new Promise((resolve, reject) => {
    const pending = new Map<number, Pending>();
    let nextId = 1;
    let running = true;
    const worker = new Worker(/* turbopackIgnore: true */ script, { workerData: settings });

    function takePending(id: number): Pending | undefined {
      const call = pending.get(id);
      pending.delete(id);
      if (pending.size === 0) worker.unref();
      return call;
    }

    function run(work: Work): Promise<Float32Array[]> {
      return new Promise((resolveCall, rejectCall) => {
        const id = nextId++;
        const owned = ownImages(work);
        const request: Request = { id, ...owned.work };
        worker.postMessage(request, owned.transfer);
        pending.set(id, { resolve: resolveCall, reject: rejectCall });
        worker.ref();
      });
    }

    function end(error: Error): void {
      running = false;
      reject(error);
      for (const call of pending.values()) call.reject(error);
      pending.clear();
    }

    worker.on("message", (message: Reply) => {
      if (message.kind === "vectors") takePending(message.id)?.resolve(message.vectors);
      else if (message.kind === "failed")
        takePending(message.id)?.reject(fromPlainError(message.error));
      else if (message.kind === "refused") end(fromPlainError(message.error));
      else {
        worker.unref();
        resolve({
          ready: message.ready,
          isRunning: () => running,
          run,
          stop: async () => {
            end(new TowersUnavailableError("The towers were closed while they were working."));
            await worker.terminate();
          },
        });
      }
    });
    worker.on("error", (cause) =>
      end(new Error(`The tower thread crashed: ${cause.message}`, { cause })),
    );
    worker.on("exit", (code) => end(new Error(`The tower thread stopped (exit code ${code}).`)));
  });
}
