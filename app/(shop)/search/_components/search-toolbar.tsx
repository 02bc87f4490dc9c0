import { ModeSwitch } from "@/app/(shop)/search/_components/mode-switch";
import { StyleCount } from "@/app/(shop)/search/_components/style-count";
import { ViewSwitch } from "@/app/(shop)/search/_components/view-switch";
import type { SearchRequest } from "@/lib/search/types";

/** How the results are ordered, right above them. Without a query there is nothing to order by. */
export function SearchToolbar({ request }: { request: SearchRequest }) {
  const browsing = request.q === "" && request.photo === null;
  if (browsing) return <div className="mt-4" />;
  return (
    <div className="mt-2 mb-4 flex flex-wrap items-center justify-between gap-x-8 border-b border-hairline">
      <ViewSwitch request={request} />
      {request.view === "varied" ? (
        <StyleCount request={request} />
      ) : (
        <ModeSwitch request={request} />
      )}
    </div>
  );
}
