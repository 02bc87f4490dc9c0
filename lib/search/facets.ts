import { countFacets } from "@/lib/search/count-facets";
import { type Planner, planSearch } from "@/lib/search/plan";
import type { CountedFacets, FacetRow } from "@/lib/search/retrieval/facet-queries";
import type { Facets, FacetValue, Filters, SearchRequest } from "@/lib/search/types";

/**
 * The facets of a request: each value with the total that choosing it would give. Chosen values are kept even when
 * nothing matches them.
 * @throws UserError when the request's photo is no longer kept, DatabaseUnavailableError when there is no time to count
 */
export async function searchFacets(
  request: SearchRequest,
  plan: Planner = planSearch,
): Promise<Facets> {
  const counted = await countFacets(request, plan);
  return toFacets(counted, request.filters);
}

function toFacets(
  { values, price, incomplete }: CountedFacets & { incomplete: boolean },
  filters: Filters,
): Facets {
  const inStock = values.find(({ facet }) => facet === "stock");
  return {
    categories: categoryTree(values, filters),
    colours: valuesOf(values, "colour", filters.colours),
    tags: valuesOf(values, "tag", filters.tags),
    price,
    inStock: { value: "1", count: inStock?.count ?? 0, chosen: filters.inStock },
    incomplete,
  };
}

function categoryTree(rows: FacetRow[], { categories, fines }: Filters): Facets["categories"] {
  const broad = rows.filter(({ facet, parent }) => facet === "category" && parent === null);
  return listed(broad, categories).map((value) => ({
    ...value,
    fines: listed(
      rows.filter(({ facet, parent }) => facet === "category" && parent === value.value),
      [],
    ).map((fine) => ({ ...fine, chosen: fines.includes(fine.value) })),
  }));
}

function valuesOf(rows: FacetRow[], facet: FacetRow["facet"], chosen: string[]): FacetValue[] {
  return listed(
    rows.filter((row) => row.facet === facet),
    chosen,
  );
}

/** Most common first. A chosen value that matches nothing any more stays, so that the shopper can remove it. */
function listed(rows: FacetRow[], chosen: string[]): FacetValue[] {
  const values = rows.map(({ value, count }) => ({ value, count, chosen: chosen.includes(value) }));
  const gone = chosen
    .filter((value) => !rows.some((row) => row.value === value))
    .map((value) => ({ value, count: 0, chosen: true }));
  return [...values, ...gone].sort(
    (a, b) => b.count - a.count || a.value.localeCompare(b.value, "en"),
  );
}
