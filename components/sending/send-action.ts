import { unstable_rethrow } from "next/navigation";
import { watchActionAnswers } from "@/components/sending/action-answers";
import { isOfAnotherBuild, reloadForNewBuild } from "@/components/sending/new-build";
import { type Unsent, unsentBy } from "@/components/sending/unsent";

export type Sent<T> = { sent: true; value: T } | { sent: false; problem: Unsent };

/**
 * Calls a server action, and says what became of a request that it never answered. Redirects pass through. An action
 * that the shop no longer knows, since it was renewed, loads the page anew and never comes back.
 */
export async function sendAction<T>(call: () => Promise<T>): Promise<Sent<T>> {
  let refused: Response | null = null;
  const stop = watchActionAnswers((response) => {
    if (response.status >= 400) refused = response;
  });
  try {
    return { sent: true, value: await call() };
  } catch (error) {
    unstable_rethrow(error);
    if (isOfAnotherBuild(error) && reloadForNewBuild()) return new Promise(() => undefined);
    return { sent: false, problem: unsentBy(refused) };
  } finally {
    stop();
  }
}
