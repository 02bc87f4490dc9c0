import { ensureFirstAdmin } from "@/lib/accounts/create-admin";
import { runningDatabaseUrl, withDatabase } from "@/lib/database/connect";
import { migrate } from "@/lib/database/migrate";
import { env } from "@/lib/env";
import { reportFailure } from "@/lib/failures/report-failure";

/** Applies migrations and creates the first admin account that the settings name. */
async function main(): Promise<void> {
  const { DATABASE_URL, dataDir } = env();
  const url = DATABASE_URL ?? (await runningDatabaseUrl(dataDir));
  const names = url ? await migrate(url) : [];
  for (const name of names) console.log(`Applied ${name}`);
  await withDatabase(async () => {
    console.log("The database is up to date.");
    if ((await ensureFirstAdmin()) === "created") console.log("Created the first admin account.");
  });
}

main().catch(reportFailure);
