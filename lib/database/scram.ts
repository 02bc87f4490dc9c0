import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from "node:crypto";

/** What a server stores of a password (RFC 5802): enough to check it, not enough to use it elsewhere. */
export type ScramVerifier = {
  salt: Buffer;
  iterations: number;
  storedKey: Buffer;
  serverKey: Buffer;
};

/** The minimum of RFC 7677; a random password needs no more. */
const ITERATIONS = 4_096;
const NONCE_BYTES = 18;
/** "n,," or "y,,": no channel binding, which would need TLS. The user name comes from the startup message. */
const CLIENT_FIRST = /^([ny],,)(n=[^,]*,r=([\x21-\x2b\x2d-\x7e]{1,256}))$/;
const CLIENT_FINAL = /^(c=([A-Za-z0-9+/=]+),r=([\x21-\x2b\x2d-\x7e]+)),p=([A-Za-z0-9+/=]+)$/;

export function scramVerifier(password: string): ScramVerifier {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, "sha256");
  const storedKey = createHash("sha256").update(hmac(salted, "Client Key")).digest();
  return { salt, iterations: ITERATIONS, storedKey, serverKey: hmac(salted, "Server Key") };
}

/**
 * The server's side of one SCRAM-SHA-256 exchange (RFC 5802, RFC 7677). The password is never sent in either direction.
 */
export class ScramExchange {
  readonly #verifier: ScramVerifier;
  #header = "";
  #nonce = "";
  #messages = "";

  constructor(verifier: ScramVerifier) {
    this.#verifier = verifier;
  }

  /** The server's first message; null when the client's message is not a valid first one. */
  first(clientFirst: string): string | null {
    const [, header = "", bare = "", clientNonce] = CLIENT_FIRST.exec(clientFirst) ?? [];
    if (clientNonce === undefined) return null;
    const { salt, iterations } = this.#verifier;
    this.#header = Buffer.from(header).toString("base64");
    this.#nonce = clientNonce + randomBytes(NONCE_BYTES).toString("base64");
    const serverFirst = `r=${this.#nonce},s=${salt.toString("base64")},i=${iterations}`;
    this.#messages = `${bare},${serverFirst}`;
    return serverFirst;
  }

  /** The server's last message, by which the client verifies the server; null when the password was wrong. */
  final(clientFinal: string): string | null {
    const [, bare, header, nonce, proof = ""] = CLIENT_FINAL.exec(clientFinal) ?? [];
    if (this.#nonce === "" || nonce !== this.#nonce || header !== this.#header) return null;
    const { storedKey, serverKey } = this.#verifier;
    const messages = `${this.#messages},${bare}`;
    const signature = hmac(storedKey, messages);
    const given = Buffer.from(proof, "base64");
    if (given.length !== signature.length) return null;
    const clientKey = given.map((byte, index) => byte ^ (signature[index] ?? 0));
    const isRight = timingSafeEqual(createHash("sha256").update(clientKey).digest(), storedKey);
    return isRight ? `v=${hmac(serverKey, messages).toString("base64")}` : null;
  }
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
