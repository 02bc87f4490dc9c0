import { type NextRequest, NextResponse } from "next/server";
import { jsonFailure } from "@/app/api/json-failure";
import { isHandle } from "@/lib/catalogue/handle";
import { listPublishedByHandle } from "@/lib/catalogue/queries";

export const dynamic = "force-dynamic";

const MOST_HANDLES = 12;
const FRESH_S = 60;

/**
 * `GET /api/products?handles=a,b,c`: what cards show of up to 12 published products, in the order asked for; those
 * that the shop does not have are left out. The same for everyone, so caches may keep it for a minute.
 */
export async function GET(request: NextRequest): Promise<NextResponse> {
  const handles = readHandles(request.nextUrl.searchParams.get("handles"));
  if (!handles) {
    return refusal(
      400,
      "bad-handles",
      `handles must be 1 to ${MOST_HANDLES} handles of products, with commas between.`,
    );
  }
  try {
    const products = await listPublishedByHandle(handles);
    const cards = products.map(({ handle, title, priceMinor, currency, stock, photo }) => ({
      handle,
      title,
      priceMinor,
      currency,
      stock,
      photo,
    }));
    return NextResponse.json(
      { products: cards },
      { headers: { "Cache-Control": `public, max-age=${FRESH_S}` } },
    );
  } catch (error) {
    return jsonFailure(error, request.nextUrl.pathname, "The products could not be read.");
  }
}

function readHandles(given: string | null): string[] | null {
  const handles = [...new Set(given?.split(",", MOST_HANDLES + 1))];
  if (handles.length === 0 || handles.length > MOST_HANDLES) return null;
  return handles.every(isHandle) ? handles : null;
}

function refusal(status: number, code: string, message: string): NextResponse {
  return NextResponse.json(
    { error: { code, message } },
    { status, headers: { "Cache-Control": "no-store" } },
  );
}
