import { createServer, type Socket, connect as tcpConnect } from "node:net";

export type KeepingProxy = { url: string; close(): Promise<void> };

/**
 * Stands in front of a Postgres like a transaction pooler: when a client disconnects, its server session does not end,
 * but stays connected with whatever it holds.
 */
export async function keepingProxy(databaseUrl: string): Promise<KeepingProxy> {
  const target = new URL(databaseUrl);
  const kept: Socket[] = [];
  const server = createServer((client) => {
    const upstream = tcpConnect(Number(target.port || 5432), target.hostname);
    kept.push(upstream);
    upstream.pipe(client);
    client.on("data", (chunk) => {
      if (!isTerminate(chunk)) upstream.write(chunk);
    });
    client.on("error", () => undefined);
    upstream.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    url: url.href,
    close: async () => {
      for (const socket of kept) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The client's Terminate message: `X` and the length of an empty body. */
function isTerminate(chunk: Buffer): boolean {
  return chunk.length === 5 && chunk[0] === 0x58;
}
