import { runningDatabaseUrl, withDatabase } from "@/lib/database/connect";
import { migrate } from "@/lib/database/migrate";
import { env } from "@/lib/env";
import { UserError } from "@/lib/errors";

async function main(): Promise<void> {
  const { DATABASE_URL, dataDir } = env();
  const url = DATABASE_URL ?? (await runningDatabaseUrl(dataDir));
  if (!url) {
    await withDatabase(async () => console.log("The embedded database is migrated."));
    return;
  }
  const names = await migrate(url);
  for (const name of names) console.log(`Applied ${name}`);
  if (names.length === 0) console.log("Nothing to apply: the database is up to date.");
}

main().catch((error: unknown) => {
  console.error(error instanceof UserError ? error.message : error);
  process.exitCode = 1;
});
