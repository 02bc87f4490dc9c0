import type { RunChart } from "@/lib/evaluation-runs/schema";

/** A run's charts, on the white background they were drawn on; the tables below them hold the same data. */
export function Charts({ charts }: { charts: RunChart[] }) {
  return (
    <div className="mt-8 grid gap-6 xl:grid-cols-2">
      {charts.map(({ name, title, svg }) => (
        <figure key={name} className={charts.length === 1 ? "xl:col-span-2 xl:max-w-5xl" : ""}>
          <figcaption className="font-medium">{title}</figcaption>
          <picture>
            <img
              src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
              alt={`Chart: ${title}`}
              className="mt-2 h-auto w-full bg-[white] dark:brightness-90"
            />
          </picture>
        </figure>
      ))}
    </div>
  );
}
