import { asUnavailable } from "@/lib/failures/database-unavailable";
import { reportUnavailable } from "@/lib/failures/report-unexpected";

/**
 * Keeps a long-running process alive when a database that is away fails something that nobody waits for, somewhere in
 * a library. Any other failure that nobody handles ends the process, as ever.
 */
export function surviveOutages(): void {
  process.on("unhandledRejection", (error) => {
    if (!asUnavailable(error)) throw error;
    reportUnavailable(error);
  });
}
