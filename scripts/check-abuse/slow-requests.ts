import type { Check, Context } from "@/scripts/check-abuse/check";
import { encodeArguments, FormArgument } from "@/scripts/load/action-call";
import { hasStack } from "@/scripts/load/log";
import { probeVerdict, probeWhile } from "@/scripts/load/probe";
import { rawRequest, sendRaw } from "@/scripts/load/raw-request";
import type { Verdict } from "@/scripts/load/verdicts";

const CONNECTIONS = 20;
const BYTE_EVERY_MS = 1_000;
/** Longer than a server should wait for headers, but not too long to wait for this check. */
const PATIENCE_MS = 95_000;
const HEALTH_MS = 500;

export const slowRequests: Check = {
  name: "slow-requests",
  about: `${CONNECTIONS} connections that send a byte a second, half of them headers, half a body`,
  async run(context: Context): Promise<Verdict[]> {
    const { shop, newClient, actions } = context;
    const from = newClient();
    const port = Number(new URL(shop.url).port);
    const startedAt = Date.now();
    const options = { from, timeoutMs: PATIENCE_MS, pauseMs: BYTE_EVERY_MS };
    const headers = () =>
      sendRaw(port, byByte(Buffer.from("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "), "x"), options);
    const action = slowAction(actions.idOf("searchByPhotoAction"));
    const body = () => sendRaw(port, byByte(action, "x"), options);
    const { result, probe } = await probeWhile(`${shop.url}/api/health`, newClient(), () =>
      Promise.all([
        Promise.all(Array.from({ length: CONNECTIONS / 2 }, headers)),
        Promise.all(Array.from({ length: CONNECTIONS / 2 }, body)),
      ]),
    );
    const [slowHeaders] = result;
    const cut = slowHeaders.filter(({ tookMs }) => tookMs < PATIENCE_MS);
    const told = cut.filter(({ status }) => status === 408).length;
    const lines = shop.log.since(startedAt).filter((line) => !line.startsWith("worker:"));
    return [
      probeVerdict(`${CONNECTIONS} slow connections: /api/health p95`, probe, HEALTH_MS),
      {
        what: "headers at a byte a second",
        measured: `${cut.length} of ${slowHeaders.length} cut off, ${told} with 408`,
        bar: `all, within ${PATIENCE_MS / 1000} s`,
        ok: cut.length === slowHeaders.length,
      },
      {
        what: "bodies that are given up half way: log",
        measured: `${lines.length} lines${lines.some(hasStack) ? " with stacks" : ""}`,
        bar: `≤ ${CONNECTIONS} lines, no stack`,
        ok: lines.length <= CONNECTIONS && !lines.some(hasStack),
      },
    ];
  },
};

/** The head and the first bytes of a photo upload that claims to be a kilobyte long. */
function slowAction(id: string): Buffer {
  const photo = { name: "p", type: "image/jpeg", bytes: [] };
  const { contentType } = encodeArguments([new FormArgument([["photo", photo]])]);
  return rawRequest("POST /search HTTP/1.1", [
    `Next-Action: ${id}`,
    `Content-Type: ${contentType}`,
    "Content-Length: 1000",
  ]);
}

function* byByte(start: Buffer, byte: string): Generator<Buffer> {
  yield start;
  for (let sent = 0; sent < (2 * PATIENCE_MS) / BYTE_EVERY_MS; sent++) yield Buffer.from(byte);
}
