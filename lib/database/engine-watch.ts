import type { PGlite } from "@electric-sql/pglite";

/** The exit status of a failed statement, after which the engine is ready for the next. */
const LONG_JUMP = 100;

/**
 * Detects that the engine has left its own main loop: it ended its only session for good, ran out of stack, or hit a
 * memory fault. PGlite ignores all of these and keeps calling the engine, which then answers endlessly or not at all.
 * `onFailure` is called inside that loop and must end the process, as nothing else does.
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
