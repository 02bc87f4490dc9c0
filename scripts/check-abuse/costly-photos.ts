import { setTimeout as sleep } from "node:timers/promises";
import { median } from "@/scripts/bench/statistics";
import type { Check, Context } from "@/scripts/check-abuse/check";
import { type PhotoAnswer, requireWebPid, sendPhoto, warmUp } from "@/scripts/check-abuse/photos";
import { memoryVerdicts, watchMemory } from "@/scripts/load/memory-watch";
import { tellOutcomes } from "@/scripts/load/outcome";
import {
  phoneJpeg,
  plainAvif,
  plainCmykJpeg,
  withComment,
  withFreeBox,
} from "@/scripts/load/pictures";
import { probeVerdict, probeWhile } from "@/scripts/load/probe";
import type { Verdict } from "@/scripts/load/verdicts";

const SIDE_PX = 7_000;
const HEAD_START_MS = 300;
const TRIES_ALONE = 3;
const HEALTH_MS = 500;
/** 12.2 and 24.5 megapixels, as phones produce. */
const PHONES = [
  [4032, 3024],
  [5712, 4284],
] as const;

export const costlyAvifs: Check = {
  name: "costly-avifs",
  about: `fifteen AVIFs of 1.5 kB and ${SIDE_PX} × ${SIDE_PX} pixels, then phones' photos`,
  fresh: true,
  run: (context) => run(context, 15, "AVIFs", "image/avif", plainAvif, withFreeBox),
};

export const costlyJpegs: Check = {
  name: "costly-jpegs",
  about: `four progressive CMYK JPEGs of ${SIDE_PX} × ${SIDE_PX} pixels, then phones' photos`,
  fresh: true,
  run: (context) => run(context, 4, "CMYK JPEGs", "image/jpeg", plainCmykJpeg, withComment),
};

async function run(
  context: Context,
  count: number,
  name: string,
  type: string,
  draw: (side: number) => Promise<Buffer>,
  vary: (picture: Buffer, text: string) => Buffer[],
): Promise<Verdict[]> {
  const costly = await draw(SIDE_PX);
  const phones = await Promise.all(PHONES.map((size, index) => phoneJpeg(20 + index, size)));
  await warmUp(context);
  const aloneMs: number[] = [];
  for (const [index, phone] of phones.entries()) {
    const tries: number[] = [];
    for (let attempt = 0; attempt < TRIES_ALONE; attempt++) {
      const bytes = withComment(phone, `alone ${index} ${attempt}`);
      tries.push((await sendPhoto(context, bytes, { from: context.newClient() })).tookMs);
    }
    aloneMs.push(median(tries));
  }
  const from = context.newClient();
  const health = `${context.shop.url}/api/health`;
  const { result, memory } = await watchMemory(await requireWebPid(context), () =>
    probeWhile(health, context.newClient(), async () => {
      const sent = Array.from({ length: count }, (_, index) =>
        sendPhoto(context, vary(costly, `costly ${index}`), { from, type, timeoutMs: 200_000 }),
      );
      await sleep(HEAD_START_MS);
      const ordinary = phones.map((phone, index) =>
        sendPhoto(context, withComment(phone, `behind ${index}`), {
          from: context.newClient(),
          timeoutMs: 200_000,
        }),
      );
      return { costly: await Promise.all(sent), ordinary: await Promise.all(ordinary) };
    }),
  );
  const answers = result.result;
  const when = `behind ${count} ${name} of ${SIDE_PX} × ${SIDE_PX}`;
  return [
    ...answers.ordinary.map((answer, index) =>
      phoneVerdict(`phone's photo of ${megapixels(index)} ${when}`, answer, aloneMs[index] ?? 0),
    ),
    {
      what: `${count} ${name}: answers`,
      measured: tellOutcomes(answers.costly),
      bar: "none failed",
      ok: answers.costly.every(({ kind }) => kind !== "failed"),
    },
    probeVerdict(`${count} ${name}: /api/health p95`, result.probe, HEALTH_MS),
    ...memoryVerdicts(`at ${count} ${name}`, memory),
  ];
}

function phoneVerdict(what: string, { kind, code, tookMs }: PhotoAnswer, alone: number): Verdict {
  const mostMs = 3 * alone + 1_000;
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  return {
    what,
    measured: `${kind === "taken" ? "" : `${kind} (${code}) `}${seconds(tookMs)}, alone ${seconds(alone)}`,
    bar: `taken, ≤ 3 × alone + 1 s = ${seconds(mostMs)}`,
    ok: kind === "taken" && tookMs <= mostMs,
  };
}

function megapixels(index: number): string {
  const [width, height] = PHONES[index] ?? [0, 0];
  return `${((width * height) / 1e6).toFixed(1)} MP`;
}
