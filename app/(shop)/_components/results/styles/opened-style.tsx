import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Place, placeHref } from "@/app/(shop)/_components/results/place";
import { CloseStyle } from "@/app/(shop)/_components/results/styles/close-style";
import { styleControlId, styleRowId } from "@/app/(shop)/_components/results/styles/style-note";
import { PendingMark } from "@/components/pending-mark";
import type { SearchRequest } from "@/lib/search/types";

/** The rest of a style, as a row of the grid below the style's first card. `children` are its cards, as `<li>`. */
export function OpenedStyle({
  place,
  request,
  style,
  count,
  children,
}: {
  place: Place;
  request: SearchRequest;
  style: number;
  count: number;
  children: ReactNode;
}) {
  const t = useTranslations("Search");
  const titleId = `${styleRowId(style)}-title`;
  return (
    <li id={styleRowId(style)} className="opened-style">
      <div className="mb-3 flex items-center justify-between gap-x-4">
        <h2 id={titleId} className="text-base font-medium tabular-nums">
          {t("opened.title", { number: style, count })}
        </h2>
        <CloseStyle
          href={`${placeHref(place, { ...request, open: null, page: 1 })}#${styleControlId(style)}`}
          controlId={styleControlId(style)}
        >
          {t("closeStyle", { number: style })}
          <PendingMark />
        </CloseStyle>
      </div>
      <ul className="product-grid results-grid" aria-labelledby={titleId}>
        {children}
      </ul>
    </li>
  );
}
