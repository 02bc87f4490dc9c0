import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Place, placeHref } from "@/app/(shop)/_components/results/place";
import { categoryHref } from "@/components/category-href";
import { PendingMark } from "@/components/pending-mark";
import type { SearchResponse } from "@/lib/search/types";

/** Other searches to try: a corrected spelling above any results, and the nearest categories if no match is strong. */
export function Fallbacks({ place, found }: { place: Place; found: SearchResponse }) {
  const t = useTranslations("Search");
  const { request, total, strong, didYouMean, nearestCategories } = found;
  if (strong && didYouMean === null) return null;
  return (
    <>
      {!strong && total > 0 ? (
        <>
          <h2 className="font-serif text-large">{t("noStrongMatch")}</h2>
          <p className="text-muted">{t("noStrongMatchText")}</p>
        </>
      ) : null}
      {didYouMean === null ? null : (
        <p>
          {t.rich("didYouMean", {
            words: didYouMean,
            link: (words) => (
              <Link
                href={placeHref(place, { ...request, q: didYouMean, page: 1, open: null })}
                prefetch={false}
                className="target font-medium underline decoration-edge underline-offset-[0.3em] hover:decoration-current"
              >
                {words}
                <PendingMark />
              </Link>
            ),
          })}
        </p>
      )}
      {nearestCategories.length > 0 ? (
        <nav aria-labelledby="nearest-categories" className="flex flex-wrap items-center gap-x-5">
          <p id="nearest-categories" className="target text-muted">
            {t("nearestCategories")}
          </p>
          {nearestCategories.map(({ broad, fine }) => (
            <Link
              key={`${broad} ${fine}`}
              href={categoryHref(broad, fine)}
              prefetch={false}
              className="target underline decoration-hairline underline-offset-[0.3em] hover:decoration-current"
            >
              {fine}
              <PendingMark />
            </Link>
          ))}
        </nav>
      ) : null}
    </>
  );
}
