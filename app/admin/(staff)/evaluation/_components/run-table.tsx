import Link from "next/link";
import { RunState } from "@/app/admin/(staff)/evaluation/_components/run-state";
import { RunTime } from "@/app/admin/(staff)/evaluation/_components/run-time";
import type { ListedRun } from "@/lib/evaluation-runs/schema";

const CELL = "border-b border-hairline py-2 pr-4 align-top";
const HEAD = `${CELL} text-left font-normal text-muted`;

/** Past runs, newest first. */
export function RunTable({ runs }: { runs: ListedRun[] }) {
  return (
    <div className="relative mt-6 overflow-x-auto">
      <table className="w-full text-small">
        <caption className="sr-only">Runs</caption>
        <thead>
          <tr>
            <th scope="col" className={HEAD}>
              Started
            </th>
            <th scope="col" className={HEAD}>
              Protocol
            </th>
            <th scope="col" className={`${HEAD} max-md:hidden`}>
              Model
            </th>
            <th scope="col" className={`${HEAD} text-right sm:pr-8 max-sm:hidden`}>
              Products
            </th>
            <th scope="col" className={`${HEAD} text-right sm:pr-8 max-sm:hidden`}>
              Queries
            </th>
            <th scope="col" className={HEAD}>
              Result
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id} className="hover:bg-plate">
              <th scope="row" className={`${CELL} text-left font-normal whitespace-nowrap`}>
                <Link
                  href={`/admin/evaluation/${run.id}`}
                  prefetch={false}
                  className="quiet-link inline-block min-h-11 underline decoration-hairline pointer-fine:min-h-0"
                >
                  <RunTime at={run.createdAt} />
                </Link>
              </th>
              <td className={CELL}>{run.options.protocol}</td>
              <td className={`${CELL} max-md:hidden`}>{run.modelKey}</td>
              <td className={`${CELL} text-right tabular-nums sm:pr-8 max-sm:hidden`}>
                {run.catalogueSize.toLocaleString("en")}
              </td>
              <td className={`${CELL} text-right tabular-nums sm:pr-8 max-sm:hidden`}>
                {run.options.protocol === "products"
                  ? "all"
                  : run.options.queries.toLocaleString("en")}
              </td>
              <td className={CELL}>
                <RunState run={run} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
