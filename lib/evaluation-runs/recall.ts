import {
  listSampledFilters,
  listSampledVectors,
  type SampledFilter,
} from "@/lib/evaluation-runs/recall-queries";
import { DEFAULT_REQUEST } from "@/lib/search/request/search-params";
import type { RelevantQuery, Scan } from "@/lib/search/retrieval/relevant-set-queries";
import { scanFor, withScan } from "@/lib/search/retrieval/scan-queries";
import { relevantRow, searchStatement } from "@/lib/search/retrieval/search-queries";
import type { Filters, Mode } from "@/lib/search/types";

export const BANDS = [1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0003, 0.0001];
const K = 50;
const MOST_ROWS = 1_000;

export type BandRecall = {
  /** The target selectivity, and the mean selectivity of the filters nearest to it. */
  band: number;
  share: number;
  filters: number;
  searches: number;
  /** How the shop searches with these filters. */
  scans: Partial<Record<Scan, number>>;
  /** Mean and smallest share of the exact nearest fifty that the shop finds. */
  recall: number;
  worst: number;
  /** Searches that returned fewer rows than exist. */
  short: number;
};

export type RecallOptions = {
  modelKey: string;
  dimension: number;
  mode: Mode;
  queries: number;
  filtersPerBand: number;
  /** Null for the shop's own choice. */
  scan: Scan | null;
  onBand?: (band: BandRecall) => void;
};

type Row = { id: string | null; distance: number | null };

/**
 * Recall@50 of the shop's own vector search against an exact scan, for filters from all products down to one in ten
 * thousand. A product at exactly the distance of the exact fiftieth counts as found.
 */
export async function measureRecall(options: RecallOptions): Promise<BandRecall[]> {
  const all = await listSampledFilters();
  const vectors = await listSampledVectors(options.modelKey, options.mode, options.queries);
  const out: BandRecall[] = [];
  for (const band of BANDS) {
    const filters = nearestTo(band, all, options.filtersPerBand);
    if (filters.length === 0) continue;
    const measured = await measureBand(band, filters, vectors, options);
    options.onBand?.(measured);
    out.push(measured);
  }
  return out;
}

async function measureBand(
  band: number,
  filters: SampledFilter[],
  vectors: Float32Array[],
  { modelKey, dimension, mode, scan: forced }: RecallOptions,
): Promise<BandRecall> {
  const recalls: number[] = [];
  const scans: BandRecall["scans"] = {};
  let short = 0;
  for (const filter of filters) {
    const scan = forced ?? (await scanFor(toFilters(filter)));
    for (const vector of vectors) {
      const query: RelevantQuery = {
        space: { modelKey, dimension, mode },
        vector,
        words: "",
        filters: toFilters(filter),
        maxDistance: null,
      };
      const exact = await rowsOf(query, "exact");
      const found = await rowsOf(query, scan);
      scans[scan] = (scans[scan] ?? 0) + 1;
      if (found.length < exact.length) short += 1;
      recalls.push(recallOf(found, exact));
    }
  }
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    band,
    share: mean(filters.map(({ share }) => share)),
    filters: filters.length,
    searches: recalls.length,
    scans,
    recall: mean(recalls),
    worst: Math.min(...recalls),
    short,
  };
}

async function rowsOf(query: RelevantQuery, scan: Scan): Promise<Row[]> {
  const window = { limit: K, offset: 0 };
  const arrangement = { sort: "relevance", collapse: false, withImageVectors: false } as const;
  const rows = await withScan(
    relevantRow,
    scan,
    searchStatement(query, window, arrangement, scan),
    MOST_ROWS,
  );
  return rows.filter(({ id }) => id !== null);
}

/** 1 if there is nothing to find. */
export function recallOf(found: Row[], exact: Row[]): number {
  const last = exact.at(-1)?.distance;
  if (last === undefined || last === null) return 1;
  const right = found.filter(({ distance }) => distance !== null && distance <= last + 1e-6);
  return Math.min(1, right.length / exact.length);
}

/** The filters whose share is nearest to a band's, within a factor of two. */
export function nearestTo<T extends { share: number }>(band: number, all: T[], count: number): T[] {
  const farness = ({ share }: T) => Math.abs(Math.log2(share / band));
  return all
    .filter((filter) => farness(filter) <= 1)
    .sort((a, b) => farness(a) - farness(b))
    .slice(0, band === 1 ? 1 : count);
}

function toFilters({ broad, fine, colour }: SampledFilter): Filters {
  return {
    ...DEFAULT_REQUEST.filters,
    categories: broad === null ? [] : [broad],
    fines: fine === null ? [] : [fine],
    colours: colour === null ? [] : [colour],
  };
}
