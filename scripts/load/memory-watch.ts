import { setTimeout as sleep } from "node:timers/promises";
import { residentBytes } from "@/scripts/load/processes";
import { megabytes, type Verdict } from "@/scripts/load/verdicts";

const SAMPLE_MS = 250;
/** How long a process may take to give memory back. */
const PATIENCE_MS = 60_000;
const PEAK_MB = 1_000;

export type MemoryWatch = { beforeMb: number; peakMb: number; afterMb: number; afterS: number };

/** Measures a process's resident memory before, during and after something happens, for up to a minute after. */
export async function watchMemory<T>(
  pid: number,
  body: () => Promise<T>,
): Promise<{ result: T; memory: MemoryWatch }> {
  const read = async () => megabytes(await residentBytes(pid));
  const beforeMb = await read();
  let peakMb = beforeMb;
  const sampler = setInterval(async () => {
    peakMb = Math.max(peakMb, await read());
  }, SAMPLE_MS);
  try {
    const result = await body();
    const endedAt = Date.now();
    let afterMb = await read();
    while (afterMb > mostAfterMb(beforeMb) && Date.now() - endedAt < PATIENCE_MS) {
      await sleep(1_000);
      afterMb = await read();
    }
    const afterS = (Date.now() - endedAt) / 1000;
    return { result, memory: { beforeMb, peakMb, afterMb, afterS } };
  } finally {
    clearInterval(sampler);
  }
}

/** A quarter more than before, plus 150 MB: allocators keep some memory. */
export function mostAfterMb(beforeMb: number): number {
  return 1.25 * beforeMb + 150;
}

export function memoryVerdicts(when: string, memory: MemoryWatch): Verdict[] {
  const { beforeMb, peakMb, afterMb, afterS } = memory;
  const [before, peak, after] = [beforeMb, peakMb, afterMb].map((mb) => Math.round(mb));
  const gone = afterMb === 0;
  return [
    {
      what: `web process's memory ${when}: peak`,
      measured: `${before} → ${peak} MB`,
      bar: `≤ ${PEAK_MB} MB more than before`,
      ok: !gone && peakMb <= beforeMb + PEAK_MB,
    },
    {
      what: `web process's memory ${when}: given back`,
      measured: gone ? "the process ended" : `${after} MB after ${Math.round(afterS)} s`,
      bar: `≤ ${Math.round(mostAfterMb(beforeMb))} MB within ${PATIENCE_MS / 1000} s`,
      ok: !gone && afterMb <= mostAfterMb(beforeMb),
    },
  ];
}
