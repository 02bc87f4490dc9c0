import { availableParallelism } from "node:os";
import { createLane, type Lane } from "@/lib/concurrency/lane";
import { decodingCost } from "@/lib/images/photo-kinds";
import type { PhotoHeader } from "@/lib/images/read-header";
import { shopBusy } from "@/lib/images/refusals";

/** The most that an ordinary photo costs: a JPEG of 50 megapixels is ordinary, an AVIF of 4 is not. */
const ORDINARY_SECONDS = 1.6;
const ORDINARY_MEGABYTES = 64;

type Lanes = {
  /** Photos as phones take them, which never wait behind costly ones. */
  ordinary: Lane;
  /** Photos that take seconds and hundreds of megabytes: one at a time. */
  costly: Lane;
};

/** Shared by the process, because the bundler may load a module several times. */
const globalForLanes = globalThis as typeof globalThis & { shopDecodeLanes?: Lanes };

/** The lane in which a photo is decoded, chosen by the cost. */
export function decodeLane({ kind, widthPx, heightPx }: PhotoHeader): Lane {
  globalForLanes.shopDecodeLanes ??= createLanes();
  const { ordinary, costly } = globalForLanes.shopDecodeLanes;
  const { seconds, megabytes } = decodingCost(kind, widthPx * heightPx);
  return seconds <= ORDINARY_SECONDS && megabytes <= ORDINARY_MEGABYTES ? ordinary : costly;
}

function createLanes(): Lanes {
  const atOnce = Math.min(4, Math.max(2, availableParallelism()));
  return {
    ordinary: createLane({ atOnce, maxWaiting: 8, busy: shopBusy }),
    costly: createLane({ atOnce: 1, maxWaiting: 2, busy: shopBusy }),
  };
}
