import { countOf } from "@/components/count";

/** What of the address could not be used; the search went on without it. */
export function Problems({ problems }: { problems: string[] }) {
  if (problems.length === 0) return null;
  return (
    <div role="note" className="mb-3 border-l-2 border-accent pl-3 text-small text-muted">
      <p>{countOf(problems.length, "part")} of this address could not be used:</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}
