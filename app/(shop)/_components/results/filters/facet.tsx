import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { foldValues } from "@/app/(shop)/_components/results/filters/fold-values";
import type { FacetValue } from "@/lib/search/types";

/** One facet under its title. */
export function Facet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0 border-b border-hairline py-3 last:border-0">
      <legend className="contents">
        <h3 className="mb-1 text-base font-medium">{title}</h3>
      </legend>
      {children}
    </fieldset>
  );
}

/** The values of a facet as a list, with the rarer ones folded away. */
export function FacetValues<T extends FacetValue>({
  values,
  children,
}: {
  values: T[];
  children: (value: T) => ReactNode;
}) {
  const t = useTranslations("Search.filter");
  const { shown, folded } = foldValues(values);
  const list = (some: T[]) => (
    <ul>
      {some.map((value) => (
        <li key={value.value}>{children(value)}</li>
      ))}
    </ul>
  );
  if (folded.length === 0) return list(shown);
  return (
    <>
      {list(shown)}
      <details className="group/fold" open={folded.some(({ chosen }) => chosen)}>
        <summary className="target text-small text-muted transition-colors hover:text-ink pointer-fine:min-h-8">
          <span className="quiet-link group-open/fold:hidden">
            {t("showAll", { count: shown.length + folded.length })}
          </span>
          <span className="quiet-link hidden group-open/fold:inline">{t("showFewer")}</span>
        </summary>
        {list(folded)}
      </details>
    </>
  );
}
