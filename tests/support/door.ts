import http, {
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
} from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { type ActionRule, readActions } from "@/lib/http/front-door/actions";
import { Door, type DoorOptions } from "@/lib/http/front-door/door";
import { SERVER_OPTIONS, standInFront } from "@/lib/http/front-door/serve";
import { RateCounter } from "@/lib/rate-limit/rate-counter";

/** Action ids in Next's format: 42 hexadecimal digits. */
export const ACTION_IDS = {
  searchByPhotoAction: "40".padEnd(42, "a"),
  loadPageAction: "40".padEnd(42, "b"),
  signInAction: "60".padEnd(42, "c"),
  saveProductAction: "40".padEnd(42, "d"),
  uploadPhotoAction: "40".padEnd(42, "e"),
  cropPhotoAction: "40".padEnd(42, "f"),
};
export const UNKNOWN_ID = "40".padEnd(42, "0");

const IN_ADMIN = new Set(["saveProductAction", "uploadPhotoAction"]);

export function testActions(): Map<string, ActionRule> {
  const node = Object.fromEntries(
    Object.entries(ACTION_IDS).map(([exportedName, id]) => [
      id,
      { exportedName, filename: IN_ADMIN.has(exportedName) ? "app/admin/x.ts" : "app/x.ts" },
    ]),
  );
  return readActions({ node });
}

export type TestShop = {
  port: number;
  door: Door;
  server: Server;
  /** The requests that passed the door, with their bodies if the handler reads them. */
  seen: { method: string; url: string; headers: IncomingMessage["headers"]; bytes: number }[];
};

/** A server with the front door before a handler that reports what it received. */
export async function openTestShop(
  options: Partial<DoorOptions> = {},
  handler?: RequestListener,
  serverOptions: ServerOptions = SERVER_OPTIONS,
): Promise<TestShop> {
  const seen: TestShop["seen"] = [];
  const door = new Door({
    proxies: "off",
    shopOrigin: null,
    actions: testActions(),
    rates: new RateCounter(1),
    ...options,
  });
  const module = { createServer: http.createServer };
  standInFront(module, door, {
    proxies: options.proxies ?? "off",
    isDevelopment: false,
    server: serverOptions,
  });
  const server = module.createServer(async (req, res) => {
    const entry = { method: req.method ?? "", url: req.url ?? "", headers: req.headers, bytes: 0 };
    seen.push(entry);
    if (handler) return handler(req, res);
    for await (const chunk of req) entry.bytes += chunk.length;
    res.end(JSON.stringify(entry));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, door, server, seen };
}
