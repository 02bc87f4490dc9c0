import type { Figures } from "@/lib/evaluation-runs/towers/figures";

/** A line of the table: a figure, its required and desired values, and its ceiling. */
export type Bar = {
  label: string;
  figure: string;
  bar: number;
  stretch?: number;
  ceiling?: string;
};

const MODE_NAMES = ["description", "image", "average"] as const;

function byMode(label: string, level: string, bars: readonly number[], stretch: number): Bar[] {
  return MODE_NAMES.map((mode, at) => ({
    label: `${label}, ${mode}`,
    figure: `${level} ${mode}`,
    bar: bars[at] as number,
    ...(mode === "average" && { stretch }),
    ceiling: `${level} ceiling`,
  }));
}

function byAttribute(label: string, field: string, bar: number, stretch: number): Bar {
  const [figure, ceiling] = [`${field} average`, `${field} ceiling`];
  return { label: `${label}, P@10, average`, figure, bar, stretch, ceiling };
}

function kept(name: string, words: string): Bar {
  return {
    label: `${words} keep of fine P@10, average`,
    figure: `${name} keeps average`,
    bar: 0.9,
    stretch: 0.97,
  };
}

/** The bars for the shipped towers; in a row of three, the stretch bar applies to the best mode. */
export const BARS: Bar[] = [
  ...byMode("broad P@10, colour article", "broad", [0.975, 0.95, 0.98], 0.985),
  ...byMode("fine P@10", "fine", [0.93, 0.86, 0.94], 0.96),
  ...byMode("fine and colour P@10", "fine+colour", [0.72, 0.63, 0.74], 0.755),
  byAttribute("departments as queries", "subCategory", 0.7, 0.76),
  byAttribute("article types as queries", "articleType", 0.63, 0.66),
  byAttribute("colours as queries", "baseColour", 0.68, 0.76),
  { label: "title → photo, R@1", figure: "title->photo R@1", bar: 0.3, stretch: 0.4 },
  { label: "title → photo, R@10", figure: "title->photo R@10", bar: 0.78, stretch: 0.88 },
  {
    label: "title → photo, train too, R@1",
    figure: "title->photo of all R@1",
    bar: 0.08,
    stretch: 0.18,
  },
  {
    label: "title → photo, train too, R@10",
    figure: "title->photo of all R@10",
    bar: 0.4,
    stretch: 0.49,
  },
  { label: "photo → same article type, P@10", figure: "photo->type P@10", bar: 0.8, stretch: 0.88 },
  { label: "photo → same department, P@10", figure: "photo->broad P@10", bar: 0.93 },
  { label: "clothing photos: zero-shot class", figure: "clothing class", bar: 0.75, stretch: 0.88 },
  {
    label: "clothing photo → right kind, P@10",
    figure: "clothing->kind P@10",
    bar: 0.7,
    stretch: 0.82,
  },
  {
    label: "demo catalogue, fine P@10, average",
    figure: "demo fine average",
    bar: 0.9,
    stretch: 0.97,
    ceiling: "demo fine ceiling",
  },
  kept("shuffled", "shuffled queries"),
  kept("synonym", "queries in synonyms"),
  kept("typo", "queries with one typo"),
];

const shown = (value: number | undefined) =>
  (value === undefined ? "" : value.toFixed(3)).padStart(8);

/** The figures next to their bars, then the figures that have none. */
export function barsAsText(figures: Figures): string {
  const width = Math.max(...BARS.map(({ label }) => label.length));
  const head = ["value", "bar", "stretch", "ceiling"].map((name) => name.padStart(8)).join("");
  const lines = BARS.map(({ label, figure, bar, stretch, ceiling = "" }) => {
    const value = figures[figure];
    const verdict = value === undefined ? "not measured" : value >= bar ? "reached" : "missed";
    const numbers = [value, bar, stretch, figures[ceiling]].map(shown).join("");
    return `${label.padEnd(width)}${numbers}  ${verdict}`;
  });
  const known = new Set(BARS.flatMap(({ figure, ceiling = "" }) => [figure, ceiling]));
  const others = Object.entries(figures).filter(([name]) => !known.has(name));
  const rest = others.map(([name, value]) => `${name.padEnd(width)}${shown(value)}`);
  return [`${"figure".padEnd(width)}${head}`, ...lines, "", "Without a bar:", ...rest].join("\n");
}
