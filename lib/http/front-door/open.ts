import { readActions } from "@/lib/http/front-door/actions";
import { Door } from "@/lib/http/front-door/door";
import { type Http, standInFront } from "@/lib/http/front-door/serve";
import { markUnderstood, watchConsole } from "@/lib/http/front-door/watch";
import { type FrontDoor, setFrontDoor } from "@/lib/http/front-door-presence";
import { keepSharing } from "@/lib/http/rates/keep-sharing";
import type { TrustedProxies } from "@/lib/network/trusted-proxies";
import { RateCounter } from "@/lib/rate-limit/rate-counter";

export type OpenOptions = {
  trustedProxies: TrustedProxies;
  rateFactor: number;
  shopUrl: string | null;
  /** Next's `server-reference-manifest.json` as text; null in development. */
  actionManifest: string | null;
};

/**
 * Puts the front door before the server that this process is about to create, and announces it to the shop's own code.
 * @param module `node:http`, as Next will find it
 */
export function openFrontDoor(module: Http, options: OpenOptions): FrontDoor {
  const { trustedProxies: proxies, rateFactor, shopUrl, actionManifest } = options;
  const rates = new RateCounter(rateFactor);
  const door = new Door({
    proxies,
    shopOrigin: shopUrl !== null && URL.canParse(shopUrl) ? new URL(shopUrl).origin : null,
    actions: actionManifest === null ? null : readActions(JSON.parse(actionManifest)),
    rates,
  });
  let sharing: { stop(): void } | null = null;
  const presence: FrontDoor = {
    clientHeader: door.clientHeader,
    rates,
    markUnderstood,
    shareCounts(shared) {
      sharing?.stop();
      sharing = keepSharing(rates, shared);
    },
  };
  setFrontDoor(presence);
  watchConsole();
  standInFront(module, door, { proxies, isDevelopment: actionManifest === null });
  return presence;
}
