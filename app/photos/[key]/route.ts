import { asUnavailable } from "@/lib/database/unavailable";
import { PHOTO_WIDTHS_PX, type PhotoWidthPx } from "@/lib/images/photo-limits";
import { isStorageKey } from "@/lib/images/rendition-names";
import { getRendition } from "@/lib/images/renditions";
import { reportUnavailable, reportUnexpected } from "@/lib/report-unexpected";

const A_YEAR_S = 365 * 24 * 60 * 60;

/** A stored photo in one of a few widths, as AVIF or WebP. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ key: string }> },
): Promise<Response> {
  const { key } = await params;
  const widthPx = readWidth(new URL(request.url).searchParams.get("w"));
  if (!isStorageKey(key)) return refusal(404, "There is no such photo.");
  if (widthPx === "unknown") {
    return refusal(400, `w must be one of ${PHOTO_WIDTHS_PX.join(", ")}.`);
  }
  const wanted = request.headers.get("accept")?.includes("image/avif") ? "avif" : "webp";
  const etag = `"${key.slice(0, 16)}-${widthPx ?? "full"}-${wanted}"`;
  if (request.headers.get("if-none-match") === etag) {
    return new Response(null, { status: 304, headers: cacheHeaders(etag) });
  }
  try {
    const rendition = await getRendition(key, widthPx, wanted);
    if (!rendition) return refusal(404, "There is no such photo.");
    return new Response(new Uint8Array(rendition.bytes), {
      headers: {
        ...cacheHeaders(etag),
        "Content-Type": `image/${rendition.format}`,
        "Content-Length": String(rendition.bytes.length),
        "X-Content-Type-Options": "nosniff",
      },
    });
  } catch (error) {
    const unavailable = asUnavailable(error);
    if (unavailable) {
      reportUnavailable(error);
      const answer = refusal(503, "This photo cannot be had just now. Please try again.");
      answer.headers.set("Retry-After", String(unavailable.retryAfterS));
      return answer;
    }
    return refusal(500, `This photo cannot be shown. Mention ${reportUnexpected(error, { key })}.`);
  }
}

function readWidth(given: string | null): PhotoWidthPx | null | "unknown" {
  if (given === null) return null;
  return PHOTO_WIDTHS_PX.find((widthPx) => String(widthPx) === given) ?? "unknown";
}

/** What a photo's address answers is made of its content, so it never changes. */
function cacheHeaders(etag: string): Record<string, string> {
  return {
    "Cache-Control": `public, max-age=${A_YEAR_S}, immutable`,
    ETag: etag,
    Vary: "Accept",
  };
}

function refusal(status: number, message: string): Response {
  return new Response(message, {
    status,
    headers: { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" },
  });
}
