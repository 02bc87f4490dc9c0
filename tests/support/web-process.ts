import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { request as ask, createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

export type WebProcess = {
  port: number;
  /** What it has printed so far, line by line. */
  lines: string[];
  stop(): Promise<void>;
};

/**
 * Starts another web server for the shop of the end-to-end tests: the same build, with that shop's database and photos.
 */
export async function startWebProcess(settings: Record<string, string>): Promise<WebProcess> {
  const dataDir = process.env.E2E_DATA_DIR ?? path.join(tmpdir(), "shop-e2e");
  const { facts } = JSON.parse(readFileSync(path.join(dataDir, "database.json"), "utf8"));
  const port = await freePort();
  const door = path.resolve("dist/front-door.mjs");
  const child = spawn(process.execPath, ["--import", door, "server.js"], {
    cwd: path.resolve(".next/standalone"),
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      HOSTNAME: "127.0.0.1",
      PORT: String(port),
      DATABASE_URL: facts.url,
      DATA_DIR: dataDir,
      EMBEDDING_MODEL: path.resolve("models/starter"),
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => lines.push(...String(data).split("\n").filter(Boolean)));
  }
  await waitUntilServing(port, child, lines);
  lines.length = 0;
  return { port, lines, stop: () => stop(child) };
}

async function waitUntilServing(port: number, child: ChildProcess, lines: string[]): Promise<void> {
  const deadline = Date.now() + 50_000;
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/search?q=hello`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The web server does not serve:\n${lines.join("\n")}`);
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  if (child.exitCode === null && child.signalCode === null) await gone;
}

/** A proxy that sends its own Host header and does not pass on the original one, as nginx does by default. */
export async function startRewritingProxy(
  target: () => number,
): Promise<{ port: number; server: Server }> {
  const server = createServer((req, res) => {
    const headers = { ...req.headers, host: "inner.invalid:3000" };
    const onward = ask(
      { port: target(), host: "127.0.0.1", method: req.method, path: req.url, headers },
      (answer) => {
        res.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(res);
      },
    );
    onward.on("error", () => res.destroy());
    req.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, server };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
