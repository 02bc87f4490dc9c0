import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { materialsOf } from "@/app/(shop)/products/[handle]/_components/details";
import type { ProductDetails } from "@/lib/catalogue/queries";
import { searchHref } from "@/lib/search/request/search-params";

/** The product's details as a list, without those that its data lacks. */
export async function ProductFacts({
  product,
  care,
}: {
  product: ProductDetails;
  care: string | null;
}) {
  const t = await getTranslations("Product");
  const { handle, colour, brand, tags } = product;
  const materials = materialsOf(tags);
  const otherTags = tags.filter((tag) => !materials.includes(tag));
  return (
    <dl aria-label={t("details")} className="mt-8 border-b border-hairline text-small">
      {colour ? <Fact name={t("colour")}>{colour}</Fact> : null}
      {materials.length > 0 ? (
        <Fact name={t("material")}>
          <Searches words={materials} />
        </Fact>
      ) : null}
      {care ? <Fact name={t("care")}>{care}</Fact> : null}
      {brand ? (
        <Fact name={t("brand")}>
          <Searches words={[brand]} />
        </Fact>
      ) : null}
      {otherTags.length > 0 ? (
        <Fact name={t("alsoFoundBy")}>
          <Searches words={otherTags} />
        </Fact>
      ) : null}
      <Fact name={t("productCode")} verbatim>
        {handle}
      </Fact>
    </dl>
  );
}

function Fact({
  name,
  verbatim = false,
  children,
}: {
  name: string;
  /** Not capitalized. */
  verbatim?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="grid min-h-11 grid-cols-[8rem_1fr] items-center border-t border-hairline">
      <dt className="text-muted">{name}</dt>
      <dd className={verbatim ? "wrap-anywhere" : "first-letter:uppercase"}>{children}</dd>
    </div>
  );
}

function Searches({ words }: { words: string[] }) {
  return words.map((each) => (
    <Link
      key={each}
      href={searchHref({ q: each })}
      prefetch={false}
      className="target quiet-link mr-3"
    >
      {each}
    </Link>
  ));
}
