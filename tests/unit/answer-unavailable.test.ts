import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { UserError } from "@/lib/errors";
import { DatabaseUnavailableError } from "@/lib/failures/database-unavailable";
import { answerUnavailable, watchAnswers } from "@/lib/http/answer-unavailable";

beforeAll(watchAnswers);

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("a page that failed for want of the database is a 503 that says when to try again", async () => {
  const url = await serve(async (_, response) => {
    await sleep(5);
    answerUnavailable(7);
    response.statusCode = 500;
    response.setHeader("Cache-Control", "public");
    response.end("It failed.");
  });
  const answer = await fetch(url);
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("7");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await answer.text()).toBe("It failed.");
});

test("other statuses stay, and so do the answers of other requests meanwhile", async () => {
  const url = await serve(async (request, response) => {
    if (request.url === "/away") answerUnavailable(5);
    await sleep(20);
    response.writeHead(request.url === "/away" ? 404 : 500).end();
  });
  const asked = ["/away", "/other", "/away", "/other"].map((path) => fetch(url + path));
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  expect(statuses).toEqual([404, 500, 404, 500]);
});

test("requests of one connection each have an answer of their own", async () => {
  const url = await serve((request, response) => {
    if (request.url === "/away") answerUnavailable(5);
    response.end();
  });
  for (const [path, status] of [
    ["/away", 503],
    ["/well", 200],
    ["/away", 503],
    ["/well", 200],
  ] as const) {
    const answer = await fetch(url + path, { headers: { connection: "keep-alive" } });
    await answer.text();
    expect([path, answer.status]).toEqual([path, status]);
  }
});

test("Next's hook marks what the database failed, and nothing else", async () => {
  vi.stubEnv("NEXT_RUNTIME", "nodejs");
  onTestFinished(() => void vi.unstubAllEnvs());
  const { onRequestError } = await import("@/instrumentation");
  const url = await serve(async (request, response) => {
    const error =
      request.url === "/away"
        ? new Error("Rendering failed", { cause: new DatabaseUnavailableError("busy", "pool") })
        : new UserError("usage", "No.");
    await onRequestError(error);
    response.writeHead(500).end();
  });
  expect((await fetch(`${url}/away`)).status).toBe(503);
  expect((await fetch(`${url}/other`)).status).toBe(500);
});
