import { callAction } from "@/scripts/load/action-call";
import type { ActionIds } from "@/scripts/load/action-ids";
import { findProps } from "@/scripts/load/flight";
import { readOutcome } from "@/scripts/load/outcome";
import { type Answer, type SendOptions, send } from "@/scripts/load/send";
import { cookieHeader } from "@/scripts/load/sign-in";

/** What the product editor's form sends, whatever fields it currently has. */
export type ProductForm = Record<string, unknown> & {
  id: string | null;
  status: string;
  draft: Record<string, string>;
  photos: { token: string; alt: string }[];
};

export type Admin = {
  shopUrl: string;
  actions: ActionIds;
  cookies: ReadonlyMap<string, string>;
  options: SendOptions;
};

export type Saved = { answer: Answer; id: string | null; problem: string | null };

/** Tells the editor's props from others by their keys: a draft and its photos. */
const EDITORS = [
  ["draft", "photos", "product"],
  ["initial", "initialPhotos", "product"],
];

/**
 * The form of a product's page, or of the page for a new one, as a browser gets it; `form` is null if there is none.
 */
export async function openEditor(admin: Admin, page: string) {
  const answer = await getFlight(admin, page);
  if (answer.status !== 200) return { answer, form: null };
  const props = EDITORS.map((keys) => findProps(answer.body, keys)).find(Boolean);
  return { answer, form: props ? formOf(props) : null };
}

/**
 * Requests the page the way Next's router does: its address then carries a hash, to which the first answer redirects.
 */
async function getFlight(admin: Admin, page: string): Promise<Answer> {
  const headers = { ...admin.options.headers, cookie: cookieHeader(admin.cookies), rsc: "1" };
  const options = { ...admin.options, headers };
  const first = await send(`${admin.shopUrl}${page}`, options);
  const location = first.status === 307 ? first.headers.location : undefined;
  if (!location?.includes("_rsc")) return first;
  return send(new URL(location, admin.shopUrl).href, options);
}

/**
 * Besides draft and photos, the form sends back all plain values of the product that the page passed to the editor, so
 * that its version, for example, is returned as it was read.
 */
export function formOf(props: Record<string, unknown>): ProductForm {
  const product = props.product as Record<string, unknown> | null;
  const photos = (props.photos ?? props.initialPhotos) as { token: string; alt: string }[];
  const seen = product && plainValues(product);
  return {
    ...seen,
    product: seen,
    id: typeof seen?.id === "string" ? seen.id : null,
    status: typeof seen?.status === "string" ? seen.status : "draft",
    draft: { ...((props.draft ?? props.initial) as Record<string, string>) },
    photos: photos.map(({ token, alt }) => ({ token, alt })),
    photosNotTaken: 0,
  };
}

function plainValues(record: Record<string, unknown>): Record<string, unknown> {
  const plain = Object.entries(record).filter(
    ([, value]) => value === null || ["string", "number", "boolean"].includes(typeof value),
  );
  return Object.fromEntries(plain);
}

export async function saveProduct(admin: Admin, page: string, form: ProductForm): Promise<Saved> {
  const answer = await callAction(
    `${admin.shopUrl}${page}`,
    admin.actions.idOf("saveProductAction"),
    [form],
    {
      ...admin.options,
      headers: { ...admin.options.headers, cookie: cookieHeader(admin.cookies) },
    },
  );
  const { kind, code } = readOutcome(answer);
  const id = answer.body.match(/"ok":true,"value":\{[^}]*?"id":"([0-9a-f-]{36})"/)?.[1] ?? null;
  if (kind === "taken" && id) return { answer, id, problem: null };
  return { answer, id: null, problem: kind === "taken" ? "no confirmation" : `${kind} (${code})` };
}
