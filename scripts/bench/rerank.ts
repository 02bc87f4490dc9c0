import { CANDIDATES, rerankVisually } from "@/lib/search/variety/visual-reranker";
import { ms, printTable, quantile } from "@/scripts/bench/statistics";

const RUNS = 300;
const LOOKS = 8;

/** Measures the visual reranker alone, on candidates that form eight loose looks. */
export function benchRerank(): void {
  const rows = [["candidates × dimensions", "p50", "p95"]];
  for (const dimension of [256, 768]) {
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const candidates = looseLooks(dimension);
      const startedAt = performance.now();
      rerankVisually(candidates, (vector) => vector, 5);
      times.push(performance.now() - startedAt);
    }
    rows.push([
      `${CANDIDATES} × ${dimension}`,
      ms(quantile(times, 0.5)),
      ms(quantile(times, 0.95)),
    ]);
  }
  printTable("Visual reranker, k = 5", rows);
}

function looseLooks(dimension: number): Float32Array[] {
  const centres = Array.from({ length: LOOKS }, () => randomVector(dimension));
  return Array.from({ length: CANDIDATES }, (_, index) => {
    const noise = randomVector(dimension);
    const centre = centres[index % LOOKS] as Float32Array;
    return unit(centre.map((value, at) => value + 0.6 * (noise[at] as number)));
  });
}

function randomVector(dimension: number): Float32Array {
  return unit(Float32Array.from({ length: dimension }, () => Math.random() - 0.5));
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
