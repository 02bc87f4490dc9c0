import { readdirSync } from "node:fs";
import { NextRequest } from "next/server";
import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { ENDPOINTS } from "@/app/api/openapi.json/endpoints";
import { GET } from "@/app/api/openapi.json/route";
import { BadParametersError, UserError } from "@/lib/errors";
import { defineEndpoint } from "@/lib/http/endpoint";
import { jsonRoute } from "@/lib/http/json-route";

afterEach(() => vi.restoreAllMocks());

const endpoint = defineEndpoint({
  path: "/api/example",
  summary: "An example.",
  tier: null,
  parameters: {},
  read: (params) => params.get("q"),
  answer: z.object({ q: z.string().nullable() }),
  cacheControl: "public, max-age=5",
  whatFailed: "The example failed.",
});

function ask(body: () => Promise<{ body: { q: string | null }; timing?: Record<string, number> }>) {
  return jsonRoute(endpoint, body)(new NextRequest("http://shop.test/api/example?q=x"));
}

test("the document has every endpoint that there is", async () => {
  const document = await GET().json();
  const routes = (readdirSync("app/api", { recursive: true }) as string[])
    .map((file) => `/api/${file.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith("/route.ts"))
    .map((file) => file.replace(/\/route\.ts$/, ""));
  const expected = routes.filter((path) => path !== "/api/openapi.json").sort();
  expect(Object.keys(document.paths).sort()).toEqual(expected);
  expect(ENDPOINTS.map(({ path }) => path).sort()).toEqual(expected);
});

test("parameters and answers are described from the schemas that the endpoints use", async () => {
  const { openapi, paths, components } = await GET().json();
  expect(openapi).toMatch(/^3\.1\./);
  const { parameters, responses } = paths["/api/search"].get;
  const byName = Object.fromEntries(parameters.map((each: { name: string }) => [each.name, each]));
  expect(byName.sort.schema.enum).toContain("price-up");
  expect(byName.colour.schema).toEqual({ type: "array", items: { type: "string" } });
  expect(byName.floor.description).toBe("must be on or off");
  const answer = responses[200].content["application/json"].schema;
  expect(answer.required).toEqual(["query", "model", "timing", "total", "results"]);
  expect(responses[429].content["application/json"].schema.$ref).toBe("#/components/schemas/Error");
  expect(components.schemas.Error.properties.error.required).toEqual(["code", "message"]);
});

test("an answer has an id, its timing, and may be kept as the endpoint says", async () => {
  const response = await ask(async () => ({ body: { q: "x" }, timing: { search: 12.34 } }));
  expect([response.status, await response.json()]).toEqual([200, { q: "x" }]);
  expect(response.headers.get("cache-control")).toBe("public, max-age=5");
  expect(response.headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
  expect(response.headers.get("server-timing")).toMatch(/^search;dur=12\.3, total;dur=[\d.]+$/);
});

test.each([
  [new UserError("gone", "It is gone."), 400, { code: "gone", message: "It is gone." }, null],
  [
    new BadParametersError(["a must be b.", "c must be d."]),
    400,
    {
      code: "bad-parameters",
      message: "a must be b. c must be d.",
      problems: ["a must be b.", "c must be d."],
    },
    null,
  ],
  [
    new UserError("too-many-requests", "Wait.", { retryAfterS: 7 }),
    429,
    { code: "too-many-requests", message: "Wait." },
    "7",
  ],
  [
    new UserError("busy", "Busy.", { retryAfterS: 2 }),
    503,
    { code: "busy", message: "Busy." },
    "2",
  ],
])("%s becomes an answer that says what to do", async (error, status, body, retryAfter) => {
  const response = await ask(() => Promise.reject(error));
  expect([response.status, await response.json()]).toEqual([status, { error: body }]);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("retry-after")).toBe(retryAfter);
});

test("a defect is logged with the request's id, and says nothing of itself", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const response = await ask(() => Promise.reject(new Error("secret detail")));
  const { error } = await response.json();
  expect(response.status).toBe(500);
  expect(error.code).toBe("unexpected");
  expect(error.message).toMatch(/^The example failed\. If it persists, mention [\da-f]{8}\.$/);
  const logged = JSON.parse(String(log.mock.calls[0]?.[0]));
  expect(logged.requestId).toBe(response.headers.get("x-request-id"));
  expect(logged.path).toBe("/api/example");
});
