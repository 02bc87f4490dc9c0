import type { Check, Context } from "@/scripts/check-abuse/check";
import { requireWebPid, sendPhoto, warmUp } from "@/scripts/check-abuse/photos";
import { memoryVerdicts, watchMemory } from "@/scripts/load/memory-watch";
import { tellOutcomes } from "@/scripts/load/outcome";
import { noiseJpeg, withComment } from "@/scripts/load/pictures";
import { probeVerdict, probeWhile } from "@/scripts/load/probe";
import type { Verdict } from "@/scripts/load/verdicts";

const PHOTOS = 60;
const PHOTO_BYTES = 11_400_000;
const HEALTH_MS = 500;

export const photoFlood: Check = {
  name: "photo-flood",
  about: `${PHOTOS} photos of 11.4 MB at once from one address`,
  fresh: true,
  async run(context: Context): Promise<Verdict[]> {
    const photo = await noiseJpeg(PHOTO_BYTES, 1);
    await warmUp(context);
    const from = context.newClient();
    const health = `${context.shop.url}/api/health`;
    const { result, memory } = await watchMemory(await requireWebPid(context), () =>
      probeWhile(health, context.newClient(), () =>
        Promise.all(
          Array.from({ length: PHOTOS }, (_, index) =>
            sendPhoto(context, withComment(photo, `flood ${index}`), { from }),
          ),
        ),
      ),
    );
    const answers = result.result;
    const busy = answers.filter(({ kind }) => kind === "busy");
    const slowestS = Math.max(...answers.map(({ tookMs }) => tookMs)) / 1000;
    const failed = answers.some(({ kind }) => kind === "failed");
    return [
      probeVerdict(`${PHOTOS} photos at once: /api/health p95`, result.probe, HEALTH_MS),
      {
        what: `${PHOTOS} photos at once: answers`,
        measured: `${tellOutcomes(answers)}; the last after ${slowestS.toFixed(1)} s`,
        bar: "some told busy, each with when to come back; none failed",
        ok: !failed && busy.length > 0 && busy.every(({ saysWhen }) => saysWhen),
      },
      ...memoryVerdicts(`at ${PHOTOS} photos`, memory),
    ];
  },
};
