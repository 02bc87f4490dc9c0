import { type SuggestionJson, suggestEndpoint } from "@/app/api/suggest/endpoint";
import { categoryHref } from "@/components/category-href";
import { jsonRoute } from "@/lib/http/json-route";
import { photoUrl } from "@/lib/images/photo-url";
import { searchHref } from "@/lib/search/request/search-params";
import { suggest } from "@/lib/suggestions/suggest";
import type { MarkedSuggestion } from "@/lib/suggestions/suggestion";

export const dynamic = "force-dynamic";

/** `GET /api/suggest?q=`: at most eight suggestions for a shopper who is typing `q`, as JSON. */
export const GET = jsonRoute(suggestEndpoint, async ({ q }) => ({
  body: { query: q, suggestions: (await suggest(q)).map(toJson) },
}));

function toJson(suggestion: MarkedSuggestion): SuggestionJson {
  const { kind, text, marks } = suggestion;
  if (kind === "query") return { kind, text, marks, href: searchHref({ q: text }) };
  if (kind === "category") {
    const { broad, fine, count } = suggestion;
    const within = fine === null ? null : broad;
    return { kind, text, marks, href: categoryHref(broad, fine), within, count };
  }
  const { handle, brand, storageKey } = suggestion;
  const photo = storageKey === null ? null : photoUrl(storageKey, 96);
  return { kind, text, marks, href: `/products/${handle}`, brand, photoUrl: photo };
}
