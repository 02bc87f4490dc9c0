import { prismaAdapter } from "better-auth/adapters/prisma";
import { db } from "@/lib/db";

/** The tables as better-auth reads and writes them. */
export function accountsDatabase() {
  return prismaAdapter(db(), { provider: "postgresql" });
}

/** The client behind `accountsDatabase`: another client means another adapter. */
export function accountsClient(): object {
  return db();
}

export async function hasAnyAccount(): Promise<boolean> {
  return (await db().user.findFirst({ select: { id: true } })) !== null;
}

export async function getAccountId(email: string): Promise<string | null> {
  return (await db().user.findUnique({ where: { email }, select: { id: true } }))?.id ?? null;
}

/** Creates a person and their password in one write. Throws when the e-mail address is taken. */
export async function insertAccount(account: {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
}): Promise<void> {
  const { id, email, name, passwordHash } = account;
  await db().user.create({
    data: {
      id,
      email,
      name,
      accounts: {
        create: { id, accountId: id, providerId: "credential", password: passwordHash },
      },
    },
  });
}

/** Replaces the password and ends every session of the person, in one transaction. */
export async function replacePassword(userId: string, passwordHash: string): Promise<void> {
  await db().$transaction([
    db().account.updateMany({
      where: { userId, providerId: "credential" },
      data: { password: passwordHash },
    }),
    db().session.deleteMany({ where: { userId } }),
  ]);
}

/**
 * Counts one attempt under each key, in one statement, and returns the counts within the current window.
 * A window begins with the first attempt and ends `windowMs` later.
 */
export async function countAttempts(
  keys: string[],
  windowMs: number,
  nowMs: number,
): Promise<{ key: string; count: number; windowStartMs: number }[]> {
  const expired = nowMs - windowMs;
  const rows = await db().$queryRaw<{ key: string; count: number; last_request: bigint }[]>`
    INSERT INTO auth_rate_limit AS seen (id, key, count, last_request)
    SELECT key, key, 1, ${nowMs}::bigint FROM unnest(${[...keys].sort()}::text[]) AS key
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN seen.last_request <= ${expired}::bigint THEN 1 ELSE seen.count + 1 END,
      last_request = CASE WHEN seen.last_request <= ${expired}::bigint
        THEN ${nowMs}::bigint ELSE seen.last_request END
    RETURNING key, count, last_request`;
  return rows.map((row) => ({
    key: row.key,
    count: row.count,
    windowStartMs: Number(row.last_request),
  }));
}

/** Forgets the attempts under these keys, and every attempt of a window that began before `beforeMs`. */
export async function forgetAttempts(keys: string[], beforeMs: number): Promise<void> {
  await db().rateLimit.deleteMany({
    where: { OR: [{ key: { in: keys } }, { lastRequest: { lt: beforeMs } }] },
  });
}
