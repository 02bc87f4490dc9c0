import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

export type DatabaseProxy = {
  /** The address of the database through this proxy. */
  url: string;
  /** How many connections are open. */
  connections(): number;
  /** Accepts data and passes nothing on, like a paused server: connections stay open, but nothing answers. */
  freeze(): void;
  thaw(): void;
  /** Cuts every connection and refuses new ones, like a killed server. */
  cut(): Promise<void>;
  restore(): Promise<void>;
  close(): Promise<void>;
};

export type ProxyOptions = {
  /** Refuses connections that start with this setting, as poolers do. */
  refusedSetting?: string;
};

/** Stands between a test and its database, on loopback. */
export async function createDatabaseProxy(
  databaseUrl: string,
  { refusedSetting }: ProxyOptions = {},
): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const pairs = new Set<[Socket, Socket]>();
  let frozen = false;
  let server: Server = createProxyServer();
  const port = await listen(server, 0);

  function createProxyServer(): Server {
    return createServer((client) => {
      const upstream = connect(Number(target.port), target.hostname);
      const pair: [Socket, Socket] = [client, upstream];
      pairs.add(pair);
      const end = () => {
        pairs.delete(pair);
        for (const socket of pair) socket.destroy();
      };
      for (const socket of pair) socket.on("error", end).on("close", end);
      client.on("data", (chunk) => {
        if (!refusedSetting || !chunk.includes(`${refusedSetting}\0`)) upstream.write(chunk);
        else client.end(refusal(`unsupported startup parameter: ${refusedSetting}`));
      });
      upstream.on("data", (chunk) => client.write(chunk));
      if (frozen) for (const socket of pair) socket.pause();
    });
  }

  function cutAll(): void {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  }

  const cut = async () => {
    const closed = once(server, "close");
    server.close();
    cutAll();
    await closed;
  };

  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  return {
    url: url.href,
    connections: () => pairs.size,
    freeze() {
      frozen = true;
      for (const pair of pairs) for (const socket of pair) socket.pause();
    },
    thaw() {
      frozen = false;
      for (const pair of pairs) for (const socket of pair) socket.resume();
    },
    cut,
    async restore() {
      server = createProxyServer();
      await listen(server, port);
    },
    async close() {
      if (server.listening) await cut();
    },
  };
}

/** An ErrorResponse as PgBouncer sends it. */
function refusal(message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C08P01\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write("E");
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" && address ? address.port : port;
}
