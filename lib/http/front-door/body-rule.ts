import type { IncomingHttpHeaders } from "node:http";
import { type ActionRule, ANY_ACTION, PLAIN_FORM_BYTES } from "@/lib/http/front-door/actions";
import { badForm, type Refusal, unknownAction } from "@/lib/http/front-door/refusal";
import { hasSessionCookie } from "@/lib/http/front-door/session-cookie";
import { isHandler } from "@/lib/http/front-door/target";
import type { RateTierName } from "@/lib/rate-limit/tiers";

/** For URLs that expect no body. */
const HARDLY_ANY_BYTES = 8 * 1024;

export type Sent = { method: string; pathname: string; headers: IncomingHttpHeaders };

export type BodyRule = {
  /** A server action, or a form that may be for one. */
  isAction: boolean;
  maxBytes: number;
  /** Whether somebody with a session may send more. */
  moreWhenSignedIn: boolean;
  /** The separator of the form's parts; null if the body is not a form. */
  boundary: string | null;
  /** Null where the URL decides. */
  tier: RateTierName | null;
};

/**
 * What body a request may have, judged by its first line and headers alone.
 * @param actions the rule for each action; null where they are not known
 */
export function bodyRule(
  { method, pathname, headers }: Sent,
  actions: Map<string, ActionRule> | null,
): BodyRule | Refusal {
  const type = (headers["content-type"] ?? "").toLowerCase();
  const isForm = type.startsWith("multipart/form-data");
  if (method !== "POST" || (isHandler(pathname) && headers["next-action"] === undefined)) {
    return withoutAction(HARDLY_ANY_BYTES);
  }
  const boundary = isForm ? boundaryOf(headers["content-type"]) : null;
  if (isForm && boundary === null) return badForm("its parts have no boundary");
  const id = headers["next-action"];
  if (id === undefined) return plainForm(pathname, boundary);
  const rule = actions === null ? ANY_ACTION : actions.get(String(id));
  if (!rule || isHandler(pathname)) return unknownAction();
  if (!isForm && type !== "" && !type.startsWith("text/plain")) return badForm("its type is wrong");
  const signedIn = hasSessionCookie(headers.cookie);
  const allowed = signedIn ? rule.maxBytesSignedIn : rule.maxBytes;
  return {
    isAction: true,
    maxBytes: isForm ? allowed : Math.min(allowed, rule.maxTextBytes),
    moreWhenSignedIn: !signedIn && rule.maxBytesSignedIn > rule.maxBytes,
    boundary,
    tier: rule.tier,
  };
}

function withoutAction(maxBytes: number): BodyRule {
  return { isAction: false, maxBytes, moreWhenSignedIn: false, boundary: null, tier: null };
}

/** For forms that browsers without scripts send to a page; a page accepts nothing else. */
function plainForm(pathname: string, boundary: string | null): BodyRule | Refusal {
  if (boundary === null) return badForm("its type is wrong");
  const tier = pathname === "/admin/sign-in" ? "sign-in" : null;
  return { ...withoutAction(PLAIN_FORM_BYTES), isAction: true, boundary, tier };
}

/** 1 to 70 characters, according to RFC 2046 §5.1.1. */
function boundaryOf(contentType = ""): string | null {
  const [, quoted, bare] =
    contentType.match(/;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i) ?? [];
  return quoted ?? bare ?? null;
}
