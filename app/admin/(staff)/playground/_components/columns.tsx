import { HighlightSame } from "@/app/admin/(staff)/playground/_components/highlight-same";
import { ResultRow } from "@/app/admin/(staff)/playground/_components/result-row";
import type {
  PlaygroundAnswer,
  PlaygroundColumn,
  StoredAverages,
} from "@/lib/evaluation-runs/playground";
import type { Mode, View } from "@/lib/search/types";

const MODE_NAMES: Record<Mode, string> = {
  description: "Description",
  image: "Photo",
  average: "Average",
};
const VIEW_NAMES: Record<View, string> = { relevance: "closest first", varied: "varied" };

/** Three modes × two views side by side; on a phone they scroll sideways, one at a time. */
export function Columns({
  answer,
  stored,
  rows,
  styles,
}: {
  answer: PlaygroundAnswer;
  stored: StoredAverages;
  rows: number;
  styles: number;
}) {
  const { columns, embedMs, model } = answer;
  const similarities = columns.flatMap(({ results }) =>
    results.map(({ similarity }) => similarity),
  );
  const most = Math.max(
    0.01,
    ...similarities.map(({ textPart, imagePart }) => Math.abs(textPart) + Math.abs(imagePart)),
  );
  const places = columns.map(
    ({ results }) => new Map(results.map(({ id }, index) => [id, index + 1])),
  );
  return (
    <>
      <p className="py-3 text-small text-muted tabular-nums">
        {model} · query embedded in {milliseconds(embedMs)} · <Swatch className="bg-ink" /> what the
        description adds to the average, <Swatch className="bg-accent" /> what the photo adds
        {stored.centred &&
          " (the shop’s averages have each modality’s mean subtracted, which this leaves out)"}
      </p>
      <HighlightSame>
        <div className="relative -mx-4 flex snap-x snap-mandatory scroll-px-4 gap-4 overflow-x-auto px-4 sm:-mx-6 sm:scroll-px-6 sm:px-6 lg:-mx-10 lg:scroll-px-10 lg:px-10 xl:mx-0 xl:grid xl:grid-cols-6 xl:px-0">
          {columns.map((column, at) => (
            <section
              key={`${column.mode}-${column.view}`}
              aria-label={`${MODE_NAMES[column.mode]}, ${VIEW_NAMES[column.view]}`}
              className="w-[82vw] max-w-80 shrink-0 snap-start xl:w-auto xl:max-w-none"
            >
              <Head column={column} />
              <ol>
                {column.results.slice(0, rows).map((result, index) => (
                  <ResultRow
                    key={result.id}
                    result={result}
                    rank={index + 1}
                    ranks={places.map((place) => place.get(result.id) ?? null)}
                    own={at}
                    styles={styles}
                    most={most}
                  />
                ))}
              </ol>
              {column.results.length === 0 && (
                <p className="py-6 text-small text-muted">Nothing is embedded for this.</p>
              )}
            </section>
          ))}
        </div>
      </HighlightSame>
    </>
  );
}

function Head({ column }: { column: PlaygroundColumn }) {
  const { mode, view, searchMs, rerankMs } = column;
  return (
    <header className="border-b border-edge pb-2">
      <h2 className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{MODE_NAMES[mode]}</span>
        <span className="text-small text-muted">{VIEW_NAMES[view]}</span>
      </h2>
      <p className="text-small text-muted tabular-nums">
        search {milliseconds(searchMs)}
        {view === "varied" ? ` + rerank ${milliseconds(rerankMs)}` : null}
      </p>
    </header>
  );
}

function Swatch({ className }: { className: string }) {
  return <span aria-hidden="true" className={`mx-1 inline-block size-2.5 ${className}`} />;
}

function milliseconds(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
}
