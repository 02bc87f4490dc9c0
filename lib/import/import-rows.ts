import pLimit from "p-limit";
import type { StoredProduct } from "@/lib/catalogue/plan-write";
import type { ProductStatus } from "@/lib/catalogue/product-status";
import { saveImportedProducts } from "@/lib/catalogue/write-products";
import { listStoredProducts } from "@/lib/catalogue/write-queries";
import { embedProducts } from "@/lib/embedding/embed-products";
import { type CsvRow, UnreadableCsv } from "@/lib/import/csv-parser";
import { createDecodedPhotos, type DecodedPhotos } from "@/lib/import/decoded-photos";
import type { ImportIssue, IssueKind } from "@/lib/import/issues";
import type { PhotoIndex } from "@/lib/import/photo-index";
import { type PreparedRow, prepareRow } from "@/lib/import/prepare-row";
import { type ImportRow, type RowRules, readRow } from "@/lib/import/read-row";
import { createStage } from "@/lib/import/stage";
import { enqueueEmbedding } from "@/lib/queue/jobs";

/** Makes full batches for the towers: two of texts, eight of photos. */
const ROWS_PER_BATCH = 128;
/** Per batch; four batches are in progress at once. */
const DECODED_BYTES = 64 * 1024 * 1024;
/** One batch can be looked up or written while the other is being computed. */
const BATCHES_EMBEDDED_AT_ONCE = 2;
/** How many rows have their photos read and encoded at once; the image library has four threads. */
export const ROWS_AT_ONCE = 4;

export type ImportOptions = {
  /** For new products, and with `statusForAll` for existing ones too. */
  status: ProductStatus;
  statusForAll: boolean;
  limit: number;
  dryRun: boolean;
  /** Whether to embed in this process; otherwise a worker does so, through jobs. */
  embedHere: boolean;
  /** Updated as rows are imported, so that the counts survive an early end. */
  counts?: ImportCounts;
  onProgress?: (counts: ImportCounts) => void;
  onIssue?: (issue: ImportIssue) => Promise<void>;
  signal?: AbortSignal;
};

export type ImportCounts = {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** Photos that were not stored before. */
  photos: number;
  issues: Partial<Record<IssueKind, number>>;
};

export function emptyCounts(): ImportCounts {
  const outcomes = { created: 0, updated: 0, unchanged: 0, rejected: 0 };
  return { rows: 0, ...outcomes, photos: 0, issues: {} };
}

/**
 * Imports rows. Invalid ones are reported and do not stop the others. After an interruption, what was written stays,
 * and importing again completes it.
 */
export async function importRows(
  rows: AsyncGenerator<CsvRow>,
  rules: RowRules,
  photos: PhotoIndex | null,
  options: ImportOptions,
): Promise<ImportCounts> {
  const { counts = emptyCounts() } = options;
  const lines = new Map<string, number>();
  const limit = pLimit(ROWS_AT_ONCE);
  const writing = createStage(1);
  const embedding = createStage(BATCHES_EMBEDDED_AT_ONCE);

  async function report(issues: ImportIssue[]): Promise<void> {
    for (const issue of issues) {
      counts.issues[issue.kind] = (counts.issues[issue.kind] ?? 0) + 1;
      await options.onIssue?.(issue);
    }
  }

  /** While one batch's photos are encoded, the batch before is written and the two before that are embedded. */
  async function importBatch({ rows, stored }: Batch): Promise<void> {
    const byHandle = new Map((await stored).map((product) => [product.handle, product]));
    const decoded = createDecodedPhotos(DECODED_BYTES);
    const prepared = await Promise.all(
      rows.map((row) =>
        limit(() =>
          prepareRow(row, byHandle.get(row.given.handle) ?? null, photos, decoded, options.dryRun),
        ),
      ),
    );
    await writing.start(async () => {
      const productIds = await saveImportedProducts(
        prepared.flatMap(({ product }) => product ?? []),
      );
      count(prepared);
      await embedding.start(() => embed(productIds, decoded));
    });
    for (const { issues } of prepared) await report(issues);
  }

  async function embed(productIds: string[], decoded: DecodedPhotos): Promise<void> {
    if (productIds.length === 0) return;
    if (!options.embedHere) return enqueueEmbedding(productIds);
    await embedProducts(productIds, decoded.images);
  }

  function count(prepared: PreparedRow[]): void {
    for (const { outcome, photosStored } of prepared) {
      counts[outcome] += 1;
      counts.photos += photosStored;
    }
    options.onProgress?.(counts);
  }

  let rowsOfBatch: ImportRow[] = [];
  let looked: Batch | null = null;
  async function take(batch: Batch | null): Promise<void> {
    const before = looked;
    looked = batch;
    if (before) await importBatch(before);
  }
  try {
    for await (const read of readRows(rows, rules, options)) {
      counts.rows += 1;
      const issues = "issues" in read ? read.issues : duplicateIssues(read.row, lines);
      if ("row" in read && issues.length === 0) {
        rowsOfBatch.push(read.row);
        lines.set(read.row.given.handle, read.row.line);
      } else {
        counts.rejected += 1;
        await report(issues);
      }
      if (rowsOfBatch.length < ROWS_PER_BATCH) continue;
      await take(lookUp(rowsOfBatch));
      rowsOfBatch = [];
    }
    await take(lookUp(rowsOfBatch));
    await take(null);
    await writing.done();
    await embedding.done();
  } finally {
    await Promise.allSettled([writing.done(), embedding.done()]);
  }
  return counts;
}

type Batch = { rows: ImportRow[]; stored: Promise<StoredProduct[]> };

/** Reads the stored products one batch ahead, since the embedded database runs one query at a time. */
function lookUp(rows: ImportRow[]): Batch {
  const stored = listStoredProducts(rows.map(({ given }) => given.handle));
  stored.catch(() => undefined);
  return { rows, stored };
}

type Read = ReturnType<typeof readRow>;

/** Reads the rows one by one. If the rest of the file is unreadable, it counts as one more rejected row. */
async function* readRows(
  rows: AsyncGenerator<CsvRow>,
  rules: RowRules,
  { limit, signal }: ImportOptions,
): AsyncGenerator<Read> {
  try {
    for (let done = 0; done < limit; done++) {
      signal?.throwIfAborted();
      const next = await rows.next();
      if (next.done) return;
      yield readRow(next.value, rules);
    }
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    const { line, message } = error;
    const kind = "unreadable-rest";
    yield { issues: [{ line, handle: "", severity: "rejected", kind, column: "", message }] };
  }
}

function duplicateIssues(row: ImportRow, lines: Map<string, number>): ImportIssue[] {
  const { line, givenHandle: handle, given } = row;
  const earlier = lines.get(given.handle);
  if (earlier === undefined) return [];
  const message = `The handle “${given.handle}” is on line ${earlier} already; line ${line} is left out.`;
  const kind = "duplicate-handle";
  return [{ line, handle, severity: "rejected", kind, column: "handle", message }];
}
