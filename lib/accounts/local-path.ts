const fallback = "/admin";

/**
 * The path inside the admin to go to after signing in. Anything else (another host, another scheme, `//host`,
 * backslashes, control characters, the sign-in itself) becomes `/admin`.
 */
export function adminPath(wanted: unknown): string {
  if (typeof wanted !== "string" || wanted.length > 2000) return fallback;
  if (!URL.canParse(wanted, "http://shop.invalid")) return fallback;
  const url = new URL(wanted, "http://shop.invalid");
  if (url.origin !== "http://shop.invalid") return fallback;
  const inAdmin = url.pathname === "/admin" || url.pathname.startsWith("/admin/");
  if (!inAdmin || url.pathname.startsWith("/admin/sign-in")) return fallback;
  return `${url.pathname}${url.search}`;
}

export function signInHref(returnTo: string): string {
  const path = adminPath(returnTo);
  return path === fallback ? "/admin/sign-in" : `/admin/sign-in?next=${encodeURIComponent(path)}`;
}
