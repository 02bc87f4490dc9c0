import type { z } from "zod";
import type { RateTierName } from "@/lib/rate-limit/tiers";

export type Parameter = {
  /** Of its text in the URL. */
  schema: z.ZodType;
  about: string;
  /** Whether it may be given several times. */
  repeated?: true;
};

/** A JSON endpoint of the shop: its parameters, its answer, and its description in /api/openapi.json. */
export type Endpoint<Query, Answer extends z.ZodType> = {
  path: `/api/${string}`;
  summary: string;
  /** The rate tier in which its requests are counted; null for none. */
  tier: RateTierName | null;
  parameters: Record<string, Parameter>;
  /**
   * Reads the parameters.
   * @throws UserError for what the caller can fix, answered with 400
   */
  read(params: URLSearchParams): Query;
  answer: Answer;
  /** Statuses besides 200, 400, 429, 500 and 503, and their meanings. */
  statuses?: Record<number, string>;
  /** `Cache-Control` of an answer; a failure always has `no-store`. */
  cacheControl: string;
  /** A sentence for a defect, as in "The search failed on our side." */
  whatFailed: string;
  /** Whether it requires the bearer token CRON_SECRET. */
  secret?: true;
};

/** Infers an endpoint's types from its `read` and `answer`. */
export function defineEndpoint<Query, Answer extends z.ZodType>(
  endpoint: Endpoint<Query, Answer>,
): Endpoint<Query, Answer> {
  return endpoint;
}
