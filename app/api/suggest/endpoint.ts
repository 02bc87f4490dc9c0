import { z } from "zod";
import { UserError } from "@/lib/errors";
import { defineEndpoint } from "@/lib/http/endpoint";
import { cleanQuery } from "@/lib/search/request/search-params";
import { MAX_TYPED_CHARACTERS } from "@/lib/suggestions/suggestion";

const suggestion = {
  text: z.string(),
  marks: z
    .array(z.tuple([z.int(), z.int()]))
    .describe("Where the typed parts of the text begin and end, in UTF-16 units."),
  href: z.string(),
};

export const suggestEndpoint = defineEndpoint({
  path: "/api/suggest",
  summary: "What a shopper who is typing may be looking for: at most eight suggestions.",
  tier: "suggest",
  parameters: {
    q: {
      schema: z.string().max(MAX_TYPED_CHARACTERS),
      about: `what was typed so far, at most ${MAX_TYPED_CHARACTERS} characters`,
    },
  },
  read(params) {
    const q = cleanQuery(params.get("q") ?? "");
    if (q.length <= MAX_TYPED_CHARACTERS) return { q };
    throw new UserError(
      "bad-parameters",
      `q must be at most ${MAX_TYPED_CHARACTERS} characters; this one has ${q.length}.`,
    );
  },
  answer: z.object({
    query: z.string(),
    suggestions: z.array(
      z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("query"), ...suggestion }),
        z.object({
          kind: z.literal("category"),
          ...suggestion,
          within: z.string().nullable().describe("The broad category of a fine one."),
          count: z.int(),
        }),
        z.object({
          kind: z.literal("product"),
          ...suggestion,
          brand: z.string().nullable(),
          photoUrl: z.string().nullable(),
        }),
      ]),
    ),
  }),
  // Long enough for letters typed and deleted again, short enough that unpublished products disappear soon.
  cacheControl: "public, max-age=30",
  whatFailed: "Nothing can be suggested just now.",
});

export type SuggestionJson = z.output<typeof suggestEndpoint.answer>["suggestions"][number];
