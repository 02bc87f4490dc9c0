import { z } from "zod";
import { type Filters, MODES, type SearchRequest, VIEWS } from "@/lib/search/types";

export const MAX_QUERY_CHARACTERS = 1000;
export const MAX_PER_PAGE = 100;
/** Deeper pages cost the database more than they are worth to anyone. */
export const MAX_PAGE = 10_000;

const NO_FILTERS: Filters = {
  category: null,
  fine: null,
  colours: [],
  minPriceMinor: null,
  maxPriceMinor: null,
  inStock: false,
};

export const DEFAULT_REQUEST: SearchRequest = {
  q: "",
  photo: null,
  mode: "average",
  view: "relevance",
  styles: 5,
  page: 1,
  perPage: 40,
  filters: NO_FILTERS,
  lexical: true,
};

export type ParsedSearch = {
  request: SearchRequest;
  /** What was wrong, one sentence each; the offending parameter has its default in `request`. */
  problems: string[];
  /** Names that mean nothing here, such as a campaign's tags. */
  unknown: string[];
};

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max));

const parsers = {
  mode: z.enum(MODES),
  view: z.enum(VIEWS),
  styles: wholeNumber(2, 10),
  page: wholeNumber(1, MAX_PAGE),
  perPage: wholeNumber(1, MAX_PER_PAGE),
  photo: z.uuid(),
  price: z
    .string()
    .regex(/^\d{1,7}([.,]\d{1,2})?$/)
    .transform((text) => Math.round(Number(text.replace(",", ".")) * 100)),
  onOff: z.enum(["on", "off"]),
  inStock: z.enum(["1", "0", "true", "false", "on", "off"]),
  name: z.string().min(1).max(120),
};

const EXPECTED = {
  mode: `must be one of ${MODES.join(", ")}`,
  view: `must be one of ${VIEWS.join(", ")}`,
  styles: "must be a whole number from 2 to 10",
  page: `must be a whole number from 1 to ${MAX_PAGE}`,
  perPage: `must be a whole number from 1 to ${MAX_PER_PAGE}`,
  photo: "must be the id of an uploaded photo",
  minPrice: "must be an amount such as 20 or 19.90",
  maxPrice: "must be an amount such as 20 or 19.90",
  inStock: "must be 1 or 0",
  lexical: "must be on or off",
  category: "must be a category's name",
  fine: "must be a fine category's name",
  colour: "must be a colour's name",
  q: `must be at most ${MAX_QUERY_CHARACTERS} characters`,
};

type Name = keyof typeof EXPECTED;

/**
 * Reads a search from a URL. Never throws: what does not fit is replaced by its default and named in `problems`,
 * which a page shows gently and the JSON endpoint answers with 400.
 */
export function parseSearchRequest(params: URLSearchParams): ParsedSearch {
  const problems: string[] = [];

  function read<T>(name: Name, schema: z.ZodType<T, string>, fallback: T): T {
    const given = params.get(name);
    if (given === null || given === "") return fallback;
    const parsed = schema.safeParse(given);
    if (parsed.success) return parsed.data;
    problems.push(`${name} ${EXPECTED[name]}.`);
    return fallback;
  }

  const nullable = <T>(schema: z.ZodType<T, string>) => schema as z.ZodType<T | null, string>;
  const q = cleanQuery(params.get("q") ?? "");
  if (q.length > MAX_QUERY_CHARACTERS) problems.push(`q ${EXPECTED.q}; this one has ${q.length}.`);

  const colours = [...new Set(params.getAll("colour").flatMap((value) => value.split(",")))]
    .map((value) => cleanQuery(value))
    .filter((value) => value !== "");
  if (colours.some((colour) => colour.length > 120)) problems.push(`colour ${EXPECTED.colour}.`);

  const filters: Filters = {
    category: read("category", nullable(parsers.name), null),
    fine: read("fine", nullable(parsers.name), null),
    colours: colours.filter((colour) => colour.length <= 120).slice(0, 20),
    minPriceMinor: read("minPrice", nullable(parsers.price), null),
    maxPriceMinor: read("maxPrice", nullable(parsers.price), null),
    inStock: ["1", "true", "on"].includes(read("inStock", parsers.inStock, "0")),
  };
  const request: SearchRequest = {
    q: truncateText(q, MAX_QUERY_CHARACTERS),
    photo: read("photo", nullable(parsers.photo), null),
    mode: read("mode", parsers.mode, DEFAULT_REQUEST.mode),
    view: read("view", parsers.view, DEFAULT_REQUEST.view),
    styles: read("styles", parsers.styles, DEFAULT_REQUEST.styles),
    page: read("page", parsers.page, DEFAULT_REQUEST.page),
    perPage: read("perPage", parsers.perPage, DEFAULT_REQUEST.perPage),
    filters,
    lexical: read("lexical", parsers.onOff, "on") === "on",
  };
  const unknown = [...new Set(params.keys())].filter((name) => !(name in EXPECTED));
  return { request, problems, unknown };
}

/** Prints a search as a URL; what has its default value is left out, so equal searches have equal URLs. */
export function searchHref(request: Partial<SearchRequest>, pathname = "/search"): string {
  const full = { ...DEFAULT_REQUEST, ...request };
  const params = new URLSearchParams();
  if (full.q) params.set("q", full.q);
  if (full.photo) params.set("photo", full.photo);
  for (const name of ["mode", "view", "styles", "page", "perPage"] as const) {
    if (full[name] !== DEFAULT_REQUEST[name]) params.set(name, String(full[name]));
  }
  const { category, fine, colours, minPriceMinor, maxPriceMinor, inStock } = full.filters;
  if (category) params.set("category", category);
  if (fine) params.set("fine", fine);
  for (const colour of colours) params.append("colour", colour);
  if (minPriceMinor !== null) params.set("minPrice", amount(minPriceMinor));
  if (maxPriceMinor !== null) params.set("maxPrice", amount(maxPriceMinor));
  if (inStock) params.set("inStock", "1");
  if (!full.lexical) params.set("lexical", "off");
  const search = params.toString();
  return search ? `${pathname}?${search}` : pathname;
}

/** Control characters and lone surrogates become spaces, runs of white space one space. */
export function cleanQuery(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\uFFFD]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

function truncateText(text: string, characters: number): string {
  return text.slice(0, characters).toWellFormed().trimEnd();
}

function amount(minor: number): string {
  return minor % 100 === 0 ? String(minor / 100) : (minor / 100).toFixed(2);
}
