import { unstable_rethrow } from "next/navigation";
import { watchActionAnswers } from "@/components/sending/action-answers";
import { isOfAnotherBuild, reloadForNewBuild } from "@/components/sending/new-build";
import { type Unsent, unsentBy } from "@/components/sending/unsent";

export type Sent<T> = { sent: true; value: T } | { sent: false; problem: Unsent };

/**
 * Calls a server action and reports why if its request was never answered. Redirects pass through. If the action is
 * unknown because a new version of the shop was deployed, the page is reloaded and the promise never settles.
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
