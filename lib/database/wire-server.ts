import { createServer, type Server, type Socket } from "node:net";
import type { PGlite } from "@electric-sql/pglite";
import { type ScramVerifier, scramVerifier } from "@/lib/database/scram";
import { StatementCache } from "@/lib/database/statement-cache";
import { WireClient } from "@/lib/database/wire-client";
import { ABANDON, STARTUP } from "@/lib/database/wire-messages";

export const MAX_CONNECTIONS = 100;
/**
 * Connections that have not given the password. One more replaces the oldest, so that strangers cannot lock clients
 * out.
 */
const MAX_STRANGERS = 64;
/** A statement's answer is held in full until its client has read it. */
const MAX_UNREAD_BYTES = 1024 * 1024 * 1024;
const SILENCE_MS = 30_000;
const PASSWORD_MS = 10_000;
const TICKS = 10;

export type WireServerOptions = {
  /** The password that clients must know. */
  password: string;
  /** Called when the engine itself has failed: its memory can no longer be trusted. */
  onCrash(error: unknown): void;
  /** How long a client may leave a transaction idle while others wait; default 30 s. */
  silenceMs?: number;
  /** How long a client may take to give the password; default 10 s. */
  passwordMs?: number;
  /** How much of its answers a client may leave unread before it is cut off; default 1 GiB. */
  maxUnreadBytes?: number;
};

type Batch = { client: WireClient; bytes: Buffer; complete: boolean };

/**
 * Lets many Postgres clients that know the password share the single session of a PGlite, on a loopback port.
 *
 * A client's messages run as whole batches, up to Sync. The session has only one unnamed statement: if batches were
 * interleaved, one client's values would be bound to another's statement. A client in a transaction has the session to
 * itself, and is cut off if it falls silent. Only well-formed messages reach the engine, which takes some malformed
 * ones as the end of its session.
 */
export class WireServer {
  readonly #db: PGlite;
  readonly #options: WireServerOptions;
  readonly #server: Server;
  readonly #verifier: ScramVerifier;
  readonly #strangers = new Set<WireClient>();
  readonly #admitted = new Set<WireClient>();
  readonly #statements = new StatementCache();
  #queue: Batch[] = [];
  #owner: WireClient | null = null;
  #silence: NodeJS.Timeout | null = null;
  #ticker: NodeJS.Timeout | null = null;
  #running = false;
  #greeting: Uint8Array = new Uint8Array();

  constructor(db: PGlite, options: WireServerOptions) {
    this.#db = db;
    this.#options = options;
    this.#verifier = scramVerifier(options.password);
    this.#server = createServer({ noDelay: true }, (socket) => this.#welcome(socket));
  }

  /** Listens on a free loopback port and returns it. */
  async listen(): Promise<number> {
    const greeting: Uint8Array[] = [];
    await this.#execute(STARTUP, (data) => greeting.push(data));
    this.#greeting = Buffer.concat(greeting);
    const tickMs = (this.#options.passwordMs ?? PASSWORD_MS) / TICKS;
    this.#ticker = setInterval(() => this.#tick(), tickMs).unref();
    return new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen({ host: "127.0.0.1", port: 0 }, () => {
        const address = this.#server.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
  }

  /** Disconnects every client after the current batch. */
  async close(): Promise<void> {
    this.#server.close();
    this.#queue = [];
    for (const client of [...this.#strangers, ...this.#admitted]) client.cut();
    if (this.#silence) clearTimeout(this.#silence);
    if (this.#ticker) clearInterval(this.#ticker);
    while (this.#running) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  #welcome(socket: Socket): void {
    const [oldest] = this.#strangers;
    if (oldest && this.#strangers.size >= MAX_STRANGERS) oldest.cut();
    const client: WireClient = new WireClient(socket, this.#verifier, {
      maxUnreadBytes: this.#options.maxUnreadBytes ?? MAX_UNREAD_BYTES,
      admit: () => this.#admit(client),
      run: (bytes, complete) => {
        this.#queue.push({ client, bytes, complete });
        void this.#drain();
      },
      leave: () => this.#farewell(client),
    });
    this.#strangers.add(client);
    socket.on("close", () => this.#strangers.delete(client));
  }

  /** The greeting for an admitted client; null when there are too many. */
  #admit(client: WireClient): Uint8Array | null {
    if (this.#admitted.size >= MAX_CONNECTIONS) return null;
    this.#strangers.delete(client);
    this.#admitted.add(client);
    return this.#greeting;
  }

  #farewell(client: WireClient): void {
    this.#admitted.delete(client);
    this.#queue = this.#queue.filter((batch) => batch.client !== client);
    void this.#drain();
  }

  /**
   * Counts time as clients experience it: while a statement runs, nobody is read, and what clients sent has to wait. A
   * timeout would count that against them.
   */
  #tick(): void {
    for (const client of this.#strangers) {
      client.ticks += 1;
      if (client.ticks > TICKS) client.refuse("57014", "The password did not come in time");
    }
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
      const answer = (data: Buffer) => client.answer(data);
      if (!(await this.#runKept(bytes, answer))) await this.#execute(bytes, answer);
      this.#owner = !complete || this.#db.isInTransaction() ? client : null;
      client.ran(bytes.length);
    } catch (error) {
      this.#queue = [];
      this.#owner = null;
      this.#options.onCrash(error);
    }
  }

  /** Resolves to false if nothing was answered and the batch has to run unchanged. */
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

  /** The engine reuses the buffer of its answer, hence the copy. */
  #execute(bytes: Uint8Array, onData: (data: Buffer) => void): Promise<void> {
    return this.#db.runExclusive(() =>
      this.#db.execProtocolRawStream(bytes, { onRawData: (data) => onData(Buffer.from(data)) }),
    );
  }

  /** Counts from the owner's last batch; others that start waiting meanwhile do not restart it. */
  #watchSilence(): void {
    const owner = this.#owner;
    if (!owner || this.#queue.length === 0 || this.#silence) return;
    this.#silence = setTimeout(() => {
      owner.refuse("25P03", "The transaction was idle while others waited");
    }, this.#options.silenceMs ?? SILENCE_MS);
  }
}
