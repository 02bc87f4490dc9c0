import type { Table } from "@/lib/evaluation/report/table";

const CELL = "py-1 pr-6 font-normal whitespace-nowrap";

/** A report's table, whose first column names each row. */
export function FigureTable({ table: { title, columns, rows } }: { table: Table }) {
  // Several headings may be empty, so the key includes the index.
  const heads = columns.map((name, at) => ({ key: `${name} ${at}`, name, at }));
  return (
    <section aria-label={title} className="mt-8">
      <h2 className="font-medium">{title}</h2>
      <div className="relative mt-2 max-h-[36rem] overflow-auto" {...scrolledByKeyboard(title)}>
        <table className="text-small tabular-nums">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              {heads.map(({ key, name, at }) => {
                const look = `sticky top-0 border-b border-edge bg-paper align-bottom text-muted ${CELL} ${at === 0 ? "text-left" : "text-right"}`;
                // An empty heading must not be a `th`.
                if (name === "") return <td key={key} className={look} />;
                return (
                  <th key={key} scope="col" className={look}>
                    {name}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row[0]} className="hover:bg-plate">
                <th scope="row" className={`border-b border-hairline text-left ${CELL}`}>
                  {row[0]}
                </th>
                {heads.slice(1).map(({ key, at }) => (
                  <td key={key} className={`border-b border-hairline text-right ${CELL}`}>
                    {row[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Without its own tab stop, a wide table could only be scrolled with a pointer. */
function scrolledByKeyboard(label: string) {
  return { role: "group", tabIndex: 0, "aria-label": label };
}
