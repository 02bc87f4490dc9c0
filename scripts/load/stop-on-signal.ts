/** Cleans up when the user or the system ends this command, then exits with the code that shells use for the signal. */
export function stopOnSignal(cleanUp: () => Promise<void>): void {
  for (const [signal, number] of [
    ["SIGINT", 2],
    ["SIGTERM", 15],
    ["SIGHUP", 1],
  ] as const) {
    process.once(signal, () => {
      console.error("\nStopping…");
      void cleanUp().finally(() => process.exit(128 + number));
    });
  }
}
