import { useTranslations } from "next-intl";
import { ChoiceLink } from "@/app/(shop)/_components/results/choice-link";
import { type Place, placeHref } from "@/app/(shop)/_components/results/place";
import type { Mode, SearchRequest } from "@/lib/search/types";

const CHOICES: Mode[] = ["average", "description", "image"];

/** Chooses what the query is compared with. A photo alone is always compared with photos. */
export function ModeSwitch({ place, request }: { place: Place; request: SearchRequest }) {
  const t = useTranslations("Search.mode");
  if (request.q === "" && request.photo !== null) {
    return <p className="text-small text-muted">{t("photoOnly")}</p>;
  }
  return (
    <div className="flex items-center gap-x-4 text-small text-muted">
      <span id="match-by" className="shrink-0">
        {t("label")}
      </span>
      <ul aria-labelledby="match-by" className="flex gap-x-4">
        {CHOICES.map((mode) => {
          const chosen = request.mode === mode;
          return (
            <li key={mode}>
              <ChoiceLink
                href={placeHref(place, { ...request, mode, page: 1, open: null })}
                chosen={chosen}
              >
                <span className={`quiet-link ${chosen ? "decoration-current" : ""}`}>
                  {t(mode)}
                </span>
              </ChoiceLink>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
