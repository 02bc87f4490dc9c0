import type http from "node:http";
import type { RequestListener, Server, ServerOptions } from "node:http";
import type { Socket } from "node:net";
import type { Door } from "@/lib/http/front-door/door";
import { peerOf } from "@/lib/http/front-door/forwarded";
import { PAGE_METHODS } from "@/lib/http/front-door/target";
import { isTrustedPeer, type TrustedProxies } from "@/lib/network/trusted-proxies";

/** Browsers send their headers at once; a photo on a slow line takes minutes. */
export const SERVER_OPTIONS = {
  headersTimeout: 15_000,
  requestTimeout: 300_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
} satisfies ServerOptions;

/** Closes a connection that has been idle in both directions for this long. */
const IDLE_MS = 120_000;
const MOST_CONNECTIONS = 4_096;
/** A proxy opens many; no browser opens more than this. */
const MOST_CONNECTIONS_PER_PEER = 512;

/** `node:http`, as the guarded server will find it. */
export type Http = Pick<typeof http, "createServer">;

const METHOD_NOT_ALLOWED = `HTTP/1.1 405 Method Not Allowed\r\nAllow: ${PAGE_METHODS.join(", ")}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`;

export type ServeOptions = {
  proxies: TrustedProxies;
  isDevelopment: boolean;
  server?: ServerOptions;
};

/**
 * Puts the door before the next server created with a listener. In Next's processes that is Next's own, the only one it
 * creates.
 */
export function standInFront(module: Http, door: Door, options: ServeOptions): void {
  const { createServer } = module;
  const make = createServer as (options: ServerOptions, listener?: RequestListener) => Server;
  const replacement = (...args: unknown[]) => {
    const listener = args.find((arg) => typeof arg === "function") as RequestListener | undefined;
    const given = args.find((arg) => typeof arg === "object") as ServerOptions | undefined;
    if (!listener) return make(given ?? {});
    module.createServer = createServer;
    return guardedServer(make, listener, given, door, options);
  };
  module.createServer = replacement as typeof createServer;
}

function guardedServer(
  make: (options: ServerOptions, listener: RequestListener) => Server,
  listener: RequestListener,
  given: ServerOptions | undefined,
  door: Door,
  { proxies, isDevelopment, server: options = SERVER_OPTIONS }: ServeOptions,
): Server {
  const server = make({ ...given, ...options }, door.listener(listener));
  server.on("checkContinue", door.listener(listener, true));
  server.on("connect", (_req, socket: Socket) => socket.end(METHOD_NOT_ALLOWED));
  server.maxConnections = MOST_CONNECTIONS;
  boundConnections(server, proxies);
  // Hot reloading uses a web socket. The built shop has none; without a listener, requests for one are ignored.
  if (!isDevelopment) {
    server.timeout = IDLE_MS;
    ignoreUpgrades(server);
  }
  return server;
}

function boundConnections(server: Server, proxies: TrustedProxies): void {
  const open = new Map<string, number>();
  server.on("connection", (socket: Socket) => {
    const peer = peerOf({ socket });
    if (peer === null || isTrustedPeer(proxies, peer)) return;
    const key = peer.toString();
    const count = (open.get(key) ?? 0) + 1;
    open.set(key, count);
    socket.once("close", () => {
      const left = (open.get(key) ?? 1) - 1;
      if (left === 0) open.delete(key);
      else open.set(key, left);
    });
    if (count > MOST_CONNECTIONS_PER_PEER) socket.destroy();
  });
}

function ignoreUpgrades(server: Server): void {
  const on = server.on.bind(server);
  server.on = (event: string, listener: (...args: never[]) => void) =>
    event === "upgrade" ? server : on(event, listener as (...args: unknown[]) => void);
  server.addListener = server.on;
}
