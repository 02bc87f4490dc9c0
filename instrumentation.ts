/** Runs once when the server starts: loads the towers, so that the first search is as fast as the next. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { servingTowers } = await import("@/lib/embedding/models");
  servingTowers().catch((error: unknown) => {
    console.error("The towers did not load:", error instanceof Error ? error.message : error);
  });
}
