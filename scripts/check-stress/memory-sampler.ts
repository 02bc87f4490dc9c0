import type { Sample } from "@/scripts/check-stress/memory-series";
import { residentBytes } from "@/scripts/load/processes";
import type { StartedShop } from "@/scripts/load/start-shop";
import { megabytes } from "@/scripts/load/verdicts";

const EVERY_MS = 10_000;

/** Samples the resident memory of each web process and each worker every ten seconds until stopped. */
export function sampleMemory(shops: readonly StartedShop[]) {
  const series = new Map<string, Sample[]>();
  const startedAt = Date.now();
  const sample = async () => {
    const atMs = Date.now() - startedAt;
    for (const [index, shop] of shops.entries()) {
      const pids = { "web process": await shop.webPid(), worker: await shop.workerPid() };
      for (const [role, pid] of Object.entries(pids)) {
        const name = `${role} ${index + 1}`;
        const samples = series.get(name) ?? [];
        series.set(name, samples);
        if (pid !== null) samples.push({ atMs, mb: megabytes(await residentBytes(pid)) });
      }
    }
  };
  void sample();
  const timer = setInterval(() => void sample(), EVERY_MS);
  return {
    series,
    stop: () => clearInterval(timer),
  };
}
