import Link from "next/link";
import type { ReactNode } from "react";
import { PendingMark } from "@/components/pending-mark";
import { searchHref } from "@/lib/search/search-params";
import type { SearchRequest } from "@/lib/search/types";

const MIN_STYLES = 2;
const MAX_STYLES = 10;

/** Into how many styles the best matches are sorted. */
export function StyleCount({ request }: { request: SearchRequest }) {
  const { styles } = request;
  return (
    <fieldset className="flex items-center text-small text-muted">
      <legend className="sr-only">Number of styles</legend>
      <span aria-hidden="true">Sorted into</span>
      <Step request={request} styles={styles - 1} label="Fewer styles">
        −
      </Step>
      <span className="min-w-16 text-center text-ink tabular-nums" aria-live="polite">
        {styles} styles
      </span>
      <Step request={request} styles={styles + 1} label="More styles">
        +
      </Step>
    </fieldset>
  );
}

function Step({
  request,
  styles,
  label,
  children,
}: {
  request: SearchRequest;
  styles: number;
  label: string;
  children: ReactNode;
}) {
  const shape = "target w-11 justify-center text-large";
  if (styles < MIN_STYLES || styles > MAX_STYLES) {
    return (
      <span className={`${shape} opacity-40`} aria-hidden="true">
        {children}
      </span>
    );
  }
  return (
    <Link
      href={searchHref({ ...request, styles, page: 1 })}
      scroll={false}
      prefetch={false}
      aria-label={`${label}: ${styles}`}
      className={`${shape} transition-colors hover:text-ink`}
    >
      {children}
      <PendingMark />
    </Link>
  );
}
