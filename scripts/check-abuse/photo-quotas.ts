import type { Check, Context } from "@/scripts/check-abuse/check";
import { type PhotoAnswer, photoIdOf, sendPhoto } from "@/scripts/check-abuse/photos";
import { callAction, FormArgument } from "@/scripts/load/action-call";
import { type Outcome, readOutcome, tellOutcomes } from "@/scripts/load/outcome";
import { smallJpeg } from "@/scripts/load/pictures";
import type { Verdict } from "@/scripts/load/verdicts";

const PHOTOS = 100;
/** A shopper who moves the frame by keyboard makes dozens of crops. */
const CROPS = 150;

export const photoQuota: Check = {
  name: "photo-quota",
  about: `${PHOTOS} photos in a row from one address; the same bytes twice`,
  async run(context: Context): Promise<Verdict[]> {
    const from = context.newClient();
    const before = await countPhotos(context);
    const startedAt = performance.now();
    const answers: PhotoAnswer[] = [];
    for (let index = 0; index < PHOTOS; index++) {
      answers.push(await sendPhoto(context, [await smallJpeg(1_000 + index)], { from }));
    }
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    const kept = (await countPhotos(context)) - before;
    return [
      quotaVerdict(`${PHOTOS} photos in a row`, answers, kept, PHOTOS, `in ${seconds} s`),
      await twice(context, "the same photo twice from one address", true),
      await twice(context, "the same photo from two addresses", false),
    ];
  },
};

export const cropQuota: Check = {
  name: "crop-quota",
  about: `up to ${CROPS} parts of one photo`,
  async run(context: Context): Promise<Verdict[]> {
    const from = context.newClient();
    const whole = await sendPhoto(context, [await smallJpeg(3_000, 800, 1_000)], { from });
    const photo = photoIdOf(whole);
    if (!photo) throw new Error(`The photo was not taken: ${whole.kind} ${whole.code}`);
    const page = `${context.shop.url}/search?photo=${photo}`;
    const answers: Outcome[] = [];
    while (answers.length < CROPS && answers.at(-1)?.kind !== "busy") {
      const part = { photo, x: answers.length / 1_000, y: 0.1, width: 0.4, height: 0.5 };
      const fields = Object.entries(part).map(([name, value]) => [name, String(value)] as const);
      const id = context.actions.idOf("cropPhotoAction");
      answers.push(readOutcome(await callAction(page, id, [new FormArgument(fields)], { from })));
    }
    const [row] = await context.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM query_photo WHERE crop_x IS NOT NULL
       AND storage_key = (SELECT storage_key FROM query_photo WHERE id = $1::uuid)`,
      [photo],
    );
    return [quotaVerdict(`${CROPS} parts of one photo`, answers, row?.count ?? 0, CROPS, "")];
  },
};

function quotaVerdict(
  what: string,
  answers: readonly Outcome[],
  kept: number,
  asked: number,
  how: string,
): Verdict {
  const busy = answers.filter(({ kind }) => kind === "busy");
  const failed = answers.some(({ kind }) => kind === "failed");
  return {
    what,
    measured: `${tellOutcomes(answers)} ${how}`.trim().concat(`; ${kept} kept`),
    bar: `too many, with when to come back, before ${asked} are kept`,
    ok: !failed && kept < asked && busy.length > 0 && busy.every(({ saysWhen }) => saysWhen),
  };
}

async function twice(context: Context, what: string, sameClient: boolean): Promise<Verdict> {
  const photo = await smallJpeg(sameClient ? 2_000 : 2_001);
  const first = context.newClient();
  const second = sameClient ? first : context.newClient();
  const before = await countPhotos(context);
  const answers = [
    await sendPhoto(context, [photo], { from: first }),
    await sendPhoto(context, [photo], { from: second }),
  ];
  const rows = (await countPhotos(context)) - before;
  return {
    what,
    measured: `${tellOutcomes(answers)}; ${rows === 1 ? "1 row" : `${rows} rows`}`,
    bar: "2 taken, 1 row",
    ok: rows === 1 && answers.every(({ kind }) => kind === "taken"),
  };
}

async function countPhotos(context: Context): Promise<number> {
  const [row] = await context.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM query_photo WHERE crop_x IS NULL",
  );
  return row?.count ?? 0;
}
