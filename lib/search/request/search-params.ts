import type { z } from "zod";
import {
  EXPECTED,
  MAX_EXAMPLES,
  MAX_NAME_CHARACTERS,
  MAX_QUERY_CHARACTERS,
  MAX_VALUES,
  type ParameterName,
  parameterSchemas,
} from "@/lib/search/request/param-schemas";
import { type Filters, NO_FILTERS, type SearchRequest } from "@/lib/search/types";

export const DEFAULT_REQUEST: SearchRequest = {
  q: "",
  photo: null,
  wordsWeight: 50,
  more: [],
  less: [],
  mode: "average",
  view: "relevance",
  styles: 5,
  open: null,
  sort: "relevance",
  page: 1,
  perPage: 40,
  filters: NO_FILTERS,
  lexical: true,
  cutoff: true,
  collapse: null,
};

export type Problem = { parameter: ParameterName; message: string };

export type ParsedSearch = {
  request: SearchRequest;
  /** Whether the JSON endpoint includes the facets. */
  facets: boolean;
  /** One sentence per invalid parameter; `request` has its default instead. */
  problems: Problem[];
  /** Names of parameters that are not the shop's, such as a campaign's tags. */
  unknown: string[];
};

/**
 * Reads a search from a URL. Never throws: an invalid value is replaced by its default and reported in `problems`,
 * which a page shows gently and the JSON endpoint answers with 400.
 */
export function parseSearchRequest(params: URLSearchParams): ParsedSearch {
  const problems: Problem[] = [];
  const complain = (parameter: ParameterName, more = "") =>
    problems.push({ parameter, message: `${parameter} ${EXPECTED[parameter]}${more}.` });

  function read<Name extends keyof typeof parameterSchemas, Fallback>(
    name: Name,
    fallback: Fallback,
  ): z.output<(typeof parameterSchemas)[Name]> | Fallback {
    const given = params.get(name);
    if (given === null || given === "") return fallback;
    const parsed = parameterSchemas[name].safeParse(given);
    if (parsed.success) return parsed.data as z.output<(typeof parameterSchemas)[Name]>;
    complain(name);
    return fallback;
  }

  function readNames(name: ParameterName, most: number, separator?: string): string[] {
    const given = params
      .getAll(name)
      .flatMap((value) => (separator ? value.split(separator) : value));
    const names = [...new Set(given.map(cleanQuery))].filter((value) => value !== "");
    const fitting = names.filter((value) => value.length <= MAX_NAME_CHARACTERS);
    if (fitting.length < names.length || fitting.length > most) complain(name);
    return fitting.slice(0, most);
  }

  const q = cleanQuery(params.get("q") ?? "");
  if (q.length > MAX_QUERY_CHARACTERS) complain("q", `; this one has ${q.length}`);
  const filters: Filters = {
    categories: readNames("category", MAX_VALUES),
    fines: readNames("fine", MAX_VALUES),
    colours: readNames("colour", MAX_VALUES, ","),
    tags: readNames("tag", MAX_VALUES),
    minPriceHundredths: read("minPrice", null),
    maxPriceHundredths: read("maxPrice", null),
    inStock: read("inStock", false),
  };
  const request: SearchRequest = {
    q: truncateText(q, MAX_QUERY_CHARACTERS),
    photo: read("photo", null),
    wordsWeight: read("wordsWeight", DEFAULT_REQUEST.wordsWeight),
    more: readNames("more", MAX_EXAMPLES),
    less: readNames("less", MAX_EXAMPLES),
    mode: read("mode", DEFAULT_REQUEST.mode),
    view: read("view", DEFAULT_REQUEST.view),
    styles: read("styles", DEFAULT_REQUEST.styles),
    open: read("open", null),
    sort: read("sort", DEFAULT_REQUEST.sort),
    page: read("page", DEFAULT_REQUEST.page),
    perPage: read("perPage", DEFAULT_REQUEST.perPage),
    filters,
    lexical: read("lexical", true),
    cutoff: read("floor", true),
    collapse: read("variants", null),
  };
  const unknown = [...new Set(params.keys())].filter((name) => !Object.hasOwn(EXPECTED, name));
  return { request, facets: read("facets", false), problems, unknown };
}

const PLAIN = ["wordsWeight", "mode", "view", "styles", "open", "sort", "page", "perPage"] as const;

/** Writes a search as a URL. Default values are left out, so equal searches have equal URLs. */
export function searchHref(request: Partial<SearchRequest>, pathname = "/search"): string {
  const full = { ...DEFAULT_REQUEST, ...request };
  const { filters } = full;
  const params = new URLSearchParams();
  const appendAll = (name: ParameterName, values: string[]) => {
    for (const value of values) params.append(name, value);
  };
  if (full.q) params.set("q", full.q);
  if (full.photo) params.set("photo", full.photo);
  appendAll("more", full.more);
  appendAll("less", full.less);
  for (const name of PLAIN) {
    const value = full[name];
    if (value !== null && value !== DEFAULT_REQUEST[name]) params.set(name, String(value));
  }
  appendAll("category", filters.categories);
  appendAll("fine", filters.fines);
  appendAll("colour", filters.colours);
  appendAll("tag", filters.tags);
  if (filters.minPriceHundredths !== null)
    params.set("minPrice", writtenPrice(filters.minPriceHundredths));
  if (filters.maxPriceHundredths !== null)
    params.set("maxPrice", writtenPrice(filters.maxPriceHundredths));
  if (filters.inStock) params.set("inStock", "1");
  if (!full.lexical) params.set("lexical", "off");
  if (!full.cutoff) params.set("floor", "off");
  if (full.collapse !== null) params.set("variants", full.collapse ? "one" : "all");
  const search = params.toString();
  return search ? `${pathname}?${search}` : pathname;
}

/** Whether a request browses, that is, has no words, no photo and no examples to be like. */
export function isBrowsing({ q, photo, more }: SearchRequest): boolean {
  return q === "" && photo === null && more.length === 0;
}

/** Replaces control characters and lone surrogates with spaces and collapses white space. */
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

/** A price as it is written in URLs and price fields: "20", "19.90". */
export function writtenPrice(hundredths: number): string {
  return hundredths % 100 === 0 ? String(hundredths / 100) : (hundredths / 100).toFixed(2);
}
