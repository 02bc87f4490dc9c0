import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Arriving } from "@/app/(shop)/_components/results/arriving";
import type { Place } from "@/app/(shop)/_components/results/place";
import type { Result } from "@/lib/action";
import type { SearchResponse } from "@/lib/search/types";

/** How many products were found, announced when it changes. */
export function ResultCount({
  place,
  outcome,
  className,
}: {
  place: Place;
  outcome: Promise<Result<SearchResponse>>;
  className: string;
}) {
  const t = useTranslations("Search");
  return (
    <p role="status" className={`text-small text-muted tabular-nums ${className}`}>
      <Arriving place={place} fallback={<span data-skeleton>{t("searching")}</span>}>
        <Count outcome={outcome} />
      </Arriving>
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
