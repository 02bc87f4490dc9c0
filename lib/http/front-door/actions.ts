import type { RateTierName } from "@/lib/rate-limit/tiers";

const KB = 1024;
const MB = 1024 * KB;

/** A photo of 12 MB (`MAX_PHOTO_BYTES`), with room for the form around it. */
export const PHOTO_FORM_BYTES = 13 * MB;
/** The limit for a form sent without scripts, whose action is not known yet. */
export const PLAIN_FORM_BYTES = PHOTO_FORM_BYTES;

export type ActionRule = {
  /** The longest body for anyone. */
  maxBytes: number;
  /** The longest body for a browser with a session cookie; the action itself checks the session. */
  maxBytesSignedIn: number;
  /** The longest body of arguments sent as text, without a file. */
  maxTextBytes: number;
  tier: RateTierName;
};

const SMALL: ActionRule = upTo(64 * KB, "page");
/**
 * Room for a product's texts and the tokens of its photos. The action tells a signed-out user so, and keeps the form.
 */
const ADMIN: ActionRule = {
  ...upTo(1 * MB, "admin"),
  maxBytesSignedIn: 4 * MB,
  maxTextBytes: 4 * MB,
};
const ADMIN_PHOTO: ActionRule = { ...ADMIN, maxBytesSignedIn: PHOTO_FORM_BYTES };

/** Actions whose rules differ from the rest of their folder. */
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

/** The part we read of Next's list of server actions, `server-reference-manifest.json`. */
export type ActionManifest = {
  node: Record<string, { exportedName?: string; filename?: string }>;
  edge?: Record<string, { exportedName?: string; filename?: string }>;
};

/** The rule for each server action of a build, by action id. */
export function readActions({ node, edge = {} }: ActionManifest): Map<string, ActionRule> {
  return new Map(
    Object.entries({ ...node, ...edge }).map(([id, { exportedName = "", filename = "" }]) => [
      id,
      RULES.get(exportedName) ?? (filename.startsWith("app/admin/") ? ADMIN : SMALL),
    ]),
  );
}

/** The rule for any action when the list is unknown: in development, actions are compiled on demand. */
export const ANY_ACTION: ActionRule = upTo(PHOTO_FORM_BYTES, "page");
