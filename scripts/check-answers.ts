import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { withDatabase } from "@/lib/database/connect";
import { closeServingTowers, registerServingModel } from "@/lib/embedding/models";
import { UserError } from "@/lib/errors";
import { type Answer, answerAll, differences, readAnswers } from "@/scripts/check-answers/answers";

const USAGE = `npm run check:answers -- --save file.jsonl | --compare file.jsonl

Asks the catalogue of DATA_DIR the requests listed in scripts/check-answers/requests.txt, in this process and without
timings. A change that must not change any answer saves them before and compares them after, on one data folder:

  DATA_DIR=.data-answers npm run demo:fill
  DATA_DIR=.data-answers npm run check:answers -- --save before.jsonl
  DATA_DIR=.data-answers npm run check:answers -- --compare before.jsonl

Ends with 1 when an answer differs by a byte.`;

const SHOWN = 10;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      save: { type: "string" },
      compare: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  if (Boolean(values.save) === Boolean(values.compare)) throw new UserError("usage", USAGE);
  const before = values.compare ? await readAnswers(values.compare) : null;
  await withDatabase(async () => {
    await registerServingModel();
    try {
      const answers = await answerAll((done, total) => {
        if (done % 500 === 0) console.error(`  ${done} of ${total} answers`);
      });
      if (values.save) await save(values.save, answers);
      if (before) compare(before, answers);
    } finally {
      await closeServingTowers();
    }
  });
}

async function save(file: string, answers: Answer[]): Promise<void> {
  await writeFile(file, answers.map((answer) => `${JSON.stringify(answer)}\n`).join(""));
  console.log(`Saved ${answers.length} answers to ${file}.`);
}

function compare(before: Answer[], after: Answer[]): void {
  const differing = differences(before, after);
  for (const { request, was, is } of differing.slice(0, SHOWN)) {
    console.log(`\n/api/search?${request}\n  was ${was}\n  is  ${is}`);
  }
  if (differing.length > SHOWN) console.log(`\n… and ${differing.length - SHOWN} more`);
  console.log(`\n${after.length - differing.length} of ${after.length} answers are the same.`);
  if (differing.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof UserError ? error.message : error);
  process.exitCode = 1;
});
