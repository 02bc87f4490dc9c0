import { ChoiceLink } from "@/app/(shop)/search/_components/choice-link";
import { searchHref } from "@/lib/search/search-params";
import type { Mode, SearchRequest } from "@/lib/search/types";

const CHOICES: { mode: Mode; name: string }[] = [
  { mode: "average", name: "both" },
  { mode: "description", name: "description" },
  { mode: "image", name: "photo" },
];

/** What of a product the query is held against. A photo alone is always held against photos. */
export function ModeSwitch({ request }: { request: SearchRequest }) {
  if (request.q === "" && request.photo !== null)
    return <p className="text-small text-muted">Matched by photo</p>;
  return (
    <div className="flex items-center gap-x-4 text-small text-muted">
      <span id="match-by">Match by</span>
      <ul aria-labelledby="match-by" className="flex gap-x-4">
        {CHOICES.map(({ mode, name }) => {
          const chosen = request.mode === mode;
          return (
            <li key={mode}>
              <ChoiceLink href={searchHref({ ...request, mode, page: 1 })} chosen={chosen}>
                <span className={`quiet-link ${chosen ? "decoration-current" : ""}`}>{name}</span>
              </ChoiceLink>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
