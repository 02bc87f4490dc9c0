import fc from "fast-check";
import { expect, test } from "vitest";
import { ScramExchange, scramVerifier } from "@/lib/database/scram";

/** The other side, as the driver has it. */
type Session = { response: string };
type Sasl = {
  startSession(mechanisms: string[]): Session;
  continueSession(session: Session, password: string, serverFirst: string): Promise<void>;
  finalizeSession(session: Session, serverFinal: string): void;
};
// @ts-expect-error It has no types.
const { default: sasl }: { default: Sasl } = await import("pg/lib/crypto/sasl.js");

const verifier = scramVerifier("right");

async function answers(password: string) {
  const exchange = new ScramExchange(verifier);
  const session = sasl.startSession(["SCRAM-SHA-256"]);
  await sasl.continueSession(session, password, exchange.first(session.response) ?? "");
  return { exchange, session };
}

test("the driver and the server know each other by the password", async () => {
  const { exchange, session } = await answers("right");
  sasl.finalizeSession(session, exchange.final(session.response) ?? "");
  const wrong = await answers("wrong");
  expect(wrong.exchange.final(wrong.session.response)).toBeNull();
});

test("a server that does not know the password is found out", async () => {
  const { session } = await answers("right");
  const other = new ScramExchange(scramVerifier("another"));
  expect(other.final(session.response)).toBeNull();
  expect(() => sasl.finalizeSession(session, "v=AAAA")).toThrow();
});

test("an answer is good for its own question only, and not when anything of it is changed", async () => {
  const { exchange, session } = await answers("right");
  const { exchange: later } = await answers("right");
  expect(later.final(session.response)).toBeNull();
  expect(new ScramExchange(verifier).final(session.response)).toBeNull();
  const { response } = session;
  fc.assert(
    fc.property(fc.nat({ max: response.length - 1 }), fc.nat({ max: 255 }), (at, code) => {
      const changed = response.slice(0, at) + String.fromCharCode(code) + response.slice(at + 1);
      // The last letter of a proof in base64 has bits that stand for nothing.
      fc.pre(changed !== response && at < response.length - 2);
      expect(exchange.final(changed)).toBeNull();
    }),
    { numRuns: 2_000 },
  );
  expect(exchange.final(response)).toMatch(/^v=/);
});

test("what is no first message is none", () => {
  for (const text of ["", "n,,n=*", "p=tls-unique,,n=*,r=abc", "n,,n=*,r=", "n,a=x,n=*,r=abc"]) {
    expect(new ScramExchange(verifier).first(text)).toBeNull();
  }
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      const answer = new ScramExchange(verifier).first(text);
      expect(answer === null || text.includes("r=")).toBe(true);
      expect(new ScramExchange(verifier).final(text)).toBeNull();
    }),
  );
});
