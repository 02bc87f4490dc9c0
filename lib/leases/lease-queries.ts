import { z } from "zod";
import { db } from "@/lib/database/db";
import { queryRows } from "@/lib/database/query-rows";

const leaseRow = z.strictObject({ name: z.string() });

/** Whether this holder now has the task: nobody had it, or the previous lease expired. */
export async function takeLease(name: string, holder: string, forMs: number): Promise<boolean> {
  const rows = await queryRows(db(), leaseRow)`
    INSERT INTO maintenance_lease AS lease (name, holder, expires_at)
    VALUES (${name}, ${holder}::uuid, clock_timestamp() + ${forMs}::float8 * interval '1 millisecond')
    ON CONFLICT (name) DO UPDATE SET holder = EXCLUDED.holder, expires_at = EXCLUDED.expires_at
    WHERE lease.expires_at < clock_timestamp()
    RETURNING name`;
  return rows.length > 0;
}

/** Extends a lease; false when it has gone to another holder. */
export async function renewLease(name: string, holder: string, forMs: number): Promise<boolean> {
  const renewed = await db().$executeRaw`
    UPDATE maintenance_lease SET expires_at = clock_timestamp() + ${forMs}::float8 * interval '1 millisecond'
    WHERE name = ${name} AND holder = ${holder}::uuid`;
  return renewed > 0;
}

export async function releaseLease(name: string, holder: string): Promise<void> {
  await db().$executeRaw`
    DELETE FROM maintenance_lease WHERE name = ${name} AND holder = ${holder}::uuid`;
}
