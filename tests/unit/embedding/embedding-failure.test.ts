import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { embeddingFailure, isNobodysFault } from "@/lib/embedding/embedding-failure";
import { UserError } from "@/lib/errors";
import { TowersUnavailableError } from "@/lib/towers/unavailable";

const log = vi.spyOn(console, "error");
beforeEach(() => {
  log.mockReset().mockImplementation(() => undefined);
});
afterEach(() => {
  log.mockReset();
});

const MINUTE_MS = 60_000;
const withCode = (code: string) => Object.assign(new Error(code), { code });

test("what a person can mend is said, waits for an edit, and is no defect", () => {
  const error = new UserError("photo-missing", "A photo is gone. Upload it again.");
  const failure = embeddingFailure(error, "p", 2);
  expect(failure).toEqual({ message: error.message, attempts: 2, retryAfterMs: null });
  expect(log).not.toHaveBeenCalled();
});

test("anything else is in the log under an id that the product carries, and is tried again later and later", () => {
  const pauses = [0, 1, 2, 3, 4, 5, 6, 400].map((attempts) => {
    const failure = embeddingFailure(new RangeError("odd"), "p-1", attempts);
    const id = failure.message.match(/the log has it as ([0-9a-f]{8})\./)?.[1];
    expect(JSON.parse(String(log.mock.lastCall?.[0]))).toMatchObject({
      id,
      message: "odd",
      productId: "p-1",
    });
    expect(failure.attempts).toBe(attempts + 1);
    return (failure.retryAfterMs as number) / MINUTE_MS;
  });
  expect(pauses).toEqual([1, 4, 16, 64, 256, 1_024, 1_440, 1_440]);
});

test.each(["EMFILE", "ENOSPC", "EIO"])(
  "a machine that is out of something (%s) does not count against the product",
  (code) => {
    expect(embeddingFailure(withCode(code), "p", 3)).toMatchObject({
      attempts: 3,
      retryAfterMs: MINUTE_MS,
    });
  },
);

test.each([
  ["a refused connection", withCode("ECONNREFUSED")],
  ["a server that shuts down", withCode("57P01")],
  ["a cancelled statement", withCode("57014")],
  ["a wrapped one", new Error("query failed", { cause: withCode("08006") })],
  ["towers that are closed", new TowersUnavailableError("These towers are closed.")],
  ["a model that cannot be loaded", new UserError("model-graph", "It cannot be loaded.")],
])("%s is nobody's fault", (_, error) => {
  expect(isNobodysFault(error)).toBe(true);
});

test.each([
  ["an odd photo", new UserError("image-unreadable", "This is no photo.")],
  ["a defect", new TypeError("x is not a function")],
  ["a folder where a photo should be", withCode("EISDIR")],
  ["vectors that the database refuses", withCode("23514")],
])("%s is the product's", (_, error) => {
  expect(isNobodysFault(error)).toBe(false);
});
