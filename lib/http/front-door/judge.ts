import type { IncomingMessage } from "node:http";
import { reportSometimes } from "@/lib/failures/report-unexpected";
import type { ActionRule } from "@/lib/http/front-door/actions";
import { type BodyRule, bodyRule } from "@/lib/http/front-door/body-rule";
import { setForwarded } from "@/lib/http/front-door/forwarded";
import { acceptOrigin } from "@/lib/http/front-door/origin";
import * as refusals from "@/lib/http/front-door/refusal";
import { routeTier } from "@/lib/http/front-door/route-tier";
import { methodsAt, readTarget } from "@/lib/http/front-door/target";
import type { TrustedProxies } from "@/lib/network/trusted-proxies";
import type { RateCounter } from "@/lib/rate-limit/rate-counter";
import type { RateTierName } from "@/lib/rate-limit/tiers";

export type JudgeOptions = {
  proxies: TrustedProxies;
  /** The origin of SHOP_URL; null if it is not set. */
  shopOrigin: string | null;
  /** The rule for each server action; null in development, where they are not known in advance. */
  actions: Map<string, ActionRule> | null;
  rates: RateCounter;
};

/** A request that its first line and headers allow in. */
export type Admitted = {
  pathname: string;
  /** Identifies the visitor where requests are counted. */
  client: string;
  body: BodyRule;
};

/**
 * Decides by first line and headers alone whether to let a request in, and removes headers that cannot be trusted.
 * @param clientHeader the header in which the shop's own code will find the visitor's address
 */
export function judge(
  req: IncomingMessage,
  clientHeader: string,
  { proxies, shopOrigin, actions, rates }: JudgeOptions,
): Admitted | refusals.Refusal {
  const { method = "GET", headers } = req;
  const { client, throughUnknownProxy } = setForwarded(req, proxies, clientHeader);
  if (throughUnknownProxy) sayProxyIsUnknown(req);
  const target = readTarget(req.url ?? "");
  if (target === null) return refusals.badAddress();
  const { url, pathname } = target;
  const allowed = methodsAt(pathname);
  if (!allowed.includes(method)) return refusals.badMethod(method, allowed);
  req.url = url;
  // This kind of prefetch expects a page whose data is stored; the shop has none.
  if (headers["next-router-prefetch"] === "2") delete headers["next-router-prefetch"];
  const body = bodyRule({ method, pathname, headers }, actions);
  const tier = ("code" in body ? null : body.tier) ?? routeTier(pathname, headers);
  const retryAfterS = tier === null ? null : countIn(tier, client, rates);
  if (retryAfterS !== null) return refusals.tooMany(retryAfterS);
  if ("code" in body) return body;
  if (body.isAction && !acceptOrigin(req, shopOrigin)) {
    sayOriginIsForeign(req);
    return refusals.foreignOrigin();
  }
  if (Number(headers["content-length"] ?? 0) > body.maxBytes) return tooLarge(body);
  return { pathname, client, body };
}

export function tooLarge({ maxBytes, moreWhenSignedIn }: BodyRule): refusals.Refusal {
  return moreWhenSignedIn ? refusals.signedOut(maxBytes) : refusals.bodyTooLarge(maxBytes);
}

/** @returns null while the client is within its limit, otherwise the seconds until it may ask again */
function countIn(tier: RateTierName, client: string, rates: RateCounter): number | null {
  // These actions count exactly, by themselves. A client they refused is kept out until the window ends.
  const countedLater = tier === "photo-upload" || tier === "photo-crop";
  if (!countedLater) return rates.count(tier, client);
  return rates.refusedFor(tier, client) ?? rates.count("page", client);
}

function sayProxyIsUnknown({ socket }: IncomingMessage): void {
  reportSometimes(
    "finding out where visitors are",
    `Requests come through a proxy at ${socket.remoteAddress}, so all visitors count as one. If it is yours, set TRUST_PROXY (docs/deploy.md).`,
  );
}

function sayOriginIsForeign({ headers }: IncomingMessage): void {
  const short = (text = "") => text.slice(0, 100);
  reportSometimes(
    "taking a form",
    `A form from ${short(headers.origin)} was refused: the shop was asked as ${short(headers.host)}. If the first is the shop's public address, set SHOP_URL to it.`,
  );
}
