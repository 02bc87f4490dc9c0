import { liveEndpoint } from "@/app/api/health/endpoint";
import { jsonRoute } from "@/lib/http/json-route";

export const dynamic = "force-dynamic";

/** `GET /api/live`: 200 as long as this process can respond at all. */
export const GET = jsonRoute(liveEndpoint, async () => ({ body: { status: "live" as const } }));
