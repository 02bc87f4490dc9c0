/** Run on its own: opens the starter towers with the runner that is named, embeds a text, and ends. */
import { openTowers } from "@/lib/towers/towers";

const runner = process.argv[2] === "inline" ? "inline" : "thread";
const towers = await openTowers("starter", { runner, threads: 1 });
await towers.embedTexts(["red dress"]);
await towers.close();
