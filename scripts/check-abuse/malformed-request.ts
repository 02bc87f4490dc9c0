import { readOutcome } from "@/scripts/load/outcome";
import { type RawAnswer, rawRequest } from "@/scripts/load/raw-request";

/**
 * Answers that are right: one of some statuses; "refused", a status from 400 to 499 or an action's own refusal; or
 * "survived", whatever owns up to no fault of the shop.
 */
export type Expected = readonly number[] | "refused" | "survived";

export type Malformed = {
  name: string;
  parts: Iterable<Buffer>;
  expected: Expected;
  /** The same request to the path that an answer redirects to. */
  again?: (path: string) => Buffer;
};

export function malformed(name: string, bytes: Buffer, expected: Expected = "refused"): Malformed {
  return { name, parts: [bytes], expected };
}

export function get(target: string, headers: readonly string[] = []): Buffer {
  return rawRequest(`GET ${target} HTTP/1.1`, headers);
}

export function isRight({ status, text }: RawAnswer, expected: Expected): boolean {
  // What is no request at all may be hung up on.
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
