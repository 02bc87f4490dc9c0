import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Check } from "@/scripts/check-abuse/check";
import { runChecks } from "@/scripts/check-abuse/run-checks";
import { actionIds } from "@/scripts/load/action-ids";
import { Log } from "@/scripts/load/log";
import type { StartedShop } from "@/scripts/load/start-shop";

const actions = actionIds({ node: {} });
let started = 0;
let stopped = 0;

/** Answers as a shop does that is well, and starts in no time. */
async function start(): Promise<StartedShop> {
  started += 1;
  const server = createServer((_, response) => response.end("{}")).listen(0, "127.0.0.1");
  await once(server, "listening");
  let over = false;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    dataDir: "/nowhere",
    log: new Log(),
    family: async () => [],
    webPid: async () => null,
    workerPid: async () => null,
    hasEnded: () => over,
    async stop() {
      over = true;
      stopped += 1;
      server.close();
      server.closeAllConnections();
    },
  };
}

function check(name: string, run: Check["run"], fresh = false): Check {
  return { name, about: `about ${name}`, fresh, run };
}

const fine = { what: "x", measured: "y", bar: "z", ok: true };

beforeEach(() => {
  started = 0;
  stopped = 0;
  vi.spyOn(console, "error").mockReturnValue(undefined);
});

afterEach(() => {
  vi.restoreAllMocks();
});

test("checks share a shop, each with clients of its own, and it is stopped at the end", async () => {
  const clients: string[] = [];
  const run: Check["run"] = async ({ newClient }) => {
    clients.push(newClient(), newClient());
    return [fine];
  };
  const rows = await runChecks([check("a", run), check("b", run)], start, actions);
  expect(rows.map((row) => [row.check, row.ok])).toEqual([
    ["a", true],
    ["b", true],
  ]);
  expect(new Set(clients).size).toBe(4);
  expect(clients.every((address) => /^127\.\d+\.\d+\.1$/.test(address))).toBe(true);
  expect([started, stopped]).toEqual([1, 1]);
});

test("a check that throws is a bar missed, and the next one still runs", async () => {
  const broken = check("a", async () => {
    throw new Error("could not begin");
  });
  const rows = await runChecks([broken, check("b", async () => [fine])], start, actions);
  expect(rows[0]).toMatchObject({ check: "a", measured: "could not begin", ok: false });
  expect(rows[1]?.ok).toBe(true);
});

test("a shop is restarted where a check asks for it, and where one left it in pieces", async () => {
  const kills = check("a", async ({ shop }) => {
    await shop.stop();
    return [fine];
  });
  const plain = check("b", async () => [fine]);
  const fresh = check("c", async () => [fine], true);
  await runChecks([kills, plain, fresh], start, actions);
  expect(started).toBe(3);
});
