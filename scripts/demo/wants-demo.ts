import { existsSync } from "node:fs";
import path from "node:path";
import { countProducts } from "@/lib/catalogue/count-queries";
import { env } from "@/lib/env";

/** Whether this shop should get the demo: its catalogue is empty, or filling it was interrupted. */
export async function wantsDemoCatalogue(): Promise<boolean> {
  if (env().DEMO_CATALOGUE === "off") return false;
  return existsSync(unfinishedMark()) || (await countProducts()) === 0;
}

/** A file that exists while the demo catalogue is being filled. */
export function unfinishedMark(): string {
  return path.join(env().dataDir, "demo-unfinished");
}
