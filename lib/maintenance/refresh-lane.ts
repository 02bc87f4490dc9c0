import {
  type CatalogueState,
  foldChanges,
  getCatalogueState,
  noteDerived,
} from "@/lib/catalogue/state-queries";
import { asUnavailable } from "@/lib/failures/database-unavailable";
import { withLease } from "@/lib/leases/lease";
import type { Derivation } from "@/lib/maintenance/derivations";

/** Derived data that one process at a time makes, one after another. */
export type Lane = { lease: string; derivations: Derivation[] };

export type Turn = {
  /** Whether a derivation that is due is made in this turn. */
  isTime(derivation: Derivation, quietMs: number, ageMs: number): boolean;
  /** How long to wait for another process that is making it. */
  waitMs: number;
  signal?: AbortSignal | undefined;
};

/** Derived data that was made, or the error that prevented it. */
export type Outcome = { name: string; error: unknown };

/** Rebuilds the derived data of a lane that is due. A failure does not stop the others. */
export async function refreshLane(lane: Lane, { isTime, waitMs, signal }: Turn) {
  const outcomes: Outcome[] = [];

  async function isNeeded(derivation: Derivation, state: CatalogueState): Promise<boolean> {
    const made = state.derived.get(await derivation.thing());
    const ageMs = made?.ageMs ?? Number.POSITIVE_INFINITY;
    return isTime(derivation, state.quietMs, ageMs) && (await derivation.isDue(state, made));
  }

  async function make(derivation: Derivation, holding: AbortSignal): Promise<void> {
    // Read again, since another process may have made it. Later changes are left for the next turn.
    const state = await getCatalogueState();
    if (!(await isNeeded(derivation, state))) return;
    const products = await derivation.make(holding);
    if (products !== null) await noteDerived(await derivation.thing(), state, products);
    outcomes.push({ name: derivation.name, error: null });
  }

  async function isolated<T>({ name }: Derivation, body: () => Promise<T>): Promise<T | null> {
    return body().catch((error: unknown) => {
      // The derivation is not at fault: everything is tried again once the database is back.
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
