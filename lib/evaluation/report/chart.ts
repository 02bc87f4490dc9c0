import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { INK } from "@/lib/evaluation/report/palette";

export type Chart = {
  /** Its file's name. */
  name: string;
  title: string;
  svg: string;
};

/** System fonts, since a report's readers may not have its author's fonts. */
const FONT = "Helvetica, Arial, 'DejaVu Sans', sans-serif";

/** Draws a plot as a self-contained SVG, for a page, a file or paper. */
export function drawChart(name: string, title: string, options: Plot.PlotOptions): Chart {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const drawn = Plot.plot({
    width: 720,
    height: 400,
    marginTop: 36,
    marginLeft: 56,
    marginBottom: 44,
    style: { fontFamily: FONT, fontSize: "13px", color: INK, background: "white" },
    ...options,
    document: document as unknown as Document,
  });
  drawn.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", title);
  return { name, title, svg: drawn.outerHTML };
}
