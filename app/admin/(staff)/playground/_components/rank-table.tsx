import { MODES, VIEWS } from "@/lib/search/types";

const MODE_HEADS = { description: "text", image: "photo", average: "both" };
const VIEW_HEADS = { relevance: "closest", varied: "varied" };

/** A product's rank in every column, with the current column emphasized. `ranks` are ordered by mode, then by view. */
export function RankTable({
  ranks,
  own,
  title,
}: {
  ranks: (number | null)[];
  own: number;
  title: string;
}) {
  return (
    <table className="col-span-2 mt-1 w-full table-fixed text-muted tabular-nums">
      <caption className="sr-only">Ranks of {title}</caption>
      <thead>
        <tr>
          <td />
          {MODES.map((mode) => (
            <th key={mode} scope="col" className="text-right font-normal">
              {MODE_HEADS[mode]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {VIEWS.map((view, viewAt) => (
          <tr key={view}>
            <th scope="row" className="text-left font-normal">
              {VIEW_HEADS[view]}
            </th>
            {MODES.map((mode, modeAt) => {
              const at = modeAt * VIEWS.length + viewAt;
              return (
                <td key={mode} className={`text-right ${at === own ? "font-medium text-ink" : ""}`}>
                  {ranks[at] ?? "–"}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
