import { type Random, randomFrom } from "@/lib/evaluation/random";
import { openEditor, type ProductForm, saveProduct } from "@/scripts/check-stress/admin";
import type { Ledger } from "@/scripts/check-stress/ledger";
import {
  addressOf,
  chooseKind,
  type Kind,
  pagePath,
  pick,
  searchParameters,
  type Vocabulary,
} from "@/scripts/check-stress/mix";
import { problemOf } from "@/scripts/check-stress/problem";
import type { Tally } from "@/scripts/check-stress/tally";
import { callAction, FormArgument } from "@/scripts/load/action-call";
import type { ActionIds } from "@/scripts/load/action-ids";
import { readOutcome } from "@/scripts/load/outcome";
import { withComment } from "@/scripts/load/pictures";
import { type Answer, send } from "@/scripts/load/send";

export type Load = {
  shopUrls: readonly string[];
  actions: ActionIds;
  words: Vocabulary;
  photos: readonly Buffer[];
  productIds: readonly string[];
  cookies: ReadonlyMap<string, string>;
  ledger: Ledger;
  tally: Tally;
  seed: number;
  endsAtMs: number;
  signal: AbortSignal;
};

const TIMEOUT_MS = 30_000;
/** Keeps clients from sending a thousand requests a second to a shop that refuses every connection. */
const AFTER_FAILURE_MS = 500;

/** Makes one request after the other until the time is over. */
export async function runClient(index: number, load: Load): Promise<void> {
  const random = randomFrom(load.seed * 1_000 + index);
  for (let request = 0; Date.now() < load.endsAtMs && !load.signal.aborted; request++) {
    const visit: Visit = {
      ...{ load, random, request },
      kind: chooseKind(random),
      shopUrl: pick(load.shopUrls, random),
      options: {
        timeoutMs: TIMEOUT_MS,
        headers: {
          "x-forwarded-for": addressOf(index, request),
          "user-agent": `check-stress ${index}`,
        },
      },
    };
    const problem = await ACTS[visit.kind](visit);
    if (problem) await new Promise((resolve) => setTimeout(resolve, AFTER_FAILURE_MS));
  }
}

type Visit = {
  load: Load;
  random: Random;
  request: number;
  kind: Kind;
  shopUrl: string;
  options: { timeoutMs: number; headers: Record<string, string> };
};

type Act = (visit: Visit) => Promise<string | null>;

const ACTS: Record<Kind, Act> = {
  "search page": (visit) =>
    get(visit, `/search?${searchParameters(visit.load.words, visit.random)}`),
  async "search API"(visit) {
    const parameters = searchParameters(visit.load.words, visit.random);
    if (visit.random() < 0.2) parameters.set("facets", "on");
    return get(visit, `/api/search?${parameters}`);
  },
  page: (visit) => get(visit, pagePath(visit.load.words, visit.random)),
  photo: searchByPhoto,
  "admin list": (visit) => {
    const { cookies } = visit.load;
    const status = pick(["", "?status=draft", "?q=dress", "?page=2"], visit.random);
    return get(
      visit,
      `/admin${status}`,
      [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
    );
  },
  "admin edit": editPrice,
  "admin create": createProduct,
};

async function get(visit: Visit, path: string, cookie?: string): Promise<string | null> {
  const headers = { ...visit.options.headers, ...(cookie && { cookie }) };
  const answer = await send(`${visit.shopUrl}${path}`, { ...visit.options, headers });
  return note(visit, answer, problemOf(answer));
}

async function searchByPhoto(visit: Visit): Promise<string | null> {
  const { load, random, request, shopUrl, options } = visit;
  const photo = pick(load.photos, random);
  // One photo in five has been sent before.
  const name = random() < 0.2 ? "again" : `${options.headers["user-agent"]} ${request}`;
  const form = new FormArgument([
    ["q", ""],
    ["photo", { name: "photo.jpg", type: "image/jpeg", bytes: withComment(photo, name) }],
  ]);
  const id = load.actions.idOf("searchByPhotoAction");
  const answer = await callAction(`${shopUrl}/`, id, [form], options);
  const { kind, code, location } = readOutcome(answer);
  const isRight = (kind === "taken" && location?.includes("photo=")) || kind === "busy";
  const problem = note(visit, answer, isRight ? null : `${kind} (${code})`);
  return problem === null && location ? get(visit, location) : problem;
}

async function editPrice(visit: Visit): Promise<string | null> {
  const { load, random } = visit;
  const id = pick(load.productIds, random);
  if (!load.ledger.take(id)) return null;
  try {
    const page = `/admin/products/${id}`;
    const { admin, form, problem } = await open(visit, page);
    if (!form) return problem;
    const beforeMinor = Math.round(100 * Number(form.draft.price));
    const priceMinor = 500 + Math.floor(random() * 50_000);
    form.draft.price = (priceMinor / 100).toFixed(2);
    // One description in three changes, so that it is embedded again.
    if (random() < 0.34)
      form.draft.description = `${form.draft.description} Edit ${visit.request}.`;
    const saved = await saveProduct(admin, page, form);
    if (saved.id) load.ledger.confirm(id, priceMinor);
    else load.ledger.doubt(id, beforeMinor, priceMinor);
    return note(visit, saved.answer, saved.problem);
  } finally {
    load.ledger.release(id);
  }
}

/** Copies an existing product, with its photos, under another title. */
async function createProduct(visit: Visit): Promise<string | null> {
  const { load, random, request, options } = visit;
  const { admin, form, problem } = await open(
    visit,
    `/admin/products/${pick(load.productIds, random)}`,
  );
  if (!form) return problem;
  const priceMinor = 500 + Math.floor(random() * 50_000);
  const copy: Partial<ProductForm> = {
    status: "published",
    draft: {
      ...form.draft,
      handle: "",
      title: `${form.draft.title} by ${options.headers["user-agent"]} ${request}`.slice(0, 200),
      price: (priceMinor / 100).toFixed(2),
    },
    photos: form.photos,
  };
  const empty = await open(visit, "/admin/products/new");
  if (!empty.form) return empty.problem;
  const saved = await saveProduct(admin, "/admin/products/new", { ...empty.form, ...copy });
  if (saved.id) load.ledger.confirm(saved.id, priceMinor);
  return note(visit, saved.answer, saved.problem);
}

async function open({ load, shopUrl, options, ...visit }: Visit, page: string) {
  const { actions, cookies } = load;
  const admin = { shopUrl, actions, cookies, options };
  const { answer, form } = await openEditor(admin, page);
  const problem = problemOf(answer) ?? (form ? null : "no form on the page");
  return { admin, form, problem: note({ load, ...visit }, answer, problem) };
}

function note(
  { load, kind }: Pick<Visit, "load" | "kind">,
  { status, tookMs }: Answer,
  problem: string | null,
): string | null {
  load.tally.add({ kind, startedAtMs: Date.now() - tookMs, tookMs, status, problem });
  return problem;
}
