import type { Socket } from "node:net";
import { type ClientMessage, MessageReader, ProtocolError } from "@/lib/database/message-reader";
import type { ScramVerifier } from "@/lib/database/scram";
import { Handshake } from "@/lib/database/wire-handshake";
import { fatalError } from "@/lib/database/wire-messages";

export type WireClientOptions = {
  /** A client that leaves more of its answers unread is cut off. */
  maxUnreadBytes: number;
  /** Called when the password is right. Returns the greeting for the client, or null when there is no room. */
  admit(): Uint8Array | null;
  /** Called for each batch; the server calls `ran` when it is done. */
  run(bytes: Buffer, complete: boolean): void;
  /** Called once, when the client has gone or is about to. */
  leave(): void;
};

/** A client that keeps sending while this much waits is not read for a while. */
const MAX_WAITING_BYTES = 1024 * 1024;
/** Time for the client to read the reason. */
const PARTING_MS = 1_000;
const ENCRYPTION_REFUSED = Buffer.from("N");

/**
 * One connection: authenticates the client, reads its batches, writes its answers, and limits the memory held for it.
 */
export class WireClient {
  gone = false;
  /** How much of its time to give the password has passed. */
  ticks = 0;
  readonly #socket: Socket;
  readonly #options: WireClientOptions;
  readonly #reader = new MessageReader();
  readonly #handshake: Handshake;
  #waitingBytes = 0;

  constructor(socket: Socket, verifier: ScramVerifier, options: WireClientOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#handshake = new Handshake(verifier);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.#leave());
    socket.on("data", (chunk) => this.#read(chunk));
  }

  answer(data: Uint8Array): void {
    if (this.gone || !this.#socket.writable) return;
    this.#socket.write(data);
    if (this.#socket.writableLength > this.#options.maxUnreadBytes) this.cut();
  }

  /** One of its batches is done. */
  ran(bytes: number): void {
    this.#waitingBytes -= bytes;
    if (this.#waitingBytes <= MAX_WAITING_BYTES) this.#socket.resume();
  }

  /** Sends the reason, then hangs up. Anything the client still sends is ignored. */
  refuse(code: string, text: string): void {
    if (this.gone) return;
    this.#leave();
    this.#socket.end(fatalError(code, text));
    this.#part();
  }

  cut(): void {
    this.#leave();
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    if (this.gone) return;
    try {
      for (const message of this.#reader.read(chunk)) {
        this.#take(message);
        if (this.gone) return;
      }
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.refuse(error.code, error.message);
    }
  }

  #take(message: ClientMessage): void {
    if (message.kind === "encryption") this.#socket.write(ENCRYPTION_REFUSED);
    else if (message.kind === "startup") {
      this.#socket.write(this.#handshake.start(message));
      this.#reader.expects = "password";
    } else if (message.kind === "password") this.#identify(message.body);
    else if (message.kind === "batch") this.#queue(message.bytes, message.complete);
    else {
      this.#socket.end();
      if (this.#reader.expects !== "session") this.#part();
    }
  }

  #identify(body: Buffer): void {
    const { bytes, isAdmitted } = this.#handshake.answer(body);
    const greeting = isAdmitted ? this.#options.admit() : null;
    if (isAdmitted && !greeting) throw new ProtocolError("too many clients already", "53300");
    this.#socket.write(bytes);
    if (!greeting) return;
    this.#socket.write(greeting);
    this.#reader.expects = "session";
  }

  #queue(bytes: Buffer, complete: boolean): void {
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes > MAX_WAITING_BYTES) this.#socket.pause();
    this.#options.run(bytes, complete);
  }

  /**
   * Keeps reading, since hanging up with unread bytes would reset the connection and the client would not learn why.
   */
  #part(): void {
    this.#socket.resume();
    setTimeout(() => this.#socket.destroy(), PARTING_MS).unref();
  }

  #leave(): void {
    if (this.gone) return;
    this.gone = true;
    this.#options.leave();
  }
}
