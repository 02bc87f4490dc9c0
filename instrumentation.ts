/**
 * Runs once when the server starts: lets the front door count requests together with other processes, and loads the
 * towers, so that the first search is as fast as the next.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { shareFrontDoorCounts } = await import("@/lib/rate-limit/share-counts");
  shareFrontDoorCounts();
  const { servingTowers } = await import("@/lib/embedding/models");
  servingTowers().catch((error: unknown) => {
    console.error("The towers did not load:", error instanceof Error ? error.message : error);
  });
}
