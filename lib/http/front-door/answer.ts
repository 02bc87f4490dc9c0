import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { type Refusal, STATUS } from "@/lib/http/front-door/refusal";
import { PAGE_HEADERS, refusalPage } from "@/lib/http/front-door/refusal-page";
import { isHandler } from "@/lib/http/front-door/target";

/**
 * A refused photo, which the visitor must send again, may still arrive in full and is discarded: some browsers do not
 * read an answer until they have sent everything. A body that is far too long, or of unknown length, comes from no page
 * of the shop, so reading stops.
 */
const TAKEN_TO_ITS_END = { bytes: 16 * 1024 * 1024, forMs: 30_000 };
const READ_NO_MORE = { forMs: 2_000 };

const closing = new WeakSet<Socket>();

/** Whether a connection has had its last answer; anything it still sends is discarded. */
export function isClosing(socket: Socket): boolean {
  return closing.has(socket);
}

/**
 * Answers a request that the front door refuses: people get a page, programs get `{ "error": { "code", "message" } }`.
 * It does not wait for a body still being sent.
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

/** Next's client shows the body of a failed action as the error's message only if its type is exactly plain text. */
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
 * Closing at once with unread bytes would reset the connection, and a browser still sending would lose the answer. So
 * the server ends its side after the answer and keeps the connection open for a while.
 */
function closeGently(req: IncomingMessage, socket: Socket): void {
  if (closing.has(socket)) return;
  closing.add(socket);
  const announced = Number(req.headers["content-length"] ?? Number.POSITIVE_INFINITY);
  const isTakenToItsEnd = announced <= TAKEN_TO_ITS_END.bytes;
  // Even an empty read marks the body as read, so the server leaves the rest of it unread instead of draining it.
  if (!isTakenToItsEnd) req.read(0);
  const destroySoon = socket.destroySoon.bind(socket);
  socket.destroySoon = () => {
    socket.end();
    if (req.complete) return destroySoon();
    req.once("end", destroySoon);
    const { forMs } = isTakenToItsEnd ? TAKEN_TO_ITS_END : READ_NO_MORE;
    const timer = setTimeout(() => socket.destroy(), forMs).unref();
    socket.once("close", () => clearTimeout(timer));
  };
}
