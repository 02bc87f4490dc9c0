import { getTranslations } from "next-intl/server";
import type { ExampleProducts } from "@/app/(shop)/search/example-products";
import { Message } from "@/components/message";
import { ButtonLink } from "@/components/ui/button-link";
import type { SearchRequest } from "@/lib/search/types";

/** Whether products alone say what is looked for, without words and photo. */
export function isByExample({ q, photo, more }: SearchRequest): boolean {
  return q === "" && photo === null && more.length > 0;
}

/** Whether nothing is left to search by: products alone were to say it, and none is in the shop any more. */
export function areExamplesGone(request: SearchRequest, examples: ExampleProducts): boolean {
  return isByExample(request) && !request.more.some((handle) => examples.has(handle));
}

/** "More like Red dress", "More like Red dress and 2 others". Gone products are left unnamed. */
export async function exampleTitle(
  { more }: SearchRequest,
  examples: ExampleProducts,
): Promise<string> {
  const t = await getTranslations("PhotoSearch");
  const [first, ...others] = more.flatMap((handle) => examples.get(handle) ?? []);
  if (!first) return t("allGone");
  return t("moreLikeTitle", { title: first.title, others: others.length });
}

/** The page's heading where the search field is empty: it says by what was searched. */
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

/** In place of heading and results, when all that was to be found more of has left the shop. */
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
