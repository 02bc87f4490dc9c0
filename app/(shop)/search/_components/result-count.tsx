import { Suspense } from "react";
import { countOf } from "@/components/count";
import type { Result } from "@/lib/action";
import type { SearchResponse } from "@/lib/search/types";

/** How many products were found; announced when it changes. */
export function ResultCount({ outcome }: { outcome: Promise<Result<SearchResponse>> }) {
  return (
    <Suspense fallback={<span data-skeleton>Searching…</span>}>
      <Count outcome={outcome} />
    </Suspense>
  );
}

async function Count({ outcome }: { outcome: Promise<Result<SearchResponse>> }) {
  const found = await outcome;
  return found.ok ? countOf(found.value.total, "product") : "No results";
}
