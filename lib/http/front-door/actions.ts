import type { RateTierName } from "@/lib/rate-limit/tiers";

const KB = 1024;
const MB = 1024 * KB;

/** A photo of 12 MB (`MAX_PHOTO_BYTES`), and room for the form around it. */
export const PHOTO_FORM_BYTES = 13 * MB;
/** What stands for a form that is sent without scripts: nobody knows yet which action it is for. */
export const PLAIN_FORM_BYTES = PHOTO_FORM_BYTES;

export type ActionRule = {
  /** The longest body that anybody may send. */
  maxBytes: number;
  /** The longest body that a browser with a session's cookie may send; the action itself looks at the session. */
  maxBytesSignedIn: number;
  /** The longest one of arguments that come as text, without a file. */
  maxTextBytes: number;
  tier: RateTierName;
};

const SMALL: ActionRule = upTo(64 * KB, "page");
/** A product's texts and the tokens of its photos. Who was signed out is told so by the action, and keeps the form. */
const ADMIN: ActionRule = {
  ...upTo(1 * MB, "admin"),
  maxBytesSignedIn: 4 * MB,
  maxTextBytes: 4 * MB,
};
const ADMIN_PHOTO: ActionRule = { ...ADMIN, maxBytesSignedIn: PHOTO_FORM_BYTES };

/** Actions that are not like the others of their folder. */
const RULES = new Map<string, ActionRule>([
  ["searchByPhotoAction", { ...upTo(PHOTO_FORM_BYTES, "photo-upload"), maxTextBytes: 8 * KB }],
  ["cropPhotoAction", upTo(16 * KB, "photo-crop")],
  ["loadPageAction", upTo(64 * KB, "search")],
  ["signInAction", upTo(16 * KB, "sign-in")],
  ["uploadPhotoAction", ADMIN_PHOTO],
  ["comparePhotoAction", ADMIN_PHOTO],
]);

function upTo(bytes: number, tier: RateTierName): ActionRule {
  return { maxBytes: bytes, maxBytesSignedIn: bytes, maxTextBytes: bytes, tier };
}

export const ACTIONS_WITH_RULES = [...RULES.keys()];

/** Next's list of server actions, `server-reference-manifest.json`, as far as it is read here. */
export type ActionManifest = {
  node: Record<string, { exportedName?: string; filename?: string }>;
  edge?: Record<string, { exportedName?: string; filename?: string }>;
};

/** What may be sent to each server action of a build, by its id. */
export function readActions({ node, edge = {} }: ActionManifest): Map<string, ActionRule> {
  return new Map(
    Object.entries({ ...node, ...edge }).map(([id, { exportedName = "", filename = "" }]) => [
      id,
      RULES.get(exportedName) ?? (filename.startsWith("app/admin/") ? ADMIN : SMALL),
    ]),
  );
}

/** Stands for any action where the list is not known: while developing, actions are compiled as they are asked for. */
export const ANY_ACTION: ActionRule = upTo(PHOTO_FORM_BYTES, "page");
