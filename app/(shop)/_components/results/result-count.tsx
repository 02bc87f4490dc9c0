import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import type { Result } from "@/lib/action";
import type { SearchResponse } from "@/lib/search/types";

/** How many products were found; announced when it changes. */
export async function ResultCount({
  outcome,
  className,
}: {
  outcome: Promise<Result<SearchResponse>>;
  className: string;
}) {
  const t = await getTranslations("Search");
  return (
    <p role="status" className={`text-small text-muted tabular-nums ${className}`}>
      <Suspense fallback={<span data-skeleton>{t("searching")}</span>}>
        <Count outcome={outcome} />
      </Suspense>
    </p>
  );
}

async function Count({ outcome }: { outcome: Promise<Result<SearchResponse>> }) {
  const [found, t, common] = await Promise.all([
    outcome,
    getTranslations("Search"),
    getTranslations("Common"),
  ]);
  return found.ok ? common("products", { count: found.value.total }) : t("noResults");
}
