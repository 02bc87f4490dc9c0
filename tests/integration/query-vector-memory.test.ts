import { AsyncLocalStorage } from "node:async_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, expect, test } from "vitest";
import { closeServingTowers } from "@/lib/embedding/models";
import { embedQueries, queryVector } from "@/lib/search/query-vector/query-vector";

setFlagsFromString("--expose_gc");
const collectGarbage = runInNewContext("gc") as () => void;

afterAll(closeServingTowers);

test("a cached query vector does not keep the request that asked for it", async () => {
  // The towers themselves are opened outside of any request.
  await queryVector("red dress", null);
  const requests = new AsyncLocalStorage<object>();
  const refs = await Promise.all(
    (
      [
        () => queryVector("blue shirt", null),
        () => embedQueries(["green hat"]),
      ] as (() => Promise<unknown>)[]
    ).map(async (ask) => {
      const request = { held: new Uint8Array(1_000_000) };
      await requests.run(request, ask);
      return new WeakRef(request);
    }),
  );
  await expect
    .poll(() => {
      collectGarbage();
      return refs.filter((ref) => ref.deref()).length;
    })
    .toBe(0);
  const [first, again] = await Promise.all([
    queryVector("blue shirt", null),
    queryVector("blue shirt", null),
  ]);
  expect(again).toBe(first);
});
