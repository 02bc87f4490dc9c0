import type { Check, Context } from "@/scripts/check-abuse/check";
import { requireWebPid, sendPhoto, warmUp } from "@/scripts/check-abuse/photos";
import { memoryVerdicts, watchMemory } from "@/scripts/load/memory-watch";
import { probeVerdict, probeWhile } from "@/scripts/load/probe";
import { atMost, megabytes, type Verdict } from "@/scripts/load/verdicts";

const BODIES = 12;
const MEGABYTE = Buffer.alloc(1_000_000, 7);
const BODY = Array.from({ length: 60 }, () => MEGABYTE);
/** How much of an unread body the system's own buffers take. */
const UNREAD_MB = 8;
const HEALTH_MS = 500;

export const bigBodies: Check = {
  name: "big-bodies",
  about: `${BODIES} bodies of 60 MB at once to the action that takes 12 MB`,
  fresh: true,
  async run(context: Context): Promise<Verdict[]> {
    await warmUp(context);
    const from = context.newClient();
    const health = `${context.shop.url}/api/health`;
    const { result, memory } = await watchMemory(await requireWebPid(context), () =>
      probeWhile(health, context.newClient(), () =>
        Promise.all(Array.from({ length: BODIES }, () => sendPhoto(context, BODY, { from }))),
      ),
    );
    const answers = result.result;
    const told = answers.map(({ status, code }) => (status > 0 ? String(status) : code));
    const counted = [...new Set(told)].map(
      (code) => `${code} × ${told.filter((each) => each === code).length}`,
    );
    return [
      {
        what: `${BODIES} bodies of 60 MB: answers`,
        measured: counted.join(", "),
        bar: `413 × ${BODIES}`,
        ok: answers.every(({ status }) => status === 413),
      },
      atMost(
        `${BODIES} bodies of 60 MB: taken of one before it is refused`,
        megabytes(Math.max(...answers.map(({ sentBytes }) => sentBytes))),
        UNREAD_MB,
        "MB",
      ),
      probeVerdict(`${BODIES} bodies of 60 MB: /api/health p95`, result.probe, HEALTH_MS),
      ...memoryVerdicts(`at ${BODIES} bodies`, memory),
    ];
  },
};
