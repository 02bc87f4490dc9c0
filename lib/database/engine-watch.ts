import type { PGlite } from "@electric-sql/pglite";

/** How the engine leaves a statement that failed: it is ready for the next. */
const LONG_JUMP = 100;

/**
 * Notices when the engine has left its own main loop: it ended its only session for good, ran out of stack, or hit a
 * fault in its memory. PGlite passes over all of these and calls the engine again and again, which answers without end
 * or not at all. `onFailure` is called from inside that loop and must end the process: nothing else does.
 */
export function watchEngine(db: PGlite, onFailure: (error: unknown) => void): void {
  const engine = db.Module;
  const run = engine._PostgresMainLoopOnce;
  engine._PostgresMainLoopOnce = () => {
    try {
      run();
    } catch (error) {
      if (statusOf(error) !== LONG_JUMP) onFailure(error);
      throw error;
    }
  };
}

function statusOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "status" in error ? error.status : null;
}
