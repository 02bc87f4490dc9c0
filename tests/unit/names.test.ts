import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/**
 * Words of our own that have given way to the field's: as identifiers they do not come back. What a reader of a
 * textbook would look for stands beside each. Public parameters keep their names (`floor=off`).
 */
const RETIRED: [pattern: RegExp, instead: string][] = [
  [
    /\b(?:floors?Of|[gs]etFloors?|Floors?|floorOf|[a-z]\w*Floors?|FLOORS?)\b/,
    "cutoff, maxDistance",
  ],
  [/\b(?:settle[A-Z]\w*|onSettle|settledTitles)\b/, "refresh, commit, fail"],
  [/\b(?:PLACING|Placing|placing|placed)\b/, "SORT_COLUMNS, withSortColumns"],
  [/\b(?:Question|questionOf|questionVector)\b/, "SearchPlan, planSearch, requestVector"],
  [/\b(?:sight|Sight|Scene)\b/, "RerankInput, RerankScores"],
  [/\b(?:slip[A-Z]\w*|withASlip|\w+Slip|SLIP\w*)\b/, "typo"],
  [/\b(?:forget[A-Z]\w*|Forget\w*)\b/, "delete, deleteExpired"],
  [/\b(?:otherWays|OtherWays|findOtherWays)\b/, "fallbacks"],
  [/\b(?:wanted|worded|named|asked) AS\b/, "query, text_matches, exact_matches, query_words"],
];
const FOLDERS = ["app", "components", "i18n", "lib", "prisma", "scripts"];
const ALLOWED = /Math\.floor/g;

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const where = path.posix.join(folder, name);
    if (name === "generated" || name === "migrations") return [];
    if (statSync(where).isDirectory()) return listFiles(where);
    return /\.(?:tsx?|prisma)$/.test(name) ? [where] : [];
  });
}

/** Code without its comments, which are prose. */
function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "$1")
    .replace(ALLOWED, "");
}

test("identifiers that have given way to the field's terms do not come back", () => {
  const found = FOLDERS.flatMap(listFiles).flatMap((file) =>
    codeOf(readFileSync(file, "utf8"))
      .split("\n")
      .flatMap((line) =>
        RETIRED.filter(([pattern]) => pattern.test(line)).map(
          ([pattern, instead]) => `${file}: ${line.match(pattern)?.[0]}: say ${instead}`,
        ),
      ),
  );
  expect(found).toEqual([]);
});

test("the list finds what it names", () => {
  const code = codeOf("/* Question */ const x = questionOf(1); // slipAt\nMath.floor(2)");
  expect(RETIRED.filter(([pattern]) => pattern.test(code)).map(([, instead]) => instead)).toEqual([
    "SearchPlan, planSearch, requestVector",
  ]);
});
