import { ChoiceLink } from "@/app/(shop)/search/_components/choice-link";
import { searchHref } from "@/lib/search/search-params";
import type { SearchRequest, View } from "@/lib/search/types";

const CHOICES: { view: View; name: string; effect: string }[] = [
  { view: "relevance", name: "Closest first", effect: "the best match leads" },
  { view: "varied", name: "Varied", effect: "one of each style in turn" },
];

/** Relevance or variety, in words, with what each does. */
export function ViewSwitch({ request }: { request: SearchRequest }) {
  return (
    <ul aria-label="Order of the results" className="flex gap-x-6">
      {CHOICES.map(({ view, name, effect }) => {
        const chosen = request.view === view;
        return (
          <li
            key={view}
            className={`-mb-px border-b-2 ${chosen ? "border-accent" : "border-transparent"}`}
          >
            <ChoiceLink href={searchHref({ ...request, view, page: 1 })} chosen={chosen}>
              <span className={chosen ? "font-medium" : ""}>{name}</span>
              <span className="ml-2 text-small text-muted max-lg:hidden">{effect}</span>
            </ChoiceLink>
          </li>
        );
      })}
    </ul>
  );
}
