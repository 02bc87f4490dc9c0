/**
 * The path and query of the page that sent a form, for a redirect that cannot leave this origin: whatever host the
 * header names is dropped, and a path such as "//elsewhere.example" does not become one. The home page where it
 * says nothing.
 */
export function wayBack(referer: string | null): string {
  if (!referer || !URL.canParse(referer)) return "/";
  const { protocol, pathname, search } = new URL(referer);
  if (protocol !== "http:" && protocol !== "https:") return "/";
  return `/${pathname.replace(/^\/+/, "")}${search}`;
}
