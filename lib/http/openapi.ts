import { z } from "zod";
import type { Endpoint, Parameter } from "@/lib/http/endpoint";
import { RATE_TIERS } from "@/lib/rate-limit/tiers";

type AnyEndpoint = Endpoint<unknown, z.ZodType>;

const problem = z.object({
  error: z.object({
    code: z.string().describe("Stays the same whatever the message says."),
    message: z.string(),
    problems: z.array(z.string()).optional(),
  }),
});

const FAILURES = {
  400: "Something of the request does not fit; the message says what.",
  429: "Too many requests from one network. `Retry-After` says when to ask again.",
  500: "A defect; the message names its entry in the log.",
  503: "The shop is busy or its database does not answer. `Retry-After` says when to ask again.",
};

/** An OpenAPI 3.1 document made from the endpoints' schemas (https://spec.openapis.org/oas/v3.1.1.html). */
export function openApiDocument(endpoints: readonly AnyEndpoint[]): object {
  return {
    openapi: "3.1.1",
    info: {
      title: "Shop the Look",
      version: "1",
      description:
        "Every answer has an `X-Request-Id` and a `Server-Timing` header. Errors are `{ error: { code, message } }`.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    paths: Object.fromEntries(
      endpoints.map((endpoint) => [endpoint.path, { get: operation(endpoint) }]),
    ),
    components: {
      schemas: { Error: schemaOf(problem) },
      securitySchemes: { cronSecret: { type: "http", scheme: "bearer" } },
    },
  };
}

function operation(endpoint: AnyEndpoint): object {
  const { path, summary, tier, parameters, answer, statuses = {}, secret } = endpoint;
  const limit = tier && RATE_TIERS[tier];
  return {
    operationId: path.replace("/api/", "").replaceAll("/", "-"),
    summary,
    ...(limit && {
      description: `At most ${limit.limit} requests in ${limit.windowS} s from one network.`,
    }),
    ...(secret && { security: [{ cronSecret: [] }] }),
    parameters: Object.entries(parameters).map(([name, parameter]) =>
      describeParameter(name, parameter),
    ),
    responses: {
      200: response("The answer.", schemaOf(answer)),
      ...Object.fromEntries(
        Object.entries(statuses).map(([status, about]) => [
          status,
          response(about, schemaOf(answer)),
        ]),
      ),
      ...Object.fromEntries(
        Object.entries(FAILURES).map(([status, about]) => [
          status,
          response(about, { $ref: "#/components/schemas/Error" }),
        ]),
      ),
    },
  };
}

function describeParameter(name: string, { schema, about, repeated }: Parameter): object {
  const one = schemaOf(schema);
  return {
    name,
    in: "query",
    description: about,
    schema: repeated ? { type: "array", items: one } : one,
    ...(repeated && { style: "form", explode: true }),
  };
}

function response(description: string, schema: object): object {
  return { description, content: { "application/json": { schema } } };
}

function schemaOf(schema: z.ZodType): object {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io: "input" });
  return described;
}
