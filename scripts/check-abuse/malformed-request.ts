import { readOutcome } from "@/scripts/load/outcome";
import { type RawAnswer, rawRequest } from "@/scripts/load/raw-request";

/**
 * Acceptable answers: one of some statuses; "refused", meaning a status from 400 to 499 or an action's own refusal; or
 * "survived", meaning any answer that does not report a fault of the shop.
 */
export type Expected = readonly number[] | "refused" | "survived";

export type Malformed = {
  name: string;
  parts: Iterable<Buffer>;
  expected: Expected;
  /** The same request to the path that the answer redirects to. */
  again?: (path: string) => Buffer;
};

export function malformed(name: string, bytes: Buffer, expected: Expected = "refused"): Malformed {
  return { name, parts: [bytes], expected };
}

export function get(target: string, headers: readonly string[] = []): Buffer {
  return rawRequest(`GET ${target} HTTP/1.1`, headers);
}

export function isRight({ status, text }: RawAnswer, expected: Expected): boolean {
  // The server may close the connection on something that is not a request at all.
  if (status === null) return expected === "refused";
  if (expected === "survived") return status < 500;
  if (expected !== "refused") return expected.includes(status);
  if (status >= 400 && status < 500) return true;
  const answer = { status, headers: {}, body: text, tookMs: 0, sentBytes: 0, failure: null };
  return readOutcome(answer).kind === "refused";
}

export function tellExpected(expected: Expected): string {
  if (expected === "refused") return "4xx, or the action's own refusal";
  return expected === "survived" ? "no 5xx" : expected.join(" or ");
}
