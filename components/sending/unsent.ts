/** Why an action's request failed before reaching the action. */
export type Unsent = {
  code:
    | "body-too-large"
    | "too-many-requests"
    | "busy"
    | "signed-out"
    | "no-answer"
    /** The connection broke or was too slow. */
    | "not-sent";
  /** Seconds after which to try again, if the response says. */
  retryAfterS: number | null;
};

/** From the response; null if there was none. */
export function unsentBy(
  response: Pick<Response, "status" | "headers"> | null,
  nowMs = Date.now(),
): Unsent {
  if (!response) return { code: "not-sent", retryAfterS: null };
  return {
    code: codeOf(response.status),
    retryAfterS: readRetryAfter(response.headers.get("retry-after"), nowMs),
  };
}

function codeOf(status: number): Unsent["code"] {
  if (status === 413) return "body-too-large";
  if (status === 429) return "too-many-requests";
  if (status === 503) return "busy";
  if (status === 401) return "signed-out";
  if (status === 408) return "not-sent";
  return "no-answer";
}

/** Reads seconds or a date (RFC 9110 §10.2.3); at most an hour. */
function readRetryAfter(header: string | null, nowMs: number): number | null {
  if (!header) return null;
  const seconds = /^\d+$/.test(header.trim())
    ? Number(header)
    : (Date.parse(header) - nowMs) / 1000;
  return Number.isFinite(seconds) ? Math.min(3600, Math.max(1, Math.ceil(seconds))) : null;
}

/** "in 30 seconds", in the given language; `soon` if the time is unknown. */
export function whenAgain(retryAfterS: number | null, locale: string, soon: string): string {
  if (retryAfterS === null) return soon;
  const words = new Intl.RelativeTimeFormat(locale);
  return retryAfterS < 90
    ? words.format(retryAfterS, "second")
    : words.format(Math.ceil(retryAfterS / 60), "minute");
}
