import { randomUUID } from "node:crypto";
import { after, type NextRequest, NextResponse } from "next/server";
import type { z } from "zod";
import type { Endpoint } from "@/lib/http/endpoint";
import { jsonFailure } from "@/lib/http/json-failure";
import { requireRequestRate } from "@/lib/http/rates/request-rate";

export type JsonAnswer<Body> = {
  body: Body;
  /** 200 by default. */
  status?: number;
  headers?: Record<string, string>;
  /** Milliseconds per phase, for `Server-Timing`. */
  timing?: Record<string, number>;
};

/**
 * The handler of a JSON endpoint: counts the request in its tier, reads the parameters, and answers with `X-Request-Id`
 * and `Server-Timing`. Errors are answered as JSON: 400 for what the caller can fix, 429 and 503 with `Retry-After` for
 * what waiting fixes, and 500 with an id for a defect.
 */
export function jsonRoute<Query, Answer extends z.ZodType>(
  endpoint: Endpoint<Query, Answer>,
  handler: (query: Query, request: NextRequest) => Promise<JsonAnswer<z.input<Answer>>>,
): (request: NextRequest) => Promise<NextResponse> {
  return async function route(request) {
    const startedAt = performance.now();
    const requestId = randomUUID();
    const response = await answer(request, requestId);
    response.headers.set("X-Request-Id", requestId);
    const totalMs = performance.now() - startedAt;
    response.headers.append("Server-Timing", `total;dur=${totalMs.toFixed(1)}`);
    return response;
  };

  async function answer(request: NextRequest, requestId: string): Promise<NextResponse> {
    try {
      if (endpoint.tier) requireRequestRate(endpoint.tier, request.headers, after);
      const query = endpoint.read(request.nextUrl.searchParams);
      const { body, status = 200, headers, timing = {} } = await handler(query, request);
      const response = NextResponse.json(body, { status, headers: headers ?? {} });
      if (!response.headers.has("Cache-Control")) {
        response.headers.set("Cache-Control", endpoint.cacheControl);
      }
      for (const [phase, ms] of Object.entries(timing)) {
        response.headers.append("Server-Timing", `${phase};dur=${ms.toFixed(1)}`);
      }
      return response;
    } catch (error) {
      return jsonFailure(error, { path: endpoint.path, requestId }, endpoint.whatFailed);
    }
  }
}
