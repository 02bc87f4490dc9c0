import http, {
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
} from "node:http";
import net, { type AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { type ActionRule, readActions } from "@/lib/http/front-door/actions";
import { Door, type DoorOptions } from "@/lib/http/front-door/door";
import { SERVER_OPTIONS, standInFront } from "@/lib/http/front-door/serve";
import { RateCounter } from "@/lib/rate-limit/rate-counter";

/** Ids of actions as Next makes them: 42 hexadecimal digits. */
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
  /** What has come through the door, with its body where the handler reads it. */
  seen: { method: string; url: string; headers: IncomingMessage["headers"]; bytes: number }[];
};

/** A server with the front door before a handler that says what it was sent. */
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

export type Answer = { status: number; headers: Record<string, string>; body: string };

/** Sends text as it is and reads the connection to its end. Null where the connection ends without an answer. */
export function sendRaw(
  port: number,
  text: string | Buffer,
  timeoutMs = 5_000,
): Promise<Answer | null> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    let received = "";
    const timer = setTimeout(() => socket.destroy(), timeoutMs);
    socket.on("data", (data) => {
      received += data.toString("latin1");
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(parseAnswer(received));
    });
    socket.write(text);
  });
}

export function parseAnswer(received: string): Answer | null {
  const [head = "", ...rest] = received.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(first)?.[1]);
  if (Number.isNaN(status)) return null;
  const headers = Object.fromEntries(
    lines.map((line) => {
      const [name = "", ...value] = line.split(": ");
      return [name.toLowerCase(), value.join(": ")];
    }),
  );
  return { status, headers, body: rest.join("\r\n\r\n") };
}

/** A request in the letters of HTTP/1.1, on a connection that ends with it. */
export function request(
  method: string,
  url: string,
  headers: Record<string, string> = {},
  body = "",
): string {
  const all: Record<string, string> = {
    Host: "shop.example",
    Connection: "close",
    ...(body !== "" && { "Content-Length": String(Buffer.byteLength(body)) }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `${[`${method} ${url} HTTP/1.1`, ...lines].join("\r\n")}\r\n\r\n${body}`;
}

export const BOUNDARY = "shop-test-boundary";
export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

export function form(fields: Record<string, string>): string {
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join("")}--${BOUNDARY}--\r\n`;
}
