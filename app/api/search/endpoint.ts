import { z } from "zod";
import { BadParametersError } from "@/lib/errors";
import { defineEndpoint, type Parameter } from "@/lib/http/endpoint";
import { EXPECTED, type ParameterName, parameterSchemas } from "@/lib/search/request/param-schemas";
import { parseSearchRequest } from "@/lib/search/request/search-params";
import { MODES, SIGNALS, SORTS, VIEWS } from "@/lib/search/types";

const REPEATED: ParameterName[] = ["category", "fine", "colour", "tag", "more", "less"];

const parameters = Object.fromEntries(
  (Object.keys(EXPECTED) as ParameterName[]).map((name): [string, Parameter] => {
    const schema: z.ZodType = Object.hasOwn(parameterSchemas, name)
      ? parameterSchemas[name as keyof typeof parameterSchemas]
      : z.string();
    const repeated = REPEATED.includes(name) ? ({ repeated: true } as const) : {};
    return [name, { schema, about: EXPECTED[name], ...repeated }];
  }),
);

const facetValue = { value: z.string(), count: z.int(), chosen: z.boolean() };

const result = z.object({
  handle: z.string(),
  title: z.string(),
  price: z.number().nullable().describe("In the currency's own unit."),
  currency: z.string(),
  broadCategory: z.string(),
  fineCategory: z.string(),
  colour: z.string().nullable(),
  photoUrl: z.string().nullable(),
  distance: z.number().nullable().describe("Cosine distance to the query, 0 to 2."),
  signals: z.array(z.enum(SIGNALS)),
  cluster: z.int().nullable().optional().describe("The style in the varied view, from 0."),
  clusterSize: z.int().nullable().optional(),
  variants: z
    .array(z.object({ handle: z.string(), title: z.string(), colour: z.string().nullable() }))
    .optional(),
});

/** The request as it was answered, using the parameters' names. */
const query = z.object({
  q: z.string(),
  photo: z.string().nullable(),
  wordsWeight: z.int(),
  more: z.array(z.string()),
  less: z.array(z.string()),
  mode: z.enum(MODES),
  view: z.enum(VIEWS),
  styles: z.int(),
  open: z.int().nullable(),
  sort: z.enum(SORTS),
  page: z.int(),
  perPage: z.int(),
  filters: z.object({
    categories: z.array(z.string()),
    fines: z.array(z.string()),
    colours: z.array(z.string()),
    tags: z.array(z.string()),
    minPriceHundredths: z.int().nullable(),
    maxPriceHundredths: z.int().nullable(),
    inStock: z.boolean(),
  }),
  lexical: z.boolean(),
  floor: z
    .boolean()
    .describe("Whether results that come no nearer than an unrelated product are cut."),
  collapse: z.boolean().nullable(),
});

export const searchEndpoint = defineEndpoint({
  path: "/api/search",
  summary:
    "Searches by words, by photo, by example or by several of them; without any it lists the newest.",
  tier: "search",
  parameters,
  read(params) {
    const { request, facets, problems, unknown } = parseSearchRequest(params);
    if (problems.length > 0) throw new BadParametersError(problems.map(({ message }) => message));
    return { request, facets, unknown };
  },
  answer: z.object({
    query,
    model: z.string(),
    timing: z.object({ embedMs: z.number(), searchMs: z.number(), rerankMs: z.number() }),
    total: z.int(),
    results: z.array(result),
    opened: z.array(result).optional(),
    noStrongMatch: z
      .object({
        nearestCategories: z.array(z.object({ broad: z.string(), fine: z.string() })),
      })
      .optional(),
    didYouMean: z.string().optional(),
    facets: z
      .object({
        categories: z.array(z.object({ ...facetValue, fines: z.array(z.object(facetValue)) })),
        colours: z.array(z.object(facetValue)),
        tags: z.array(z.object(facetValue)),
        price: z.object({ minMinor: z.int(), maxMinor: z.int(), currency: z.string() }).nullable(),
        inStock: z.object(facetValue),
      })
      .optional(),
    facetsIncomplete: z.literal(true).optional(),
    ignoredParameters: z.array(z.string()).optional(),
  }),
  // A first page of forty results fits into a connection's first packets uncompressed. Compression, which the server
  // streams through another thread, would only add one to two milliseconds.
  cacheControl: "no-transform",
  whatFailed: "The search failed on our side.",
});
