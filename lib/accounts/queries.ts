import { prismaAdapter } from "better-auth/adapters/prisma";
import { db } from "@/lib/database/db";

/** The tables as better-auth reads and writes them. */
export function accountsDatabase() {
  return prismaAdapter(db(), { provider: "postgresql" });
}

/** The client behind `accountsDatabase`; a different client needs a different adapter. */
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
