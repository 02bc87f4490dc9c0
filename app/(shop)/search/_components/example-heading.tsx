import { getTranslations } from "next-intl/server";
import type { ExampleProducts } from "@/app/(shop)/search/example-products";
import type { SearchRequest } from "@/lib/search/types";

/** Whether products alone say what is looked for: without words and photo. */
export function isByExample({ q, photo, more }: SearchRequest): boolean {
  return q === "" && photo === null && more.length > 0;
}

/** "More like Red dress", "More like Red dress and 2 others". Gone products are left unnamed. */
export async function exampleTitle(
  { more }: SearchRequest,
  examples: ExampleProducts,
): Promise<string> {
  const t = await getTranslations("PhotoSearch");
  const [first, ...others] = more.flatMap((handle) => examples.get(handle) ?? []);
  if (!first) return t("moreLikeGone");
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
    <h1 className="mt-4 mb-3 font-serif text-display wrap-anywhere">
      {await exampleTitle(request, examples)}
    </h1>
  );
}
