import { useTranslations } from "next-intl";
import { ChoiceLink } from "@/app/(shop)/_components/results/choice-link";
import { type Place, placeHref } from "@/app/(shop)/_components/results/place";
import { printView } from "@/app/(shop)/_components/results/remembered-view";
import { type SearchRequest, VIEWS } from "@/lib/search/types";

/** Switches between relevance and variety, with a description of each. */
export function ViewSwitch({ place, request }: { place: Place; request: SearchRequest }) {
  const t = useTranslations("Search.view");
  return (
    <ul aria-label={t("label")} className="flex gap-x-6">
      {VIEWS.map((view) => {
        const chosen = request.view === view;
        const next = { ...request, view, page: 1, open: null };
        return (
          <li
            key={view}
            className={`-mb-px border-b-2 ${chosen ? "border-accent" : "border-transparent"}`}
          >
            <ChoiceLink href={placeHref(place, next)} chosen={chosen} remember={printView(next)}>
              <span className={chosen ? "font-medium" : ""}>{t(view)}</span>
              <span className="ml-2 text-small text-muted max-xl:hidden">{t(`${view}Effect`)}</span>
            </ChoiceLink>
          </li>
        );
      })}
    </ul>
  );
}
