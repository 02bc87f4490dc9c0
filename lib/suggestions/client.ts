import { clientAddress } from "@/lib/http/client-address";

const ROBOT = /bot\b|crawl|spider|preview|headless|monitor|curl|wget/i;

/** Identifies a client for a day; null for a robot that says it is one. */
export function clientOf(headers: Headers): string | null {
  return ROBOT.test(headers.get("user-agent") ?? "") ? null : clientAddress(headers);
}
