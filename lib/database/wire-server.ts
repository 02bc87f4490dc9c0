import { createServer, type Server, type Socket } from "node:net";
import type { PGlite } from "@electric-sql/pglite";
import { StatementCache } from "@/lib/database/statement-cache";
import { ABANDON, fatalError, MessageReader, STARTUP } from "@/lib/database/wire-messages";

const MAX_CONNECTIONS = 100;
const SILENCE_MS = 30_000;

export type WireServerOptions = {
  /** The engine itself failed: what it holds in memory can no longer be trusted. */
  onCrash(error: unknown): void;
  /** How long a client may sit on an open transaction while others wait; default 30 s. */
  silenceMs?: number;
};

type Client = { socket: Socket; gone: boolean };
type Batch = { client: Client; bytes: Buffer; complete: boolean };

/**
 * Lets many Postgres clients share the one session of a PGlite, on a loopback port.
 *
 * A client's messages run as whole batches, up to Sync. The session has one unnamed statement:
 * were batches interleaved, one client's values would be bound to another one's statement.
 * A client in a transaction has the session to itself; one that then falls silent is cut off.
 */
export class WireServer {
  readonly #db: PGlite;
  readonly #options: WireServerOptions;
  readonly #server: Server;
  readonly #clients = new Set<Client>();
  readonly #statements = new StatementCache();
  #queue: Batch[] = [];
  #owner: Client | null = null;
  #silence: NodeJS.Timeout | null = null;
  #running = false;
  #greeting: Uint8Array = new Uint8Array();

  constructor(db: PGlite, options: WireServerOptions) {
    this.#db = db;
    this.#options = options;
    this.#server = createServer({ noDelay: true }, (socket) => this.#welcome(socket));
    this.#server.maxConnections = MAX_CONNECTIONS;
  }

  /** Listens on a free loopback port and returns it. */
  async listen(): Promise<number> {
    const greeting: Uint8Array[] = [];
    await this.#execute(STARTUP, (data) => greeting.push(data));
    this.#greeting = Buffer.concat(greeting);
    return new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen({ host: "127.0.0.1", port: 0 }, () => {
        const address = this.#server.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
  }

  /** Cuts every client off, after the batch that runs. */
  async close(): Promise<void> {
    this.#server.close();
    this.#queue = [];
    for (const client of this.#clients) client.socket.destroy();
    if (this.#silence) clearTimeout(this.#silence);
    while (this.#running) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  #welcome(socket: Socket): void {
    const client: Client = { socket, gone: false };
    const reader = new MessageReader();
    this.#clients.add(client);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#farewell(client));
    socket.on("data", (chunk) => {
      for (const message of reader.read(chunk)) {
        if (message.kind === "reply") socket.write(message.bytes);
        else if (message.kind === "startup") socket.write(this.#greeting);
        else if (message.kind === "terminate") socket.end();
        else this.#queue.push({ client, bytes: message.bytes, complete: message.complete });
      }
      void this.#drain();
    });
  }

  #farewell(client: Client): void {
    client.gone = true;
    this.#clients.delete(client);
    this.#queue = this.#queue.filter((batch) => batch.client !== client);
    void this.#drain();
  }

  async #drain(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let batch = this.#next(); batch; batch = this.#next()) await this.#run(batch);
    this.#running = false;
    this.#watchSilence();
  }

  #next(): Batch | undefined {
    const owner = this.#owner;
    if (!owner) return this.#queue.shift();
    if (owner.gone) return { client: owner, bytes: ABANDON, complete: true };
    const index = this.#queue.findIndex((batch) => batch.client === owner);
    return index < 0 ? undefined : this.#queue.splice(index, 1)[0];
  }

  async #run({ client, bytes, complete }: Batch): Promise<void> {
    if (this.#silence) clearTimeout(this.#silence);
    this.#silence = null;
    try {
      const answer = (data: Buffer) => {
        if (client.socket.writable) client.socket.write(data);
      };
      if (!(await this.#runKept(bytes, answer))) await this.#execute(bytes, answer);
      this.#owner = !complete || this.#db.isInTransaction() ? client : null;
    } catch (error) {
      this.#queue = [];
      this.#owner = null;
      this.#options.onCrash(error);
    }
  }

  /** Resolves to false where nothing was answered and the batch is to run as it came. */
  async #runKept(bytes: Buffer, answer: (data: Buffer) => void): Promise<boolean> {
    const kept = this.#statements.rewrite(bytes);
    if (kept.closing) await this.#execute(kept.closing, () => {});
    const isFinal = this.#owner !== null;
    let isFirst = true;
    let isDropped = false;
    await this.#execute(kept.bytes, (data) => {
      if (isFirst) {
        isDropped = kept.isRefused(data) && !isFinal;
        if (!isDropped && kept.prefix.length > 0) answer(kept.prefix);
      }
      isFirst = false;
      if (!isDropped) answer(data);
    });
    return !isDropped;
  }

  /** The engine answers from a buffer that it uses again, hence the copy. */
  #execute(bytes: Uint8Array, onData: (data: Buffer) => void): Promise<void> {
    return this.#db.runExclusive(() =>
      this.#db.execProtocolRawStream(bytes, { onRawData: (data) => onData(Buffer.from(data)) }),
    );
  }

  /** Counts from the owner's last batch: others that come to wait meanwhile do not begin it anew. */
  #watchSilence(): void {
    const owner = this.#owner;
    if (!owner || this.#queue.length === 0 || this.#silence) return;
    this.#silence = setTimeout(() => {
      owner.socket.write(fatalError("25P03", "The transaction was idle while others waited"));
      owner.socket.destroySoon();
    }, this.#options.silenceMs ?? SILENCE_MS);
  }
}
