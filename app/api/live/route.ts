export const dynamic = "force-dynamic";

/** `GET /api/live`: 200 as long as this process answers at all. Asks nothing of database and towers. */
export function GET(): Response {
  return Response.json({ status: "live" }, { headers: { "Cache-Control": "no-store" } });
}
