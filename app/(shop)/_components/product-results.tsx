import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { styleNotes } from "@/app/(shop)/_components/style-notes";
import { errorWords } from "@/app/(shop)/error-words";
import { Message } from "@/components/message";
import { PagesNav } from "@/components/pages-nav";
import { ProductGrid } from "@/components/product-grid";
import { ButtonLink } from "@/components/ui/button-link";
import type { Result } from "@/lib/action";
import type { SearchRequest, SearchResponse } from "@/lib/search/types";

/**
 * The products that were found with their pages, or why there are none and what to do next. `asked` is the search that
 * "more like this" goes on from.
 */
export async function ProductResults({
  outcome,
  asked,
  hrefOf,
  retryHref,
}: {
  outcome: Promise<Result<SearchResponse>>;
  asked?: SearchRequest;
  hrefOf: (page: number) => string;
  retryHref: string;
}) {
  const [found, t] = await Promise.all([outcome, getTranslations("Search")]);
  if (!found.ok) {
    return <SearchFailed message={await errorWords(found.error)} retryHref={retryHref} />;
  }

  const { total, results, request } = found.value;
  const pageCount = Math.ceil(total / request.perPage);
  if (total === 0) return <NothingFound />;
  if (request.page > pageCount) {
    return <BeyondTheEnd page={request.page} pageCount={pageCount} lastHref={hrefOf(pageCount)} />;
  }
  const notes = styleNotes(results, request.page, t);
  return (
    <div data-waits className="transition-opacity">
      <ProductGrid
        products={results}
        label={t("results")}
        heading="h2"
        firstScreen
        asked={asked}
        noteFor={(product) => notes.get(product.id) ?? null}
      />
      <PagesNav page={request.page} pageCount={pageCount} hrefOf={hrefOf} />
    </div>
  );
}

async function NothingFound() {
  const t = await getTranslations("Search");
  return (
    <Message title={t("nothingFits")}>
      <p>{t("nothingFitsText")}</p>
      <ButtonLink href="/categories" tone="quiet">
        {t("seeCategories")}
      </ButtonLink>
    </Message>
  );
}

async function BeyondTheEnd(props: { page: number; pageCount: number; lastHref: string }) {
  const { page, pageCount, lastHref } = props;
  const t = await getTranslations("Search");
  return (
    <Message title={t("beyondTheEnd")}>
      <p>{t("beyondTheEndText", { page, count: pageCount })}</p>
      <ButtonLink href={lastHref} tone="quiet">
        {t("goToPage", { page: pageCount })}
      </ButtonLink>
    </Message>
  );
}

async function SearchFailed({ message, retryHref }: { message: string; retryHref: string }) {
  const [t, common] = await Promise.all([getTranslations("Search"), getTranslations("Common")]);
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
