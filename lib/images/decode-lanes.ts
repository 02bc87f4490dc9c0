import { availableParallelism } from "node:os";
import { createLane, type Lane } from "@/lib/images/lane";
import { decodingCost } from "@/lib/images/photo-kinds";
import type { PhotoHeader } from "@/lib/images/read-header";
import { shopBusy } from "@/lib/images/refusals";

/** What an ordinary photo takes at most: a JPEG of 50 megapixels is one, an AVIF of 4 is not. */
const ORDINARY_SECONDS = 1.6;
const ORDINARY_MEGABYTES = 64;

/** Photos as phones take them: they never wait behind others. */
const ordinary = createLane({
  atOnce: Math.min(4, Math.max(2, availableParallelism())),
  maxWaiting: 8,
  busy: shopBusy,
});
/** Photos that take seconds and hundreds of megabytes: one at a time. */
const costly = createLane({ atOnce: 1, maxWaiting: 2, busy: shopBusy });

/** The lane that a photo is decoded in, by what that will cost. */
export function decodeLane({ kind, widthPx, heightPx }: PhotoHeader): Lane {
  const { seconds, megabytes } = decodingCost(kind, widthPx * heightPx);
  return seconds <= ORDINARY_SECONDS && megabytes <= ORDINARY_MEGABYTES ? ordinary : costly;
}
