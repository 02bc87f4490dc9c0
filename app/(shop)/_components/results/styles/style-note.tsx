import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Place, placeHref } from "@/app/(shop)/_components/results/place";
import type { StyleNote as Note } from "@/app/(shop)/_components/results/styles/style-notes";
import { PendingMark } from "@/components/pending-mark";
import type { SearchRequest } from "@/lib/search/types";

/** The ids of a style's control on its card, and of the row that the control unfolds. */
export function styleControlId(style: number): string {
  return `style-${style}-control`;
}

export function styleRowId(style: number): string {
  return `style-${style}`;
}

/**
 * "Style 2 of 5 · 11 more like this" on a card's photo, on two lines if one is too narrow. It unfolds those products
 * below the card's row, and folds them away again.
 */
export function StyleNote({
  place,
  request,
  note: { style, count, more },
}: {
  place: Place;
  request: SearchRequest;
  note: Note;
}) {
  const t = useTranslations("Search");
  const name = t("style", { number: style, count });
  const shape = "absolute bottom-0 left-0 bg-paper pt-1 pr-3 text-small tabular-nums";
  if (more === 0) return <p className={shape}>{name}</p>;
  const open = request.open === style;
  const href = placeHref(place, { ...request, open: open ? null : style, page: 1 });
  // Without scripts the page reloads, and the address says where to scroll to.
  const anchor = open ? styleControlId(style) : styleRowId(style);
  return (
    <Link
      id={styleControlId(style)}
      href={`${href}#${anchor}`}
      rel="nofollow"
      scroll={false}
      prefetch={false}
      aria-expanded={open}
      aria-controls={open ? styleRowId(style) : undefined}
      className={`style-note z-1 flex pointer-coarse:min-h-11 max-sm:flex-col max-sm:justify-end sm:items-end ${shape}`}
    >
      <span>{name}</span>
      <span className="mx-1 max-sm:sr-only"> · </span>
      <span className="text-muted">{t("moreLikeThis", { count: more })}</span>
      <PendingMark />
    </Link>
  );
}
