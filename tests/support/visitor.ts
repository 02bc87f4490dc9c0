import { setFrontDoor } from "@/lib/http/front-door-presence";
import { RateCounter } from "@/lib/rate-limit/rate-counter";

const CLIENT_HEADER = "x-test-client";

/** Makes this process act as if behind a front door, and returns the counter it uses. */
export function openFrontDoorForTests(): RateCounter {
  const rates = new RateCounter(1);
  setFrontDoor({
    clientHeader: CLIENT_HEADER,
    rates,
    markUnderstood: () => undefined,
    shareCounts: () => undefined,
  });
  return rates;
}

/** The headers of a request as the front door passes it on. */
export function visitorFrom(address: string, more: Record<string, string> = {}): Headers {
  return new Headers({ ...more, [CLIENT_HEADER]: address });
}
