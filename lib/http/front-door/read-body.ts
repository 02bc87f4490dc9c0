import type { IncomingMessage } from "node:http";

export type BodyOutcome = "whole" | "too-large" | "too-slow" | "crumbs" | "malformed" | "gone";

export type ReadOptions = {
  /** As announced; null for a chunked body. */
  contentLength: number | null;
  maxBytes: number;
  /** How long a body may take before its speed is checked. */
  graceMs: number;
  /** The lowest average speed allowed since reading began. */
  minBytesPerS: number;
  /** Checks the complete body before it is handed on. */
  isWellFormed(body: Buffer): boolean;
};

/**
 * A slow phone on a bad day sends 5 kB a second. Anything slower would block a place that others need for their photos.
 */
export const READING = { graceMs: 20_000, minBytesPerS: 4 * 1024 };

const FIRST_BYTES = 16 * 1024;
/** This many pieces of a body may be of any size; beyond that, they must average `CRUMB_BYTES`. */
const MANY_PIECES = 4_096;
const CRUMB_BYTES = 32;

/**
 * Reads a request's whole body and puts it back for the next reader. A reader given half a body, because the visitor
 * left, would log that as its own failure. Bytes are counted as they arrive and copied into one buffer, since pieces of
 * one byte each would take a hundred times their size. Unless the outcome is `whole`, nothing can be read from the
 * request.
 */
export function readBody(req: IncomingMessage, options: ReadOptions): Promise<BodyOutcome> {
  const { contentLength, maxBytes, graceMs, minBytesPerS, isWellFormed } = options;
  return new Promise((resolve) => {
    let body = Buffer.allocUnsafeSlow(contentLength ?? FIRST_BYTES);
    let [bytes, pieces] = [0, 0];
    const startedAt = performance.now();
    const ticker = setInterval(() => {
      const elapsedMs = performance.now() - startedAt;
      if (elapsedMs > graceMs && bytes < (minBytesPerS * elapsedMs) / 1000) end("too-slow");
    }, 1_000).unref();
    const gone = () => end("gone");
    req.once("close", gone);

    function end(outcome: BodyOutcome): void {
      clearInterval(ticker);
      req.off("close", gone);
      // Discard what still arrives, and stop reading a body that is too large.
      req.push = () => outcome !== "too-large";
      body = Buffer.alloc(0);
      resolve(outcome);
    }

    function keep(piece: Buffer): void {
      if (bytes > body.length) {
        const larger = Buffer.allocUnsafeSlow(Math.min(Math.max(bytes, 2 * body.length), maxBytes));
        body.copy(larger, 0, 0, bytes - piece.length);
        body = larger;
      }
      piece.copy(body, bytes - piece.length);
    }

    // The parser passes what it reads to the request's `push`; nothing else calls it.
    req.push = (piece: Buffer | null) => {
      if (piece !== null) {
        bytes += piece.length;
        pieces += 1;
        if (bytes > maxBytes) end("too-large");
        else if (pieces > MANY_PIECES && bytes < pieces * CRUMB_BYTES) end("crumbs");
        else keep(piece);
        return true;
      }
      const whole = body.subarray(0, bytes);
      const outcome = isWellFormed(whole) ? "whole" : "malformed";
      end(outcome);
      if (outcome === "whole") putBack(req, whole);
      return false;
    };
  });
}

function putBack(req: IncomingMessage, body: Buffer): void {
  Reflect.deleteProperty(req, "push");
  if (body.length > 0) req.push(body);
  req.push(null);
}
