import { env } from "@/lib/env";
import { frontDoor } from "@/lib/http/front-door-presence";
import { addToCounts, deleteCountsBefore } from "@/lib/rate-limit/queries";
import type { SharedCounts } from "@/lib/rate-limit/rate-counter";
import { RATE_TIERS } from "@/lib/rate-limit/tiers";

const LONGEST_WINDOW_MS =
  1000 * Math.max(...Object.values(RATE_TIERS).map(({ windowS }) => windowS));

/** The counts of all processes of the shop, in its database. */
export const sharedCounts: SharedCounts = {
  add: addToCounts,
  sweep: (nowMs) => deleteCountsBefore(nowMs - LONGEST_WINDOW_MS),
};

/** Lets the front door of this process share its counts with those of the others. */
export function shareFrontDoorCounts(): void {
  const door = frontDoor();
  if (door) door.shareCounts(sharedCounts);
  else if (env().NODE_ENV === "production" && env().trustedProxies !== "platform") {
    console.warn(
      "The web server runs without its front door, which bounds what strangers can send. Start it as `node --import ./dist/front-door.mjs server.js`.",
    );
  }
}
