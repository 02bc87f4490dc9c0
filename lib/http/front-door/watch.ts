import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

type Watched = {
  kind: "action" | "navigation";
  /** Whether the shop's own code has begun: from there on, what fails is the shop's fault. */
  understood: boolean;
  /** What Next had to say about the request, in a line. */
  complaint: string | null;
};

/** What Next throws over headers that only a hand-made request has. */
const NAVIGATION_FAULTS = /^The router state header was sent but could not be parsed/;

const watched = new AsyncLocalStorage<Watched>();

/**
 * Runs Next's handler and sees to it that what a visitor can cause at will, by a body or header that Next cannot read,
 * is answered with 400 and costs the log one line, instead of 500 and a stack. Of an action, that is everything that
 * fails before the action's own code begins.
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
    // Outside of what is watched, or the line would be kept back too.
    watched.exit(() => console.warn(line));
  });
  return watched.run(store, handle);
}

/** To be called where the shop's own code begins. */
export function markUnderstood(): void {
  const store = watched.getStore();
  if (store) store.understood = true;
}

/** Keeps back what is printed about a request while it is the visitor's fault. */
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
