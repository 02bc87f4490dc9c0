import { requireDatabase } from "@/lib/database/require-database";
import { servingTowers } from "@/lib/embedding/models";
import { UserError } from "@/lib/errors";
import { keptCounts } from "@/lib/health/kept-counts";

/** For the towers and for the database. */
const PATIENCE_MS = 2_000;
/** Below this share of embedded published products, searches miss too much. */
const ENOUGH_EMBEDDED = 0.9;
/** A few products that cannot be embedded wait for their merchant; above this share, something is wrong. */
const MANY_FAILED = 0.01;

export type Health = {
  status: "ok" | "degraded";
  model: string;
  /** Products of any status. This and the next three are null until the first count is complete. */
  products: number | null;
  embedded: number | null;
  pending: number | null;
  failed: number | null;
  /** Why it is degraded, if it is. */
  reasons?: string[];
};

/**
 * The shop's health: fine, or degraded because searches miss part of the catalogue.
 * @throws when the towers or the database do not answer within two seconds; UserError if it is known which
 */
export async function getHealth(): Promise<Health> {
  const [{ key }] = await Promise.all([
    within(servingTowers(), "The towers are not loaded yet."),
    within(requireDatabase(), "The database does not answer."),
  ]);
  const counts = await keptCounts(key, PATIENCE_MS / 2);
  if (!counts) {
    const unknown = { products: null, embedded: null, pending: null, failed: null };
    return {
      status: "degraded",
      model: key,
      ...unknown,
      reasons: ["The products are being counted."],
    };
  }
  const { products, embedded, pending, failed, published, publishedEmbedded } = counts;
  const reasons: string[] = [];
  if (publishedEmbedded < ENOUGH_EMBEDDED * published) {
    reasons.push(
      `${publishedEmbedded} of ${published} published products are embedded; searches miss the others.`,
    );
  }
  if (failed > MANY_FAILED * products) {
    reasons.push(`${failed} of ${products} products could not be embedded; the admin says why.`);
  }
  const known = { model: key, products, embedded, pending, failed };
  return reasons.length > 0
    ? { status: "degraded", ...known, reasons }
    : { status: "ok", ...known };
}

async function within<T>(asked: Promise<T>, otherwise: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new UserError("failing", otherwise)), PATIENCE_MS);
  });
  return Promise.race([asked, patience]).finally(() => clearTimeout(timer));
}
