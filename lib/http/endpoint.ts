import type { z } from "zod";
import type { RateTierName } from "@/lib/rate-limit/tiers";

export type Parameter = {
  /** Of the text in the address. */
  schema: z.ZodType;
  about: string;
  /** Whether it may be given several times. */
  repeated?: true;
};

/** A JSON endpoint of the shop: how it is asked, what it answers, and what /api/openapi.json says of it. */
export type Endpoint<Query, Answer extends z.ZodType> = {
  path: `/api/${string}`;
  summary: string;
  /** What of a client's requests it counts among; null for none. */
  tier: RateTierName | null;
  parameters: Record<string, Parameter>;
  /**
   * Reads the parameters.
   * @throws UserError for what the caller can mend, answered with 400
   */
  read(params: URLSearchParams): Query;
  answer: Answer;
  /** Other statuses than 200, 400, 429, 500 and 503, and what they say. */
  statuses?: Record<number, string>;
  /** `Cache-Control` of an answer; of a failure it is always `no-store`. */
  cacheControl: string;
  /** A sentence for a defect, as in "The search failed on our side." */
  whatFailed: string;
  /** Whether it takes the bearer token CRON_SECRET. */
  secret?: true;
};

/** Types an endpoint by what its `read` and `answer` are. */
export function defineEndpoint<Query, Answer extends z.ZodType>(
  endpoint: Endpoint<Query, Answer>,
): Endpoint<Query, Answer> {
  return endpoint;
}
