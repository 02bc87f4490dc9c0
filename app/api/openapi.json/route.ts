import { ENDPOINTS } from "@/app/api/openapi.json/endpoints";
import { openApiDocument } from "@/lib/http/openapi";

const FRESH_S = 3_600;

/** `GET /api/openapi.json`: what the shop's JSON endpoints accept and return, generated from the schemas they use. */
export function GET(): Response {
  return Response.json(openApiDocument(ENDPOINTS), {
    headers: { "Cache-Control": `public, max-age=${FRESH_S}` },
  });
}
