import { type ClientMessage, ProtocolError } from "@/lib/database/message-reader";
import { ScramExchange, type ScramVerifier } from "@/lib/database/scram";
import { frame } from "@/lib/database/wire-messages";

/** The server's answer to a client that has not been admitted yet. */
export type HandshakeStep = { bytes: Buffer; isAdmitted: boolean };

const USER = "postgres";
const DATABASE = "postgres";
const MECHANISM = "SCRAM-SHA-256";
const ASK_SASL = 10;
const CONTINUE_SASL = 11;
const FINISH_SASL = 12;

/** Checks one client's password, as Postgres does with `scram-sha-256` in pg_hba.conf. */
export class Handshake {
  readonly #exchange: ScramExchange;
  #user = "";
  #database = "";
  #isChallenged = false;

  constructor(verifier: ScramVerifier) {
    this.#exchange = new ScramExchange(verifier);
  }

  /** @throws ProtocolError without a user name */
  start({ minor, parameters }: ClientMessage & { kind: "startup" }): Buffer {
    this.#user = parameters.get("user") ?? "";
    this.#database = parameters.get("database") || this.#user;
    if (this.#user === "") throw new ProtocolError("no user is named", "28000");
    const options = [...parameters.keys()].filter((name) => name.startsWith("_pq_."));
    const ask = authentication(ASK_SASL, `${MECHANISM}\0\0`);
    return minor > 0 || options.length > 0 ? Buffer.concat([negotiation(options), ask]) : ask;
  }

  /** @throws ProtocolError when the answer is malformed, wrong (28P01) or for another database */
  answer(body: Buffer): HandshakeStep {
    if (!this.#isChallenged) {
      const serverFirst = this.#exchange.first(clientFirst(body));
      if (serverFirst === null) throw new ProtocolError("malformed SCRAM message");
      this.#isChallenged = true;
      return { bytes: authentication(CONTINUE_SASL, serverFirst), isAdmitted: false };
    }
    const serverFinal = this.#exchange.final(body.toString("latin1"));
    if (serverFinal === null || this.#user !== USER) {
      throw new ProtocolError(`password authentication failed for user "${this.#user}"`, "28P01");
    }
    if (this.#database !== DATABASE) {
      throw new ProtocolError(`database "${this.#database}" does not exist`, "3D000");
    }
    return { bytes: authentication(FINISH_SASL, serverFinal), isAdmitted: true };
  }
}

/** SASLInitialResponse: the mechanism's name, a length, the message. */
function clientFirst(body: Buffer): string {
  const end = body.indexOf(0);
  const at = end + 5;
  const isWhole = end >= 0 && body.length >= at && body.readInt32BE(end + 1) === body.length - at;
  if (!isWhole) throw new ProtocolError("malformed SASL message");
  if (body.toString("latin1", 0, end) !== MECHANISM) {
    throw new ProtocolError("the client chose an authentication that was not offered");
  }
  return body.toString("latin1", at);
}

function authentication(step: number, text: string): Buffer {
  return frame("R", Buffer.concat([int32(step), Buffer.from(text, "latin1")]));
}

/** Tells the client that the server speaks 3.0, without the options it asked for. */
function negotiation(options: string[]): Buffer {
  const names = Buffer.from(options.map((name) => `${name}\0`).join(""), "utf8");
  return frame("v", Buffer.concat([int32(0), int32(options.length), names]));
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
