import type { Random } from "@/lib/evaluation/random";

/** What clients do: the number of choices of each kind in a hundred. */
export const SHARES = {
  "search page": 40,
  "search API": 40,
  photo: 5,
  page: 10,
  "admin list": 2,
  "admin edit": 2,
  "admin create": 1,
} as const;

export type Kind = keyof typeof SHARES;
export const KINDS = Object.keys(SHARES) as Kind[];

export function chooseKind(random: Random): Kind {
  let rest = random() * 100;
  for (const kind of KINDS) {
    rest -= SHARES[kind];
    if (rest < 0) return kind;
  }
  return "search page";
}

/** What there is to search for and to look at. */
export type Vocabulary = {
  colours: readonly string[];
  broads: readonly string[];
  fines: readonly string[];
  brands: readonly string[];
  tags: readonly string[];
  handles: readonly string[];
};

export function pick<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("There is nothing to choose from.");
  return item;
}

/** The parameters of a search as shoppers make it: words, a few filters, an order, facets, a later page. */
export function searchParameters(words: Vocabulary, random: Random): URLSearchParams {
  const parameters = new URLSearchParams();
  const texts = [
    () => `${pick(words.colours, random)} ${pick(words.fines, random)}`,
    () => `${pick(words.fines, random)} ${pick(words.tags, random)}`,
    () => `${pick(words.brands, random)} ${pick(words.fines, random)}`,
    () =>
      `${pick(words.colours, random)} ${pick(words.fines, random)} ${Math.floor(random() * 1e6)}`,
  ];
  parameters.set("q", pick(texts, random)().toLowerCase());
  if (random() < 0.2) parameters.append("category", pick(words.broads, random));
  if (random() < 0.2) parameters.append("colour", pick(words.colours, random));
  if (random() < 0.2) parameters.set("maxPrice", String(20 + Math.floor(random() * 200)));
  if (random() < 0.2) parameters.set("sort", pick(["price-up", "price-down", "newest"], random));
  if (random() < 0.2) parameters.set("inStock", "1");
  if (random() < 0.3) parameters.set("view", "varied");
  if (random() < 0.1) parameters.set("page", "2");
  return parameters;
}

/** A page other than a search. */
export function pagePath(words: Vocabulary, random: Random): string {
  const paths = [
    () => "/",
    () => "/categories",
    () => `/products/${pick(words.handles, random)}`,
    () => `/products/${pick(words.handles, random)}`,
  ];
  return pick(paths, random)();
}

const REQUESTS_PER_ADDRESS = 25;

/** The address that a client's n-th request comes from according to the proxy: shoppers come and go. */
export function addressOf(client: number, request: number): string {
  const visitor = Math.floor(request / REQUESTS_PER_ADDRESS);
  return `10.${client % 256}.${Math.floor(visitor / 250) % 250}.${1 + (visitor % 250)}`;
}
