/** Run on its own: opens the starter towers with the named runner, embeds a text, and exits. */
import { openTowers } from "@/lib/towers/towers";

const runner = process.argv[2] === "inline" ? "inline" : "thread";
const towers = await openTowers("starter", { runner, threads: 1 });
await towers.embedTexts(["red dress"]);
await towers.close();
