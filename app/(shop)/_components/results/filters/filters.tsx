import Link from "next/link";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Arriving } from "@/app/(shop)/_components/results/arriving";
import {
  chosenCount,
  clearedFilters,
} from "@/app/(shop)/_components/results/filters/choose-filter";
import { FacetList } from "@/app/(shop)/_components/results/filters/facet-list";
import { FacetsSkeleton } from "@/app/(shop)/_components/results/filters/facets-skeleton";
import { FiltersDrawer } from "@/app/(shop)/_components/results/filters/filters-drawer";
import { filterHref, type Place } from "@/app/(shop)/_components/results/place";
import { ResultCount } from "@/app/(shop)/_components/results/result-count";
import { PendingMark } from "@/components/pending-mark";
import type { Result } from "@/lib/action";
import type { Facets, SearchRequest, SearchResponse } from "@/lib/search/types";

/** The filters beside the results; they stream in separately. */
export function Filters({
  place,
  request,
  outcome,
  facets,
}: {
  place: Place;
  request: SearchRequest;
  outcome: Promise<Result<SearchResponse>>;
  facets: Promise<Result<Facets>>;
}) {
  const t = useTranslations("Search.filter");
  const count = chosenCount(request.filters, place);
  return (
    <FiltersDrawer
      title={t("title")}
      openWords={t("button", { count })}
      closeWords={t("close")}
      skip={
        <a
          href="#results"
          className="target sr-only bg-paper px-2 focus:not-sr-only focus:absolute focus:z-1"
        >
          {t("skip")}
        </a>
      }
      clear={
        count > 0 ? (
          <Link
            href={filterHref(place, request, clearedFilters(place))}
            rel="nofollow"
            scroll={false}
            prefetch={false}
            className="target quiet-link text-small text-muted"
          >
            {t("clearAll")}
            <PendingMark />
          </Link>
        ) : null
      }
      show={
        <Arriving place={place} fallback={t("done")}>
          <ShowWords outcome={outcome} />
        </Arriving>
      }
      status={<ResultCount place={place} outcome={outcome} className="sr-only" />}
    >
      <Arriving place={place} fallback={<FacetsSkeleton />}>
        <FacetList place={place} request={request} outcome={facets} />
      </Arriving>
    </FiltersDrawer>
  );
}

async function ShowWords({ outcome }: { outcome: Promise<Result<SearchResponse>> }) {
  const [found, t] = await Promise.all([outcome, getTranslations("Search.filter")]);
  return found.ok ? t("show", { count: found.value.total }) : t("done");
}
