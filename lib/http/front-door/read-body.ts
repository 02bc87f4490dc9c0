import type { IncomingMessage } from "node:http";

export type BodyOutcome = "whole" | "too-large" | "too-slow" | "crumbs" | "malformed" | "gone";

export type ReadOptions = {
  /** As announced; null where the body comes in chunks of any number. */
  contentLength: number | null;
  maxBytes: number;
  /** How long a body may take before its speed is looked at. */
  graceMs: number;
  /** The least speed, on average since the first byte was waited for. */
  minBytesPerS: number;
  /** Looks at the whole body before anybody reads it. */
  isWellFormed(body: Buffer): boolean;
};

/** A slow phone on a bad day sends 5 kB a second; whoever sends less holds a place for others' photos. */
export const READING = { graceMs: 20_000, minBytesPerS: 4 * 1024 };

const FIRST_BYTES = 16 * 1024;
/** So many pieces of a body may be of any size; after that, they are of `CRUMB_BYTES` on average. */
const MANY_PIECES = 4_096;
const CRUMB_BYTES = 32;

/**
 * Takes in a request's whole body and puts it back in front of whoever reads the request next: a reader that is given
 * half a body, by a visitor who leaves, would log that as its own failure. Bytes are counted as they come, and copied
 * together, since pieces of a byte each would take a hundred times their size. Where the outcome is not `whole`, nothing
 * can be read from the request.
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
      // What still comes is not kept, and what would be too much is not even read.
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

    // The parser hands what it reads to the request's `push`; nothing else calls it.
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
