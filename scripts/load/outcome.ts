import type { Answer } from "@/scripts/load/send";

/**
 * The outcome of calling an action.
 * - taken: done, according to the redirect or the value
 * - busy: told to come back later, because of others' requests (503) or one's own (429)
 * - refused: told what is wrong with the request
 * - failed: the shop broke, or did not answer
 */
export type OutcomeKind = "taken" | "busy" | "refused" | "failed";

export type Outcome = {
  kind: OutcomeKind;
  /** The shop's error code, or else the status, or else the network error. */
  code: string;
  /** Where it redirected to; null if nowhere. */
  location: string | null;
  saysWhen: boolean;
};

const BUSY = /(^|-)(busy|quota|requests|attempts|unavailable|later|rate|limit|full)(-|$)/;

/** Reads the status, the headers and the value that an action returns, but not its wording, which is up to the shop. */
export function readOutcome({ status, headers, body, failure }: Answer): Outcome {
  const redirect = headers["x-action-redirect"] ?? headers.location ?? null;
  const location = typeof redirect === "string" ? (redirect.split(";")[0] ?? null) : null;
  const code = body.match(/"error":\{[^}]*?"code":"([\w-]+)"/)?.[1] ?? null;
  const outcome = { location, saysWhen: saysWhen(headers["retry-after"], body) };
  if (status === 429 || status === 503) {
    return { ...outcome, kind: "busy", code: code ?? String(status) };
  }
  if (failure !== null || status === 0 || status >= 500) {
    return { ...outcome, kind: "failed", code: failure ?? String(status) };
  }
  if (code === "unexpected") return { ...outcome, kind: "failed", code };
  if (code !== null) return { ...outcome, kind: BUSY.test(code) ? "busy" : "refused", code };
  return { ...outcome, kind: status >= 400 ? "refused" : "taken", code: String(status) };
}

function saysWhen(header: string | undefined, body: string): boolean {
  return (
    header !== undefined ||
    /"retryAfterS":\d/.test(body) ||
    /(wait|again in) (a|\d+) (moment|second|minute|hour)/i.test(body)
  );
}

/** "57 taken, 3 busy (too-many-requests 3)": the kinds in one line, with the codes of those not taken. */
export function tellOutcomes(outcomes: readonly Outcome[]): string {
  const kinds: OutcomeKind[] = ["taken", "busy", "refused", "failed"];
  return kinds
    .map((kind) => {
      const of = outcomes.filter((outcome) => outcome.kind === kind);
      const codes = new Map<string, number>();
      for (const { code } of of) codes.set(code, (codes.get(code) ?? 0) + 1);
      const list = [...codes].map(([code, count]) => `${code} ${count}`).join(", ");
      if (of.length === 0) return "";
      return kind === "taken" ? `${of.length} taken` : `${of.length} ${kind} (${list})`;
    })
    .filter(Boolean)
    .join(", ");
}
