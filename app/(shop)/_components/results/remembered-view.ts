import { MAX_STYLES, MIN_STYLES } from "@/lib/search/request/param-schemas";
import { DEFAULT_REQUEST } from "@/lib/search/request/search-params";
import { type SearchRequest, VIEWS } from "@/lib/search/types";

/** Stores the view and the number of styles that a shopper last chose, as "varied.5". */
export const VIEW_COOKIE = "view";

type Remembered = Pick<SearchRequest, "view" | "styles">;

export function printView({ view, styles }: Remembered): string {
  return `${view}.${styles}`;
}

/** Reads the cookie, falling back to the defaults if it makes no sense. */
export function readView(cookie: string | undefined): Remembered {
  const { view, styles } = DEFAULT_REQUEST;
  const [, name, number] = /^([a-z]+)\.([1-9]\d?)$/.exec(cookie ?? "") ?? [];
  const known = VIEWS.find((each) => each === name);
  const count = Number(number);
  if (!known || count < MIN_STYLES || count > MAX_STYLES) return { view, styles };
  return { view: known, styles: count };
}
