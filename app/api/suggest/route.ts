import { after, type NextRequest, NextResponse } from "next/server";
import { jsonFailure } from "@/app/api/json-failure";
import { categoryHref } from "@/components/category-href";
import { requireRequestRate } from "@/lib/http/rates/request-rate";
import { photoUrl } from "@/lib/images/photo-url";
import { cleanQuery, searchHref } from "@/lib/search/request/search-params";
import { suggest } from "@/lib/suggestions/suggest";
import { MAX_TYPED_CHARACTERS, type MarkedSuggestion } from "@/lib/suggestions/suggestion";

export const dynamic = "force-dynamic";

/** Long enough for letters typed back and forth, short enough that what is unpublished vanishes. */
const CACHE = "public, max-age=30";

/** `GET /api/suggest?q=`: what a shopper who is typing `q` may be looking for, at most eight, as JSON. */
export async function GET(request: NextRequest): Promise<NextResponse> {
  const q = cleanQuery(request.nextUrl.searchParams.get("q") ?? "");
  if (q.length > MAX_TYPED_CHARACTERS) {
    const message = `q must be at most ${MAX_TYPED_CHARACTERS} characters; this one has ${q.length}.`;
    return NextResponse.json({ error: { code: "bad-parameters", message } }, { status: 400 });
  }
  try {
    requireRequestRate("suggest", request.headers, after);
    const suggestions = (await suggest(q)).map(toJson);
    return NextResponse.json({ query: q, suggestions }, { headers: { "Cache-Control": CACHE } });
  } catch (error) {
    return jsonFailure(error, request.nextUrl.pathname, "Nothing can be suggested just now.");
  }
}

function toJson(suggestion: MarkedSuggestion) {
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

export type SuggestionJson = ReturnType<typeof toJson>;
