import { PRODUCT_STATUSES, type ProductStatus } from "@/lib/catalogue/product-status";

export type ListParams = { q: string; status: ProductStatus | null; page: number };

const maxQueryLength = 200;
const maxPage = 100_000;

/** The table's state from its URL; an invalid value falls back to the default. */
export function parseListParams(params: Record<string, string | string[] | undefined>): ListParams {
  const status = PRODUCT_STATUSES.find((known) => known === first(params.status)) ?? null;
  const page = Number(first(params.page));
  return {
    q: first(params.q)
      .replaceAll(/\p{Cc}/gu, " ")
      .trim()
      .slice(0, maxQueryLength),
    status,
    page: Number.isInteger(page) && page >= 1 && page <= maxPage ? page : 1,
  };
}

/** The table's URL, without default values. */
export function listHref({ q = "", status = null, page = 1 }: Partial<ListParams>): string {
  const params = new URLSearchParams();
  if (q) params.set("q", q);
  if (status) params.set("status", status);
  if (page > 1) params.set("page", String(page));
  return params.size > 0 ? `/admin?${params}` : "/admin";
}

function first(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}
