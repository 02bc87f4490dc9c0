import { asUnavailable } from "@/lib/failures/database-unavailable";
import { reportUnavailable } from "@/lib/failures/report-unexpected";

/**
 * Keeps a long-running process alive when a database outage rejects a promise that nobody awaits, somewhere in a
 * library. Any other unhandled rejection ends the process, as usual.
 */
export function surviveOutages(): void {
  process.on("unhandledRejection", (error) => {
    if (!asUnavailable(error)) throw error;
    reportUnavailable(error);
  });
}
