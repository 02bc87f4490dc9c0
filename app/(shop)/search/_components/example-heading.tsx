import { getTranslations } from "next-intl/server";
import type { ExampleProducts } from "@/app/(shop)/search/example-products";
import { Message } from "@/components/message";
import { ButtonLink } from "@/components/ui/button-link";
import type { SearchRequest } from "@/lib/search/types";

/** Whether the search is by products alone, without words or a photo. */
export function isByExample({ q, photo, more }: SearchRequest): boolean {
  return q === "" && photo === null && more.length > 0;
}

/**
 * Whether the search is by products alone and none of them is in the shop any more, so nothing is left to search by.
 */
export function areExamplesGone(request: SearchRequest, examples: ExampleProducts): boolean {
  return isByExample(request) && !request.more.some((handle) => examples.has(handle));
}

/** "More like Red dress", "More like Red dress and 2 others". Products that have left the shop are not named. */
export async function exampleTitle(
  { more }: SearchRequest,
  examples: ExampleProducts,
): Promise<string> {
  const t = await getTranslations("PhotoSearch");
  const [first, ...others] = more.flatMap((handle) => examples.get(handle) ?? []);
  if (!first) return t("allGone");
  return t("moreLikeTitle", { title: first.title, others: others.length });
}

/** The page's heading when the search field is empty: it says what the search is by. */
export async function ExampleHeading({
  request,
  examples,
}: {
  request: SearchRequest;
  examples: ExampleProducts;
}) {
  return (
    <h1 className="mt-4 mb-5 font-serif text-display wrap-anywhere">
      {await exampleTitle(request, examples)}
    </h1>
  );
}

/** Replaces heading and results when every example product has left the shop. */
export async function ExamplesGone() {
  const t = await getTranslations("PhotoSearch");
  return (
    <Message title={t("allGone")} heading="h1">
      <p>{t("allGoneText")}</p>
      <ButtonLink href="/search" tone="quiet" prefetch={false}>
        {t("seeEverything")}
      </ButtonLink>
    </Message>
  );
}
