import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { probeVerdict, probeWhile } from "@/scripts/load/probe";
import { familyOf, listenerOn, listeningInodes, residentBytes } from "@/scripts/load/processes";
import { rawHeader, rawRequest, sendRaw } from "@/scripts/load/raw-request";
import { send } from "@/scripts/load/send";

const onLinux = process.platform === "linux";
const servers: ReturnType<typeof createServer>[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

test("an answer comes with its status, its body and what was sent for it", async () => {
  const port = await serve((request, response) => {
    request.resume().once("end", () => response.writeHead(201).end("made"));
  });
  const body = [Buffer.alloc(100_000), Buffer.alloc(50_000)];
  const answer = await send(`http://127.0.0.1:${port}/`, { method: "POST", body });
  expect(answer).toMatchObject({ status: 201, body: "made", sentBytes: 150_000, failure: null });
});

test("a body that is refused early is not sent to its end", async () => {
  const port = await serve((_, response) => response.writeHead(413).end("too big"));
  const body = Array.from({ length: 60 }, () => Buffer.alloc(1_000_000));
  const answer = await send(`http://127.0.0.1:${port}/`, { method: "POST", body });
  expect(answer.status).toBe(413);
  expect(answer.sentBytes).toBeLessThan(30_000_000);
});

test("no answer, a cut answer and a refused connection are failures with a name", async () => {
  const silent = await serve(() => undefined);
  expect(await send(`http://127.0.0.1:${silent}/`, { timeoutMs: 100 })).toMatchObject({
    ...{ status: 0, failure: "timeout" },
  });
  const cutting = await serve((_, response) => {
    response.writeHead(200, { "content-length": "10" });
    response.write("half");
    setTimeout(() => response.destroy(), 20);
  });
  const cut = await send(`http://127.0.0.1:${cutting}/`);
  expect(cut.status).toBe(200);
  expect(cut.failure).not.toBeNull();
  expect((await send("http://127.0.0.1:1/")).failure).toBe("ECONNREFUSED");
});

test.skipIf(!onLinux)("a client comes from the loopback address that it was given", async () => {
  const port = await serve((request, response) => response.end(request.socket.remoteAddress));
  expect((await send(`http://127.0.0.1:${port}/`, { from: "127.0.0.77" })).body).toBe("127.0.0.77");
});

test("raw bytes go out as they are, and whatever comes back is told", async () => {
  const port = await serve((request, response) => {
    response.setHeader("Location", `/seen?${request.headers["x-a"]}`);
    response.end("hello");
  });
  const good = await sendRaw(port, [rawRequest("GET / HTTP/1.1", ["X-A: 1"])]);
  expect(good.status).toBe(200);
  expect(rawHeader(good, "location")).toBe("/seen?1");
  expect(good.text).toContain("hello");
  const bad = await sendRaw(port, [Buffer.from("\x16\x03\x01\r\n\r\n")]);
  expect(bad.status).toBe(400);
});

test("bytes with pauses between them stop when an answer comes or time is up", async () => {
  const port = await serve(() => undefined);
  const start = Buffer.from("GET / HTTP/1.1\r\nX-Slow: ");
  const bytes = [start, ...Array.from({ length: 100 }, () => Buffer.from("x"))];
  const answer = await sendRaw(port, bytes, { pauseMs: 20, timeoutMs: 200 });
  expect(answer.status).toBeNull();
  expect(answer.tookMs).toBeLessThan(1_500);
});

test("a probe keeps asking while earlier answers are late, and counts those that are not 200", async () => {
  let asked = 0;
  const port = await serve(async (_, response) => {
    asked += 1;
    const status = asked === 1 ? 503 : 200;
    await sleep(600);
    response.writeHead(status).end();
  });
  const { result, probe } = await probeWhile(`http://127.0.0.1:${port}/`, "127.0.0.1", async () => {
    await sleep(700);
    return "done";
  });
  expect(result).toBe("done");
  expect(probe.times.length).toBeGreaterThanOrEqual(2);
  expect(probe.bad).toHaveLength(1);
  const verdict = probeVerdict("health", probe, 10_000);
  expect(verdict.ok).toBe(false);
  expect(verdict.measured).toContain("not 200 (503)");
  expect(probeVerdict("health", { ...probe, bad: [] }, 10_000).ok).toBe(true);
  expect(probeVerdict("health", { ...probe, bad: [] }, 100).ok).toBe(false);
});

test.skipIf(!onLinux)("a port's listener is found among processes, with its memory", async () => {
  const port = await serve(() => undefined);
  const family = await familyOf(process.pid);
  expect(family.map(({ pid }) => pid)).toContain(process.pid);
  expect(await listenerOn(port, [1, process.pid])).toBe(process.pid);
  expect(await listenerOn(port, [])).toBeNull();
  expect(await residentBytes(process.pid)).toBeGreaterThan(10_000_000);
  expect(await residentBytes(2 ** 30)).toBe(0);
});

test("only sockets that listen on the very port are listed", () => {
  const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:0EA6 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 111 1
   1: 0100007F:0EA6 0100007F:9999 01 00000000:00000000 00:00000000 00000000     0        0 222 1
   2: 0100007F:0EA7 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 333 1`;
  expect(listeningInodes(table, 3750)).toEqual(["111"]);
});
