/**
 * The path and query of the page that sent a form, for a redirect that cannot leave this origin: the header's host is
 * dropped, and a path such as "//elsewhere.example" cannot become one. Without a usable header, the home page.
 */
export function wayBack(referer: string | null): string {
  if (!referer || !URL.canParse(referer)) return "/";
  const { protocol, pathname, search } = new URL(referer);
  if (protocol !== "http:" && protocol !== "https:") return "/";
  return `/${pathname.replace(/^\/+/, "")}${search}`;
}
