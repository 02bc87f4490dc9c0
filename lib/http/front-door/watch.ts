import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

type Watched = {
  kind: "action" | "navigation";
  /** Whether the shop's own code has begun; from then on, a failure is the shop's fault. */
  understood: boolean;
  /** What Next reported about the request, in one line. */
  complaint: string | null;
};

/** The error Next throws for headers that only a hand-made request has. */
const NAVIGATION_FAULTS = /^The router state header was sent but could not be parsed/;

const watched = new AsyncLocalStorage<Watched>();

/**
 * Runs Next's handler. A failure that a visitor can cause at will, by a body or header that Next cannot read, is
 * answered with 400 and logged in one line, instead of 500 and a stack. For an action, that is any failure before its
 * own code begins.
 */
export function watchFaults<T>(
  kind: Watched["kind"],
  path: string,
  res: ServerResponse,
  handle: () => T,
): T {
  const store: Watched = { kind, understood: false, complaint: null };
  const writeHead = res.writeHead;
  res.writeHead = function (this: ServerResponse, ...args: never[]) {
    if (isVisitorsFault(store) && (args[0] as unknown) === 500) args[0] = 400 as never;
    return Reflect.apply(writeHead, this, args);
  } as typeof writeHead;
  res.once("close", () => {
    if (!isVisitorsFault(store) || store.complaint === null || res.statusCode < 400) return;
    const message = `Refused ${kind === "action" ? "an action's body" : "a navigation's headers"}.`;
    const because = store.complaint;
    const line = JSON.stringify({ level: "warn", at: new Date(), message, path, because });
    // Logged outside the watched context, where the line would be suppressed too.
    watched.exit(() => console.warn(line));
  });
  return watched.run(store, handle);
}

/** Call this where the shop's own code begins. */
export function markUnderstood(): void {
  const store = watched.getStore();
  if (store) store.understood = true;
}

/** Suppresses what is logged about a request while the visitor is at fault. */
export function watchConsole(target: Pick<Console, "error" | "warn"> = console): void {
  for (const name of ["error", "warn"] as const) {
    const print = target[name].bind(target);
    target[name] = (...args: unknown[]) => {
      const store = watched.getStore();
      if (store && keepsBack(store, args)) return;
      print(...args);
    };
  }
}

function keepsBack(store: Watched, args: unknown[]): boolean {
  if (store.kind === "navigation") {
    const fault = args.find((arg) => arg instanceof Error && NAVIGATION_FAULTS.test(arg.message));
    if (fault) store.complaint = (fault as Error).message;
    return fault !== undefined;
  }
  if (store.understood) return false;
  const error = args.find((arg) => arg instanceof Error);
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(args[0]);
  store.complaint ??= text.split("\n", 1)[0]?.slice(0, 200) ?? null;
  return true;
}

function isVisitorsFault({ kind, understood, complaint }: Watched): boolean {
  return kind === "action" ? !understood : complaint !== null;
}
