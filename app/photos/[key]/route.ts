import { type PhotoAudience, photoAudience } from "@/lib/catalogue/photo-audience";
import { UserError } from "@/lib/errors";
import { asUnavailable, withUserWords } from "@/lib/failures/database-unavailable";
import { reportUnavailable, reportUnexpected } from "@/lib/failures/report-unexpected";
import { PHOTO_WIDTHS_PX, type PhotoWidthPx } from "@/lib/images/photo-limits";
import { isStorageKey } from "@/lib/images/rendition-names";
import { getRendition } from "@/lib/images/renditions";
import { isPhotoStored } from "@/lib/images/store-photo";

/** A photo's address is derived from its content, so its response never changes; but the photo may be removed later. */
const CACHE_CONTROL: Record<Exclude<PhotoAudience, "nobody">, string> = {
  everybody: `public, max-age=${365 * 24 * 60 * 60}, immutable`,
  "who-knows": `private, max-age=${5 * 60}, must-revalidate`,
};

/** A stored photo at one of several widths, as AVIF or WebP. */
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
  try {
    return await answer(request.headers, key, widthPx);
  } catch (error) {
    if (asUnavailable(error)) reportUnavailable(error);
    const known = withUserWords(error);
    if (known instanceof UserError) return busy(known);
    return refusal(500, `This photo cannot be shown. Mention ${reportUnexpected(error, { key })}.`);
  }
}

async function answer(
  headers: Headers,
  key: string,
  widthPx: PhotoWidthPx | null,
): Promise<Response> {
  const wanted = headers.get("accept")?.includes("image/avif") ? "avif" : "webp";
  const etag = `"${key.slice(0, 16)}-${widthPx ?? "full"}-${wanted}"`;
  const audience = await photoAudience(key);
  if (audience === "nobody") return refusal(404, "There is no such photo.");
  const cached = { "Cache-Control": CACHE_CONTROL[audience], ETag: etag, Vary: "Accept" };
  if (headers.get("if-none-match") === etag && (await isThere(key, audience))) {
    return new Response(null, { status: 304, headers: cached });
  }
  const rendition = await getRendition(key, widthPx, wanted);
  if (!rendition) return refusal(404, "There is no such photo.");
  return new Response(new Uint8Array(rendition.bytes), {
    headers: {
      ...cached,
      "Content-Type": `image/${rendition.format}`,
      "Content-Length": String(rendition.bytes.length),
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** A published product's photo needs no further check: its audience was looked up just now. */
async function isThere(key: string, audience: PhotoAudience): Promise<boolean> {
  return audience === "everybody" || isPhotoStored(key);
}

function readWidth(given: string | null): PhotoWidthPx | null | "unknown" {
  if (given === null) return null;
  return PHOTO_WIDTHS_PX.find((widthPx) => String(widthPx) === given) ?? "unknown";
}

function busy({ message, retryAfterS }: UserError): Response {
  const response = refusal(503, message);
  if (retryAfterS !== null) response.headers.set("Retry-After", String(retryAfterS));
  return response;
}

function refusal(status: number, message: string): Response {
  return new Response(message, {
    status,
    headers: { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" },
  });
}
