import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";

export type Answer = {
  /** 0 if there was no answer; `failure` says why. */
  status: number;
  headers: IncomingHttpHeaders;
  /** At most MAX_BODY_BYTES of the body. */
  body: string;
  tookMs: number;
  /** How much of the request's body left this process before the answer arrived. */
  sentBytes: number;
  /** A network error's code, or "timeout"; null if the answer was complete. */
  failure: string | null;
};

export type SendOptions = {
  method?: string;
  headers?: Record<string, string>;
  /** Sent in order, each as fast as the server accepts it. */
  body?: readonly Buffer[];
  /** Without a length, the body is sent in chunks. */
  withLength?: boolean;
  /** A loopback address to send from, such as 127.0.0.7: to the shop, each is a separate client. Linux only. */
  from?: string;
  timeoutMs?: number;
};

const MAX_BODY_BYTES = 4 * 1024 * 1024;
const SLICE_BYTES = 64 * 1024;
const TIMEOUT_MS = 60_000;

/**
 * Sends a request over its own connection and reads the answer; stops sending once an answer has begun. Never rejects:
 * a network failure is an outcome to be counted.
 */
export function send(url: string, options: SendOptions = {}): Promise<Answer> {
  const { method = "GET", headers = {}, body = [], withLength = true, from } = options;
  const startedAt = performance.now();
  const answer: Answer = {
    ...{ status: 0, headers: {}, body: "", tookMs: 0, sentBytes: 0, failure: null },
  };
  return new Promise((resolve) => {
    const length = body.reduce((sum, part) => sum + part.length, 0);
    const lengthHeader = body.length > 0 && withLength ? { "content-length": String(length) } : {};
    const outgoing = request(url, {
      method,
      headers: { ...lengthHeader, ...headers },
      localAddress: from,
      agent: false,
    });
    const finish = (failure: string | null) => {
      clearTimeout(patience);
      answer.failure ??= failure;
      answer.tookMs ||= performance.now() - startedAt;
      outgoing.destroy();
      resolve(answer);
    };
    const patience = setTimeout(() => finish("timeout"), options.timeoutMs ?? TIMEOUT_MS);
    outgoing.on("error", (error: NodeJS.ErrnoException) => finish(error.code ?? error.message));
    outgoing.once("response", (response) => {
      answer.status = response.statusCode ?? 0;
      answer.headers = response.headers;
      readBody(response, answer).then(() => finish(null), finish);
    });
    void write();

    async function write(): Promise<void> {
      for (const part of body) {
        for (let start = 0; start < part.length; start += SLICE_BYTES) {
          if (answer.status > 0 || outgoing.destroyed) return;
          const slice = part.subarray(start, start + SLICE_BYTES);
          const failed = await new Promise<unknown>((taken) => outgoing.write(slice, taken));
          if (failed) return;
          answer.sentBytes += slice.length;
        }
      }
      outgoing.end();
    }
  });
}

/** Rejects with a code if the answer is cut off. */
function readBody(response: IncomingMessage, answer: Answer): Promise<void> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    response.on("data", (part: Buffer) => {
      if (bytes < MAX_BODY_BYTES) parts.push(part);
      bytes += part.length;
    });
    response.once("error", (error: NodeJS.ErrnoException) => reject(error.code ?? error.message));
    response.once("close", () => {
      answer.body = Buffer.concat(parts).toString("utf8");
      if (response.complete) resolve();
      else reject("cut off");
    });
  });
}
