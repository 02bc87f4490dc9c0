/** Cleans up when the person or the system ends this command, then ends with the code that shells give a signal. */
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
