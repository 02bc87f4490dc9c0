import { z } from "zod";
import { defineEndpoint } from "@/lib/http/endpoint";

const count = z.int().nullable().describe("Null until the products have been counted once.");

export const healthEndpoint = defineEndpoint({
  path: "/api/health",
  summary:
    "How the shop is: `ok`, `degraded` with reasons where searches miss a part of the catalogue, `failing` while the towers or the database do not answer.",
  tier: null,
  parameters: {},
  read: () => null,
  answer: z.object({
    status: z.enum(["ok", "degraded", "failing"]),
    model: z.string().nullable(),
    products: count,
    embedded: count,
    pending: count,
    failed: count,
    reasons: z.array(z.string()).optional(),
    id: z.string().optional().describe("Names the entry in the log."),
  }),
  cacheControl: "no-store",
  whatFailed: "Nothing is known of the shop's health.",
});

export const liveEndpoint = defineEndpoint({
  path: "/api/live",
  summary: "200 as long as the process answers at all. Asks nothing of database and towers.",
  tier: null,
  parameters: {},
  read: () => null,
  answer: z.object({ status: z.literal("live") }),
  cacheControl: "no-store",
  whatFailed: "The process does not answer.",
});
