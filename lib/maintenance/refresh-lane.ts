import {
  type CatalogueState,
  foldChanges,
  getCatalogueState,
  noteDerived,
} from "@/lib/catalogue/state-queries";
import { asUnavailable } from "@/lib/failures/database-unavailable";
import { withLease } from "@/lib/leases/lease";
import type { Derivation } from "@/lib/maintenance/derivations";

/** Derived things that one process at a time makes, one after the other. */
export type Lane = { lease: string; derivations: Derivation[] };

export type Turn = {
  /** Whether something that is due is made in this turn. */
  isTime(derivation: Derivation, quietMs: number, ageMs: number): boolean;
  /** How long to wait for another process that is at it. */
  waitMs: number;
  signal?: AbortSignal | undefined;
};

/** A derived thing that was made, or the error that kept it from being. */
export type Outcome = { name: string; error: unknown };

/** Makes anew those things of a lane that are due. One that fails keeps no other from being made. */
export async function refreshLane(lane: Lane, { isTime, waitMs, signal }: Turn) {
  const outcomes: Outcome[] = [];

  async function isNeeded(derivation: Derivation, state: CatalogueState): Promise<boolean> {
    const made = state.derived.get(await derivation.thing());
    const ageMs = made?.ageMs ?? Number.POSITIVE_INFINITY;
    return isTime(derivation, state.quietMs, ageMs) && (await derivation.isDue(state, made));
  }

  async function make(derivation: Derivation, holding: AbortSignal): Promise<void> {
    // Read anew: another process may have made it. What changes from here on is for the next time.
    const state = await getCatalogueState();
    if (!(await isNeeded(derivation, state))) return;
    const products = await derivation.make(holding);
    if (products !== null) await noteDerived(await derivation.thing(), state, products);
    outcomes.push({ name: derivation.name, error: null });
  }

  async function isolated<T>({ name }: Derivation, body: () => Promise<T>): Promise<T | null> {
    return body().catch((error: unknown) => {
      // Nobody's failure: all of it is tried again as soon as the database is back.
      if (asUnavailable(error)) throw error;
      outcomes.push({ name, error });
      return null;
    });
  }

  const state = await getCatalogueState();
  const needed: Derivation[] = [];
  for (const each of lane.derivations) {
    if (await isolated(each, () => isNeeded(each, state))) needed.push(each);
  }
  if (needed.length === 0) return outcomes;
  const task = async (holding: AbortSignal) => {
    await foldChanges();
    for (const each of needed) {
      if (!holding.aborted) await isolated(each, () => make(each, holding));
    }
  };
  await withLease(lane.lease, task, { signal, waitMs });
  return outcomes;
}
