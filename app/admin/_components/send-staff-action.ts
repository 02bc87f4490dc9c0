import { sendAction } from "@/components/sending/send-action";
import { type Unsent, whenAgain } from "@/components/sending/unsent";
import type { Result } from "@/lib/action";

/**
 * Calls a staff action; a request that was never answered is returned as a failure like any other.
 * @param what is named in the message, as in "photo"
 */
export async function sendStaffAction<T>(
  what: string,
  call: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const answer = await sendAction(call);
  if (answer.sent) return answer.value;
  const { problem } = answer;
  return { ok: false, error: { code: problem.code, message: unsentWords(problem, what) } };
}

/** Why something did not arrive, in words for the staff. */
export function unsentWords({ code, retryAfterS }: Unsent, what: string): string {
  const when = whenAgain(retryAfterS, "en", "in a moment");
  switch (code) {
    case "body-too-large":
      return `This ${what} is larger than the server in front of the shop lets through. Send less at once, or have its limit raised.`;
    case "too-many-requests":
      return `Too many requests have come from your network. Try again ${when}.`;
    case "busy":
      return `The shop is busy just now. Try again ${when}.`;
    case "signed-out":
      return `Your session has ended. Sign in again in another tab, then send the ${what} again: nothing you typed is lost.`;
    case "no-answer":
      return "The shop did not answer as it should. Try again in a moment.";
    case "not-sent":
      return `The connection broke before the ${what} had arrived. Try again.`;
  }
}
