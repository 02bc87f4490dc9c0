import { Agent, get } from "node:http";
import { text } from "node:stream/consumers";
import type { BenchShop } from "@/scripts/bench/shop";

/**
 * A single connection, kept open. `fetch` takes the caller more than another millisecond, which is not the shop's time.
 */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/**
 * Requests a route of the shop and waits for the last byte of the response.
 * @throws Error unless the status is 200
 */
export async function ask<T>(
  shop: BenchShop,
  route: string,
  parameters: Record<string, string>,
): Promise<{ body: T; tookMs: number }> {
  const url = `${shop.url}${route}?${new URLSearchParams(parameters)}`;
  const startedAt = performance.now();
  const [status, answer] = await new Promise<[number | undefined, string]>((resolve, reject) => {
    get(url, { agent }, (response) => {
      text(response).then((body) => resolve([response.statusCode, body]), reject);
    }).on("error", reject);
  });
  const tookMs = performance.now() - startedAt;
  if (status !== 200) throw new Error(`${url} answered ${status}: ${answer.slice(0, 300)}`);
  return { body: JSON.parse(answer) as T, tookMs };
}
