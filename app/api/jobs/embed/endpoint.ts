import { z } from "zod";
import { defineEndpoint } from "@/lib/http/endpoint";

export const embedEndpoint = defineEndpoint({
  path: "/api/jobs/embed",
  summary: "The worker's tasks, once, for hosts without one. Called by a scheduler.",
  tier: null,
  parameters: {},
  read: () => null,
  answer: z.union([
    z.object({
      products: z.int().optional(),
      embedded: z.int().optional(),
      pending: z.int().optional(),
      failed: z.int().optional(),
      problems: z.array(z.object({ task: z.string(), message: z.string() })),
    }),
    z.object({ error: z.object({ code: z.string(), message: z.string() }) }),
  ]),
  statuses: {
    207: "Some of the tasks failed, which `problems` names.",
    403: "The secret is missing or wrong.",
  },
  cacheControl: "no-store",
  whatFailed: "The tasks failed on our side.",
  secret: true,
});
