import type { Chart } from "@/lib/evaluation/report/chart";
import { INK, QUIET } from "@/lib/evaluation/report/palette";
import type { Table } from "@/lib/evaluation/report/table";
import { tablesOf } from "@/lib/evaluation/report/tables";
import { headline, notesOf } from "@/lib/evaluation/report/text";
import type { EvaluationRun } from "@/lib/evaluation/run";

/** A run as one self-contained page: charts, tables, and notes on how to read them. */
export function runAsPage(run: EvaluationRun, charts: Chart[]): string {
  const title = `Evaluation: ${run.protocol}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(headline(run))}<br><time datetime="${run.startedAt}">${run.startedAt}</time></p>
${charts.map(figureOf).join("\n")}
${tablesOf(run).map(tableOf).join("\n")}
<h2>Notes</h2>
<ul>${[...notesOf(run), INTERVALS].map((note) => `<li>${escaped(note)}</li>`).join("")}</ul>
</main>
</body>
</html>
`;
}

const INTERVALS = "Bars around a point are 95% bootstrap intervals over the queries.";

const STYLE = `
body { margin: 0; color: ${INK}; background: #fff; font: 16px/1.5 Helvetica, Arial, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem; }
h1, h2, caption { font-family: Georgia, serif; font-weight: 500; }
p, time, figcaption { color: ${QUIET}; }
figure { margin: 2rem 0; break-inside: avoid; }
figure svg { width: 100%; height: auto; }
.wide { overflow-x: auto; margin: 2rem 0; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .875rem; }
caption { text-align: left; font-size: 1.25rem; padding-bottom: .5rem; }
th, td { padding: .25rem .75rem .25rem 0; text-align: right; border-bottom: 1px solid #ddd; white-space: nowrap; }
th { font-weight: 500; vertical-align: bottom; }
tbody th, thead th:first-child { text-align: left; }
@media print { main { max-width: none; } }
`;

function figureOf({ title, svg }: Chart): string {
  return `<figure><figcaption>${escaped(title)}</figcaption>${svg}</figure>`;
}

function tableOf({ title, columns, rows }: Table): string {
  // A header cell without text must not be a `<th>`.
  const head = columns.map((name) =>
    name === "" ? "<td></td>" : `<th scope="col">${escaped(name)}</th>`,
  );
  const body = rows.map(([name = "", ...cells]) => {
    const rest = cells.map((cell) => `<td>${escaped(cell)}</td>`).join("");
    return `<tr><th scope="row">${escaped(name)}</th>${rest}</tr>`;
  });
  return `<div class="wide" tabindex="0" role="region" aria-label="${escaped(title)}"><table><caption>${escaped(title)}</caption><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
