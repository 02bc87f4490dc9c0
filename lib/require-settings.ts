import { env } from "@/lib/env";
import { UserError } from "@/lib/errors";

/** Reads the settings at a server's start, and ends the process with what to correct where they do not fit. */
export function requireSettings(): void {
  try {
    env();
  } catch (error) {
    console.error(error instanceof UserError ? error.message : error);
    process.exit(1);
  }
}
