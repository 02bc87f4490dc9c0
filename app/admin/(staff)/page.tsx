import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FilterField } from "@/app/admin/(staff)/_components/filter-field";
import { listHref, parseListParams } from "@/app/admin/(staff)/_components/list-params";
import { ProductTable } from "@/app/admin/(staff)/_components/product-table";
import { RefreshWhile } from "@/app/admin/(staff)/_components/refresh-while";
import { StatusTabs } from "@/app/admin/(staff)/_components/status-tabs";
import { countOf } from "@/components/count";
import { PagesNav } from "@/components/pages-nav";
import { ButtonLink } from "@/components/ui/button-link";
import { requireStaffPage } from "@/lib/accounts/staff";
import { countByStatus, listAdminProducts } from "@/lib/catalogue/admin-queries";
import { servingModel } from "@/lib/embedding/serving-model";

export const metadata: Metadata = { title: "Products" };

const perPage = 50;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ProductsPage({ searchParams }: Props) {
  const params = parseListParams(await searchParams);
  await requireStaffPage(listHref(params));
  const counts = await countByStatus(params.q);
  const all = counts.draft + counts.published + counts.archived;
  const total = params.status ? counts[params.status] : all;
  const pageCount = Math.max(1, Math.ceil(total / perPage));
  const page = Math.min(params.page, pageCount);
  const { key } = await servingModel();
  const window = { limit: perPage, offset: (page - 1) * perPage };
  const products = await listAdminProducts(key, params, window);
  return (
    <div className="gutter pt-6 pb-24">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="font-serif text-large">Products</h1>
        <ButtonLink href="/admin/products/new">Add a product</ButtonLink>
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-x-8 gap-y-3">
        <StatusTabs params={params} counts={{ ...counts, all }} />
        <FilterField key={params.status} q={params.q} status={params.status} />
      </div>
      <ProductTable
        key={listHref(params)}
        products={products}
        nothing={<Nothing q={params.q} isEmpty={all === 0 && params.q === ""} />}
      />
      <p role="status" className="sr-only">
        {countOf(total, "product")}
      </p>
      <PagesNav
        page={page}
        pageCount={pageCount}
        t={await getTranslations({ locale: "en", namespace: "Pages" })}
        hrefOf={(target) => listHref({ ...params, page: target })}
      />
      <RefreshWhile active={products.some(({ embedding }) => embedding.state === "pending")} />
    </div>
  );
}

function Nothing({ q, isEmpty }: { q: string; isEmpty: boolean }) {
  if (isEmpty) {
    return (
      <p className="py-16 text-muted">
        The shop is empty. Add a product here, or bring in a whole catalogue with{" "}
        <code className="bg-plate px-1 font-sans">npm run import</code>.
      </p>
    );
  }
  return (
    <p className="py-16 text-muted">
      {q ? `No product here has “${q}” in its names.` : "There is no product with this status."}
    </p>
  );
}
