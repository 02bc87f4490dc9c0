import { env } from "@/lib/env";
import { UserError } from "@/lib/errors";

/** Reads the settings when a server starts. If they are invalid, prints what to correct and ends the process. */
export function requireSettings(): void {
  try {
    env();
  } catch (error) {
    console.error(error instanceof UserError ? error.message : error);
    process.exit(1);
  }
}
