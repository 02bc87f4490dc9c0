import { z } from "zod";
import { db } from "@/lib/database/db";
import { queryRows } from "@/lib/database/query-rows";

const stateRow = z.strictObject({
  thing: z.string(),
  version: z.number(),
  written: z.number(),
  /** Published products that it was made from. */
  products: z.int(),
  ageMs: z.number(),
  wordsChanged: z.boolean(),
});

/** The state of the catalogue from which something was made, in the catalogue's own figures at the time. */
export type Derived = Omit<z.output<typeof stateRow>, "thing" | "wordsChanged">;

export type CatalogueState = {
  /** How many times, so far, a published product changed in a way that affects how vectors find it. */
  version: number;
  /** Rows written so far; all vectors of one product count as one. */
  written: number;
  /** Since the last of them. */
  quietMs: number;
  /** Whether any product's words need recounting. */
  wordsChanged: boolean;
  /** By what was derived: `search_words`, `statistics`, `indexes:<model>`, `cutoffs:<model>`. */
  derived: Map<string, Derived>;
};

const CATALOGUE = "catalogue";

/** Everything known about the catalogue's state, in one small statement. */
export async function getCatalogueState(): Promise<CatalogueState> {
  const rows = await queryRows(db(), stateRow)`
    SELECT s.thing, s.version::float8 + coalesce(pending.changed, 0) AS version, s.products,
      s.written::float8 + coalesce(pending.written, 0) AS written,
      extract(epoch FROM clock_timestamp() - greatest(s.made_at, pending.last))::float8 * 1000 AS "ageMs",
      EXISTS (SELECT FROM search_word_change) AS "wordsChanged"
    FROM catalogue_state s LEFT JOIN (
      SELECT sum(changed)::float8 AS changed, sum(written)::float8 AS written, max(created_at) AS last FROM catalogue_change
    ) pending ON s.thing = ${CATALOGUE}`;
  const derived = new Map(rows.map(({ thing, ...row }) => [thing, row]));
  const catalogue = derived.get(CATALOGUE);
  derived.delete(CATALOGUE);
  return {
    version: catalogue?.version ?? 0,
    written: catalogue?.written ?? 0,
    quietMs: catalogue?.ageMs ?? 0,
    wordsChanged: catalogue?.wordsChanged ?? true,
    derived,
  };
}

/** Folds the accumulated changes into the catalogue's own row, so that there are never many. */
export async function foldChanges(): Promise<void> {
  await db().$executeRaw`
    WITH folded AS (DELETE FROM catalogue_change RETURNING changed, written, created_at)
    INSERT INTO catalogue_state AS known (thing, version, written, made_at)
    SELECT ${CATALOGUE}, sum(changed), sum(written), max(created_at) FROM folded HAVING count(*) > 0
    ON CONFLICT (thing) DO UPDATE SET version = known.version + EXCLUDED.version,
      written = known.written + EXCLUDED.written, made_at = greatest(known.made_at, EXCLUDED.made_at)`;
}

/**
 * Records that something was made.
 * @param from read before it was made, so that a change committed meanwhile is found next time
 */
export async function noteDerived(
  thing: string,
  { version, written }: Pick<CatalogueState, "version" | "written">,
  products: number,
): Promise<void> {
  await db().$executeRaw`
    INSERT INTO catalogue_state (thing, version, written, products, made_at)
    VALUES (${thing}, ${version}::float8, ${written}::float8, ${products}::int, clock_timestamp())
    ON CONFLICT (thing) DO UPDATE SET version = EXCLUDED.version, written = EXCLUDED.written,
      products = EXCLUDED.products, made_at = EXCLUDED.made_at`;
}

const versionRow = z.strictObject({ version: z.string() });

/** When something was last made, as a text that changes each time it is remade; null for never. */
export async function getDerivedVersion(thing: string): Promise<string | null> {
  const [row] = await queryRows(db(), versionRow)`
    SELECT extract(epoch FROM made_at)::text AS version FROM catalogue_state WHERE thing = ${thing}`;
  return row?.version ?? null;
}
