/** Why the front door refused a request. */
export type RefusalCode =
  | "bad-address"
  | "bad-method"
  | "bad-form"
  | "unknown-action"
  | "foreign-origin"
  | "signed-out"
  | "body-too-large"
  | "body-too-slow"
  | "busy"
  | "too-many-requests";

export type Refusal = {
  code: RefusalCode;
  /** Details for those who operate the shop or program against it. */
  message: string;
  headers?: Record<string, string>;
};

export const STATUS: Record<RefusalCode, number> = {
  "bad-address": 400,
  "bad-method": 405,
  "bad-form": 400,
  "unknown-action": 404,
  "foreign-origin": 403,
  "signed-out": 401,
  "body-too-large": 413,
  "body-too-slow": 408,
  busy: 503,
  "too-many-requests": 429,
};

/** When a place for an upload may be free again. */
export const BUSY_RETRY_S = 5;

export function badAddress(): Refusal {
  return {
    code: "bad-address",
    message: "This address cannot be read: a part of it stands for no text.",
  };
}

export function badMethod(method: string, allowed: string[]): Refusal {
  return {
    code: "bad-method",
    message: `${method} means nothing here. Use ${allowed.join(", ")}.`,
    headers: { Allow: allowed.join(", ") },
  };
}

export function badForm(what: string): Refusal {
  return { code: "bad-form", message: `This form cannot be read: ${what}.` };
}

export function unknownAction(): Refusal {
  return {
    code: "unknown-action",
    message: "The shop has no such action. The page may be of an older version: reload it.",
    // The header by which Next's own client recognises an unknown action.
    headers: { "x-nextjs-action-not-found": "1" },
  };
}

export function foreignOrigin(): Refusal {
  return {
    code: "foreign-origin",
    message:
      "This form was sent from another address than the shop's. If it is the shop's public address, set SHOP_URL to it.",
  };
}

export function signedOut(maxBytes: number): Refusal {
  return {
    code: "signed-out",
    message: `More than ${inWords(maxBytes)} may be sent by staff only. Sign in again in another tab, then repeat this.`,
  };
}

export function bodyTooLarge(maxBytes: number): Refusal {
  return {
    code: "body-too-large",
    message: `This is too much at once: ${inWords(maxBytes)} may be sent here.`,
  };
}

export function bodyTooSlow(): Refusal {
  return {
    code: "body-too-slow",
    message: "The upload came too slowly and was stopped. Try again with a better connection.",
  };
}

export function busy(): Refusal {
  return {
    code: "busy",
    message: `The shop is busy with other uploads. Try again in ${BUSY_RETRY_S} seconds.`,
    headers: { "Retry-After": String(BUSY_RETRY_S) },
  };
}

export function tooMany(retryAfterS: number): Refusal {
  return {
    code: "too-many-requests",
    message: `Too many requests from your network. Please wait ${retryAfterS} seconds and try again.`,
    headers: { "Retry-After": String(retryAfterS) },
  };
}

function inWords(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.floor(kilobytes)} kB` : `${Math.floor(kilobytes / 1024)} MB`;
}
