import { z } from "zod";

/**
 * The shop's public origin: `https://shop.example`, without a trailing slash. A path, a query or a password is refused,
 * since the shop answers at the root of its host.
 */
export const shopUrlSchema = z
  .string()
  .trim()
  .transform((text, context) => {
    const origin = httpOrigin(text);
    if (origin === null) {
      context.addIssue({ code: "custom", message: refusalOf(text) });
      return z.NEVER;
    }
    return origin;
  });

function httpOrigin(text: string): string | null {
  const url = parsedUrl(text);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const { pathname, search, hash, username, password } = url;
  const plain = pathname === "/" && search === "" && hash === "" && username + password === "";
  return plain ? url.origin : null;
}

function refusalOf(text: string): string {
  const url = parsedUrl(text);
  if (!url || !/^https?:$/.test(url.protocol)) {
    return `"${text}" is not a web address. Write it with its scheme, such as https://shop.example`;
  }
  return `"${text}" has more than a scheme and a host. The shop answers at the root of its host: write ${url.origin}`;
}

function parsedUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
