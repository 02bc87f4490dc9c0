import { existsSync } from "node:fs";
import path from "node:path";
import { countProducts } from "@/lib/catalogue/count-queries";
import { env } from "@/lib/env";

/** Whether the demo belongs into this shop: its catalogue is empty, or an earlier filling was interrupted. */
export async function wantsDemoCatalogue(): Promise<boolean> {
  if (env().DEMO_CATALOGUE === "off") return false;
  return existsSync(unfinishedMark()) || (await countProducts()) === 0;
}

/** A file that is there while the demo catalogue is being filled. */
export function unfinishedMark(): string {
  return path.join(env().dataDir, "demo-unfinished");
}
