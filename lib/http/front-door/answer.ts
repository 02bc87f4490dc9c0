import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { type Refusal, STATUS } from "@/lib/http/front-door/refusal";
import { PAGE_HEADERS, refusalPage } from "@/lib/http/front-door/refusal-page";
import { isHandler } from "@/lib/http/front-door/target";

/**
 * A photo that has to come again later may still be sent to its end, which is thrown away: some browsers read no answer
 * before. What is far too long, or of unknown length, is of no page of the shop, and nothing more of it is read.
 */
const TAKEN_TO_ITS_END = { bytes: 16 * 1024 * 1024, forMs: 30_000 };
const READ_NO_MORE = { forMs: 2_000 };

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
 * sending. So the answer is followed by an end, and the connection stays for a while.
 */
function closeGently(req: IncomingMessage, socket: Socket): void {
  if (closing.has(socket)) return;
  closing.add(socket);
  const announced = Number(req.headers["content-length"] ?? Number.POSITIVE_INFINITY);
  const isTakenToItsEnd = announced <= TAKEN_TO_ITS_END.bytes;
  // Reading nothing is reading: the server then leaves the rest where it is instead of pulling it in.
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
