import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Address } from "@/lib/network/address";
import { networkOf, parseAddress } from "@/lib/network/address";
import { isTrustedPeer, type TrustedProxies, visitorAddress } from "@/lib/network/trusted-proxies";

const peers = new WeakMap<object, Address | null>();

/** The address at the other end of a request's connection, parsed once per connection. */
export function peerOf({ socket }: Pick<IncomingMessage, "socket">): Address | null {
  let peer = peers.get(socket);
  if (peer === undefined) {
    peer = parseAddress(socket.remoteAddress);
    peers.set(socket, peer);
  }
  return peer;
}

export type Visitor = {
  /** Identifies the visitor where requests are counted. */
  client: string;
  /** Whether there seems to be a proxy in front that no setting mentions. */
  throughUnknownProxy: boolean;
};

/**
 * Finds out where a request came from and removes forwarding headers that cannot be trusted: Next and the shop read
 * those that remain.
 * @param clientHeader the header in which the shop's own code finds the address
 */
export function setForwarded(
  req: IncomingMessage,
  proxies: TrustedProxies,
  clientHeader: string,
): Visitor {
  const { headers } = req;
  const peer = peerOf(req);
  const throughProxy = isTrustedPeer(proxies, peer);
  const forwardedFor = oneLine(headers["x-forwarded-for"]);
  const address = visitorAddress(proxies, peer, forwardedFor);
  const text = address?.toString() ?? "unknown";
  headers["x-forwarded-for"] = text;
  headers[clientHeader] = text;
  if (throughProxy) keepSchemeAndHost(headers);
  else {
    for (const name of ["forwarded", "x-forwarded-proto", "x-forwarded-host", "x-forwarded-port"]) {
      delete headers[name];
    }
  }
  return {
    client: address ? networkOf(address) : "unknown",
    throughUnknownProxy: !throughProxy && forwardedFor !== undefined && isNearby(peer),
  };
}

/** The first value describes the visitor's own connection. */
function keepSchemeAndHost(headers: IncomingHttpHeaders): void {
  const scheme = first(headers["x-forwarded-proto"])?.toLowerCase();
  if (scheme === "https" || scheme === "http") headers["x-forwarded-proto"] = scheme;
  else delete headers["x-forwarded-proto"];
  const host = first(headers["x-forwarded-host"]);
  if (host && isHost(host)) headers["x-forwarded-host"] = host.toLowerCase();
  else delete headers["x-forwarded-host"];
}

export function isHost(text: string): boolean {
  return URL.canParse(`http://${text}`) && new URL(`http://${text}`).host === hostOnly(text);
}

/** As in URLs: lower case, without http's default port. */
function hostOnly(text: string): string {
  return text.toLowerCase().replace(/:80$/, "");
}

function isNearby(peer: Address | null): boolean {
  return ["loopback", "private", "uniqueLocal", "linkLocal"].includes(peer?.range() ?? "");
}

function first(value: string | string[] | undefined): string | undefined {
  return oneLine(value)?.split(",")[0]?.trim();
}

function oneLine(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(",") : value;
}
