import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export type RawAnswer = {
  /** From the first status line; null if the connection was closed without one. */
  status: number | null;
  /** Status line, headers and body as received, at most 256 kB. */
  text: string;
  tookMs: number;
};

export type RawOptions = {
  from?: string;
  timeoutMs?: number;
  /** The pause between two parts. */
  pauseMs?: number;
};

const MOST_CHARACTERS = 256 * 1024;
/** How long to wait for the rest of an answer that has begun. */
const REST_MS = 3_000;

/**
 * Writes bytes to a port as they are, well-formed or not, and reads until the other side closes or time is up. Stops
 * sending once an answer arrives.
 */
export async function sendRaw(
  port: number,
  parts: Iterable<Buffer>,
  { from, timeoutMs = 15_000, pauseMs = 0 }: RawOptions = {},
): Promise<RawAnswer> {
  const startedAt = performance.now();
  const socket = connect({ host: "127.0.0.1", port, localAddress: from });
  const answer: RawAnswer = { status: null, text: "", tookMs: 0 };
  const over = new Promise<void>((resolve) => {
    socket.on("error", () => resolve());
    socket.once("close", () => resolve());
    socket.on("data", (data: Buffer) => {
      if (answer.text.length < MOST_CHARACTERS) answer.text += data.toString("latin1");
      if (answer.status !== null) return;
      const status = answer.text.match(/^HTTP\/1\.\d (\d{3})/)?.[1];
      if (status === undefined) return;
      answer.status = Number(status);
      answer.tookMs = performance.now() - startedAt;
      setTimeout(resolve, REST_MS).unref();
    });
    setTimeout(resolve, timeoutMs).unref();
  });
  const writing = (async () => {
    for (const part of parts) {
      if (answer.status !== null || socket.destroyed) return;
      const failed = await new Promise<unknown>((taken) => socket.write(part, taken));
      if (failed) return;
      if (pauseMs > 0) await sleep(pauseMs);
    }
  })();
  await over;
  socket.destroy();
  await writing;
  answer.tookMs ||= performance.now() - startedAt;
  return answer;
}

/** A header of a raw answer by its lower-case name; null if it is missing. */
export function rawHeader({ text }: RawAnswer, name: string): string | null {
  const [head = ""] = text.split("\r\n\r\n", 1);
  return head.match(new RegExp(`^${name}:\\s*(.*)$`, "im"))?.[1]?.trim() ?? null;
}

/** An HTTP/1.1 request as text, with header lines exactly as given. */
export function rawRequest(
  start: string,
  headers: readonly string[] = [],
  body: string | Buffer = "",
): Buffer {
  const bytes = Buffer.from(body);
  const lines = [start, "Host: 127.0.0.1", "Connection: close", ...headers];
  const declares = headers.some((line) => /^(content-length|transfer-encoding):/i.test(line));
  if (bytes.length > 0 && !declares) lines.push(`Content-Length: ${bytes.length}`);
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), bytes]);
}
