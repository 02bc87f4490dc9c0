import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PendingMark } from "@/components/pending-mark";

/**
 * One value of a facet and the number of products it leads to: a link that looks like a checkbox and says whether it is
 * checked. `nofollow`, because the combinations are endless.
 */
export function FacetValueLink({
  href,
  chosen,
  count,
  orMore,
  children,
}: {
  href: string;
  chosen: boolean;
  count: number;
  /** Whether only part of the catalogue was counted. */
  orMore: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("Common");
  const format = useFormatter();
  return (
    <Link
      href={href}
      rel="nofollow"
      scroll={false}
      prefetch={false}
      aria-current={chosen ? "true" : undefined}
      className="facet-value target w-full gap-2.5 text-small pointer-fine:min-h-8"
    >
      <span aria-hidden="true" className="facet-tick" />
      {children}
      <span className="ml-auto pl-2 text-muted tabular-nums">
        <span aria-hidden="true">
          {format.number(count)}
          {orMore ? "+" : null}
        </span>
        <span className="sr-only">{t(orMore ? "productsOrMore" : "products", { count })}</span>
      </span>
      <PendingMark />
    </Link>
  );
}

/** A value's name as the catalogue spells it, with a capital first letter. */
export function ValueName({ children }: { children: ReactNode }) {
  return <span className="block min-w-0 truncate first-letter:uppercase">{children}</span>;
}
