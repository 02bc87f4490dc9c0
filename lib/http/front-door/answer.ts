import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { type Refusal, STATUS } from "@/lib/http/front-door/refusal";
import { PAGE_HEADERS, refusalPage } from "@/lib/http/front-door/refusal-page";
import { isHandler } from "@/lib/http/front-door/target";

/** How long, and how much of, a body that nobody wants is still taken in, so that its sender gets to read why. */
const LINGER_MS = 2_000;
const LINGER_BYTES = 16 * 1024 * 1024;
const LOOK_EVERY_MS = 100;

const closing = new WeakSet<Socket>();

/** Whether a connection has had its last answer: what still comes in on it is thrown away. */
export function isClosing(socket: Socket): boolean {
  return closing.has(socket);
}

/**
 * Answers a request that the front door turns away: people with a page, programs with
 * `{ "error": { "code", "message" } }`. A body that is still on its way is not waited for.
 */
export function refuse(req: IncomingMessage, res: ServerResponse, refusal: Refusal): void {
  const { code, message, headers } = refusal;
  const status = STATUS[code];
  const page = wantsPage(req);
  const body = page ? refusalPage(code, req.headers) : JSON.stringify({ error: { code, message } });
  const isUnread = !req.complete && hasBody(req);
  if (isUnread) closeGently(req, req.socket);
  res.writeHead(status, {
    ...(page ? PAGE_HEADERS : { "Content-Type": jsonType(req) }),
    "Content-Length": Buffer.byteLength(body),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...headers,
    ...(isUnread && { Connection: "close" }),
  });
  res.end(req.method === "HEAD" ? undefined : body);
}

/** Next's client hands the body of a failed action on, as the error's message, if it is plain text and nothing more. */
function jsonType({ headers }: IncomingMessage): string {
  return headers["next-action"] === undefined ? "application/json" : "text/plain";
}

function wantsPage({ headers, url = "/" }: IncomingMessage): boolean {
  if (headers["next-action"] !== undefined || headers.rsc !== undefined) return false;
  return !isHandler(url) && (headers.accept ?? "").includes("text/html");
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/**
 * Closing at once, with bytes unread, would reset the connection and take the answer back from a browser that is still
 * sending. So the answer is followed by an end, and what comes is thrown away for a moment.
 */
function closeGently(req: IncomingMessage, socket: Socket): void {
  if (closing.has(socket)) return;
  closing.add(socket);
  const destroySoon = socket.destroySoon.bind(socket);
  const until = performance.now() + LINGER_MS;
  const upTo = socket.bytesRead + LINGER_BYTES;
  socket.destroySoon = () => {
    socket.end();
    if (req.complete) return destroySoon();
    req.once("end", destroySoon);
    const look = setInterval(() => {
      if (performance.now() > until || socket.bytesRead > upTo) socket.destroy();
    }, LOOK_EVERY_MS).unref();
    socket.once("close", () => clearInterval(look));
  };
}
