import Link from "next/link";
import { styleNotes } from "@/app/(shop)/_components/style-notes";
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
  const found = await outcome;
  if (!found.ok) return <SearchFailed message={found.error.message} retryHref={retryHref} />;

  const { total, results, request } = found.value;
  const pageCount = Math.ceil(total / request.perPage);
  if (total === 0) return <NothingFound />;
  if (request.page > pageCount) {
    return <BeyondTheEnd page={request.page} pageCount={pageCount} lastHref={hrefOf(pageCount)} />;
  }
  const notes = styleNotes(results, request.page);
  return (
    <div data-waits className="transition-opacity">
      <ProductGrid
        products={results}
        label="Products"
        heading="h2"
        firstScreen
        asked={asked}
        noteFor={(product) => notes.get(product.id) ?? null}
      />
      <PagesNav page={request.page} pageCount={pageCount} hrefOf={hrefOf} />
    </div>
  );
}

function NothingFound() {
  return (
    <Message title="Nothing fits.">
      <p>Other words, fewer conditions, or a photo may find what you have in mind.</p>
      <ButtonLink href="/categories" tone="quiet">
        Look through the categories
      </ButtonLink>
    </Message>
  );
}

function BeyondTheEnd(props: { page: number; pageCount: number; lastHref: string }) {
  const { page, pageCount, lastHref } = props;
  return (
    <Message title="The results end earlier.">
      <p>
        This is page {page}; the last one is page {pageCount}.
      </p>
      <ButtonLink href={lastHref} tone="quiet">
        Go to page {pageCount}
      </ButtonLink>
    </Message>
  );
}

function SearchFailed({ message, retryHref }: { message: string; retryHref: string }) {
  return (
    <Message title="This search did not work.">
      <p role="alert">{message}</p>
      <ButtonLink href={retryHref} tone="quiet" prefetch={false}>
        Try again
      </ButtonLink>
      <Link href="/" className="target quiet-link">
        Start over
      </Link>
    </Message>
  );
}
