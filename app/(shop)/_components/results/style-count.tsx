import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Place, placeHref } from "@/app/(shop)/_components/results/place";
import { printView } from "@/app/(shop)/_components/results/remembered-view";
import { PendingMark } from "@/components/pending-mark";
import { MAX_STYLES, MIN_STYLES } from "@/lib/search/request/param-schemas";
import type { SearchRequest } from "@/lib/search/types";

/** Chooses how many styles the best matches are grouped into. */
export function StyleCount({ place, request }: { place: Place; request: SearchRequest }) {
  const t = useTranslations("Search.styles");
  const { styles } = request;
  return (
    <fieldset className="flex items-center text-small text-muted">
      <legend className="sr-only">{t("label")}</legend>
      <span aria-hidden="true">{t("sortedInto")}</span>
      <Step place={place} request={request} styles={styles - 1} name="fewer">
        −
      </Step>
      <span className="min-w-16 text-center text-ink tabular-nums" aria-live="polite">
        {t("count", { count: styles })}
      </span>
      <Step place={place} request={request} styles={styles + 1} name="more">
        +
      </Step>
    </fieldset>
  );
}

function Step({
  place,
  request,
  styles,
  name,
  children,
}: {
  place: Place;
  request: SearchRequest;
  styles: number;
  name: "fewer" | "more";
  children: ReactNode;
}) {
  const t = useTranslations("Search.styles");
  const shape = "target w-11 justify-center text-large";
  if (styles < MIN_STYLES || styles > MAX_STYLES) {
    return (
      <span className={`${shape} opacity-40`} aria-hidden="true">
        {children}
      </span>
    );
  }
  const next = { ...request, styles, page: 1, open: null };
  return (
    <Link
      href={placeHref(place, next)}
      scroll={false}
      prefetch={false}
      aria-label={t(name, { count: styles })}
      data-remember={printView(next)}
      className={`${shape} transition-colors hover:text-ink`}
    >
      {children}
      <PendingMark />
    </Link>
  );
}
