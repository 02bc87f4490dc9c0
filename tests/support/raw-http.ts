import net from "node:net";

export type Answer = { status: number; headers: Record<string, string>; body: string };

/**
 * Sends text as it is and reads until there is a complete answer or the connection ends. Null if it ends without an
 * answer.
 */
export function sendRaw(
  port: number,
  text: string | Buffer,
  timeoutMs = 20_000,
): Promise<Answer | null> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    let received = "";
    const timer = setTimeout(() => socket.destroy(), timeoutMs);
    socket.on("data", (data) => {
      received += data.toString("latin1");
      if (isWhole(received)) socket.destroy();
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(parseAnswer(received));
    });
    socket.write(text);
  });
}

/** Whether an answer that states its length is complete to the last byte. */
function isWhole(received: string): boolean {
  const answer = parseAnswer(received);
  const length = answer?.headers["content-length"];
  return length !== undefined && answer !== null && answer.body.length >= Number(length);
}

export function parseAnswer(received: string): Answer | null {
  const [head = "", ...rest] = received.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(first)?.[1]);
  if (Number.isNaN(status)) return null;
  const headers = Object.fromEntries(
    lines.map((line) => {
      const [name = "", ...value] = line.split(": ");
      return [name.toLowerCase(), value.join(": ")];
    }),
  );
  return { status, headers, body: rest.join("\r\n\r\n") };
}

/** The text of an HTTP/1.1 request, on a connection that closes after it. */
export function request(
  method: string,
  url: string,
  headers: Record<string, string> = {},
  body = "",
): string {
  const all: Record<string, string> = {
    Host: "shop.example",
    Connection: "close",
    ...(body !== "" && { "Content-Length": String(Buffer.byteLength(body)) }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `${[`${method} ${url} HTTP/1.1`, ...lines].join("\r\n")}\r\n\r\n${body}`;
}

export const BOUNDARY = "shop-test-boundary";
export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

export function form(fields: Record<string, string>): string {
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join("")}--${BOUNDARY}--\r\n`;
}
