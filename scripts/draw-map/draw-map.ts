import { instance } from "@viz-js/viz";

type Colours = {
  paper: string;
  ink: string;
  box: string;
  table: string;
  towers: string;
  line: string;
  walks: Record<Walk, string>;
};
type Walk = "query" | "product" | "photo";

const LIGHT: Colours = {
  paper: "#ffffff",
  ink: "#1f2328",
  box: "#f3f4f6",
  table: "#ffffff",
  towers: "#fdf1d7",
  line: "#6e7781",
  walks: { query: "#0969da", product: "#1a7f37", photo: "#b3500a" },
};
const DARK: Colours = {
  paper: "#0d1117",
  ink: "#e6edf3",
  box: "#1f2630",
  table: "#0d1117",
  towers: "#3a2f14",
  line: "#8b949e",
  walks: { query: "#58a6ff", product: "#4ac26b", photo: "#f0883e" },
};
/** Graphviz measures Helvetica, whose letters are as wide as these. */
const FONTS = "Arial, 'Liberation Sans', Helvetica, sans-serif";

/**
 * The SVG of a Graphviz text. It brings its own background, in the colours that the reader's system prefers, so that it
 * can be read on any page.
 */
export async function drawMap(text: string): Promise<string> {
  const { status, output, errors } = (await instance()).render(text, { format: "svg" });
  if (status !== "success" || errors.length > 0) {
    throw new Error(errors.map(({ message }) => message).join("\n"));
  }
  const svg = output.slice(output.indexOf("<svg"));
  const style = `<style>\n${rules(LIGHT)}\n@media (prefers-color-scheme: dark) {\n${rules(DARK)}\n}\n</style>`;
  return svg.replaceAll(/ font-family="[^"]*"/g, "").replace(">", `>\n${style}`);
}

/** Later rules win over earlier ones, and all of them over what Graphviz writes. */
function rules({ paper, ink, box, table, towers, line, walks }: Colours): string {
  return [
    `text { font-family: ${FONTS}; fill: ${ink} }`,
    `.graph > polygon { fill: ${paper} }`,
    `.cluster > polygon { stroke: ${line} }`,
    `.node > * { stroke: ${line} }`,
    `.node > text, .edge > text { stroke: none }`,
    `.node > path { fill: ${box} }`,
    `.towers > path { fill: ${towers} }`,
    `.table > path { fill: ${table} }`,
    `.edge > path { stroke: ${line} }`,
    `.edge > polygon { stroke: ${line}; fill: ${line} }`,
    ...Object.entries(walks).flatMap(([walk, colour]) => [
      `.${walk} > path { stroke: ${colour} }`,
      `.${walk} > polygon { stroke: ${colour}; fill: ${colour} }`,
    ]),
  ].join("\n");
}
