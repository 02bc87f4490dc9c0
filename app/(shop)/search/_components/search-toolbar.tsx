import type { ReactNode } from "react";
import { ModeSwitch } from "@/app/(shop)/search/_components/mode-switch";
import { StyleCount } from "@/app/(shop)/search/_components/style-count";
import { ViewSwitch } from "@/app/(shop)/search/_components/view-switch";
import { isBrowsing } from "@/lib/search/search-params";
import type { SearchRequest } from "@/lib/search/types";

/**
 * How the results are ordered and how many there are, right above them; on a phone in two rows, whatever is chosen,
 * so that nothing moves. Without a query there is nothing to order by.
 */
export function SearchToolbar({
  request,
  children,
}: {
  request: SearchRequest;
  children: ReactNode;
}) {
  const browsing = isBrowsing(request);
  return (
    <div
      className={`mb-4 grid grid-cols-[1fr_auto] items-center gap-x-8 border-b border-hairline ${
        browsing ? "" : "md:grid-cols-[1fr_auto_auto]"
      }`}
    >
      {browsing ? (
        <p className="target text-muted">Newest first</p>
      ) : (
        <ViewSwitch request={request} />
      )}
      <p
        role="status"
        className="text-small text-muted tabular-nums md:order-last md:min-w-24 md:text-right"
      >
        {children}
      </p>
      {browsing ? null : (
        <div className="flex min-h-11 items-center max-md:col-span-2">
          {request.view === "varied" ? (
            <StyleCount request={request} />
          ) : (
            <ModeSwitch request={request} />
          )}
        </div>
      )}
    </div>
  );
}
