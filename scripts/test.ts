import { UserError } from "@/lib/errors";
import { reportFailure } from "@/lib/failures/report-failure";
import { buildTowerThread } from "@/scripts/build-tower-thread";
import { type Counts, NOTHING, sum } from "@/scripts/test/counts";
import { runEndToEnd } from "@/scripts/test/end-to-end";
import { runVitest } from "@/scripts/test/vitest";

type Kind = { name: string; title: string; run(): Promise<Counts> };

/** With a real Postgres, the integration tests run a second time: locks and plans exist only there. */
function kinds(): Kind[] {
  const realPostgres = process.env.TEST_DATABASE_URL;
  const all: Kind[] = [
    { name: "unit", title: "unit", run: () => runVitest("unit", {}) },
    {
      name: "integration",
      title: "integration",
      run: () => runVitest("integration", { TEST_DATABASE_URL: "" }),
    },
  ];
  if (realPostgres) {
    all.push({
      name: "integration",
      title: "integration, real Postgres",
      run: () => runVitest("integration", { TEST_DATABASE_URL: realPostgres }),
    });
  }
  all.push({ name: "e2e", title: "end-to-end", run: runEndToEnd });
  return all;
}

/** Runs the kinds of tests named on the command line, or all of them, and ends with a summary of their counts. */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const chosen = kinds().filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  if (chosen.length === 0) {
    throw new UserError("usage", "Name the kinds to run: unit, integration, e2e; none runs all.");
  }
  await buildTowerThread();
  const lines: string[] = [];
  let total = NOTHING;
  for (const { title, run } of chosen) {
    console.log(`\n── ${title} ──`);
    const counts = await run();
    total = sum(total, counts);
    lines.push(`${title.padEnd(28)}${print(counts)}${counts.note ? `  (${counts.note})` : ""}`);
  }
  console.log(`\n${lines.join("\n")}\n\n${print(total)}`);
  if (total.failed > 0) process.exitCode = 1;
}

function print({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

main().catch(reportFailure);
