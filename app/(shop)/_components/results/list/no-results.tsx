import Link from "next/link";
import { useTranslations } from "next-intl";
import {
  chosenCount,
  clearedFilters,
} from "@/app/(shop)/_components/results/filters/choose-filter";
import { Fallbacks } from "@/app/(shop)/_components/results/list/fallbacks";
import { filterHref, type Place } from "@/app/(shop)/_components/results/place";
import { Message } from "@/components/message";
import { ButtonLink } from "@/components/ui/button-link";
import type { SearchResponse } from "@/lib/search/types";

/** Shown when there are no results: either the filters exclude them all and can be removed, or nothing comes close. */
export function NothingFound({ place, found }: { place: Place; found: SearchResponse }) {
  const t = useTranslations("Search");
  const { request, strong } = found;
  const filtered = chosenCount(request.filters, place) > 0;
  return (
    <Message title={t(filtered || strong ? "nothingFits" : "noStrongMatch")}>
      <p>{t("nothingFitsText")}</p>
      {filtered ? (
        <ButtonLink
          href={filterHref(place, request, clearedFilters(place))}
          tone="quiet"
          prefetch={false}
        >
          {t("clearFilters")}
        </ButtonLink>
      ) : null}
      <Fallbacks place={place} found={found} />
      <Link href="/categories" className="target quiet-link" prefetch={false}>
        {t("seeCategories")}
      </Link>
    </Message>
  );
}

export function BeyondTheEnd(props: { page: number; pageCount: number; lastHref: string }) {
  const { page, pageCount, lastHref } = props;
  const t = useTranslations("Search");
  return (
    <Message title={t("beyondTheEnd")}>
      <p>{t("beyondTheEndText", { page, count: pageCount })}</p>
      <ButtonLink href={lastHref} tone="quiet">
        {t("goToPage", { page: pageCount })}
      </ButtonLink>
    </Message>
  );
}

export function SearchFailed({ message, retryHref }: { message: string; retryHref: string }) {
  const t = useTranslations("Search");
  const common = useTranslations("Common");
  return (
    <Message title={t("failed")}>
      <p role="alert">{message}</p>
      <ButtonLink href={retryHref} tone="quiet" prefetch={false}>
        {common("tryAgain")}
      </ButtonLink>
      <Link href="/" className="target quiet-link">
        {t("startOver")}
      </Link>
    </Message>
  );
}
