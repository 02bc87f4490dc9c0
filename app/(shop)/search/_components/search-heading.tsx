import type { ReactNode } from "react";
import type { SearchRequest } from "@/lib/search/types";

export function searchTitle({ q, photo }: Pick<SearchRequest, "q" | "photo">): string {
  if (q === "") return photo === null ? "Everything" : "Like your photo";
  return photo === null ? `“${q}”` : `Like your photo, “${q}”`;
}

/** What was asked, as the page's heading, and how much was found. */
export function SearchHeading({
  request,
  children,
}: {
  request: SearchRequest;
  children: ReactNode;
}) {
  return (
    <div className="mt-6 flex items-baseline justify-between gap-6">
      <h1 className="line-clamp-2 min-w-0 font-serif text-large wrap-anywhere">
        {searchTitle(request)}
      </h1>
      <p role="status" className="shrink-0 text-small text-muted tabular-nums">
        {children}
      </p>
    </div>
  );
}
