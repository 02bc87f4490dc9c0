import { get, type Malformed, malformed } from "@/scripts/check-abuse/malformed-request";
import { rawRequest } from "@/scripts/load/raw-request";

const NOT_FOUND = [400, 404];
const NO_METHOD = [400, 404, 405, 501];

/**
 * Addresses, methods and headers that no browser sends.
 * @param photoKey the storage key of a product's photo
 */
export function malformedAddresses(photoKey: string): Malformed[] {
  const optimised = `/_next/image?url=${encodeURIComponent(`/photos/${photoKey}`)}&w=640&q=75`;
  const method = (name: string) => malformed(name, rawRequest(`${name} HTTP/1.1`), NO_METHOD);
  return [
    ...["/products/%ff", "/%", "/categories/%c0%af", "/products/%ED%A0%80"].map(notFound),
    ...["/photos/%00", "/photos/%ff", "/language/%ff", "/admin/products/%ff"].map(notFound),
    ...["/search?q=%00", "/search?photo=%00&page=-1&category=%ff", "/api/suggest?q=%00"].map(
      (path) => malformed(`GET ${path}`, get(path), "survived"),
    ),
    ...["/api/search?photo=x", "/api/products?handles=%00"].map((path) =>
      malformed(`GET ${path}`, get(path), [400]),
    ),
    malformed("address of 20,000 characters", get(`/search?q=${"x".repeat(20_000)}`), [
      ...[400, 414, 431],
    ]),
    malformed("GET /_next/image of a shop's photo", get(optimised), [400, 403, 404]),
    ...["TRACE /", "PROPFIND /search", "DELETE /products/x", "SHOP /"].map(method),
    malformed("no HTTP at all", Buffer.from("\x16\x03\x01\x02\x00\x01\xfc\r\n\r\n", "latin1")),
    ...routerStates(),
    ...headers(photoKey),
  ];
}

function notFound(path: string): Malformed {
  return malformed(`GET ${path}`, get(path), NOT_FOUND);
}

/**
 * The header that the shop's own pages send when they request the next page. Their address contains a hash of the
 * headers.
 */
function routerStates(): Malformed[] {
  const states = {
    "cut off": "%5B%5B",
    "no URI": "%ff",
    "too deep": `${"%5B%22a%22%2C%7B%7D%2C".repeat(600)}`,
  };
  return Object.entries(states).map(([name, state]) => {
    const ask = (path: string) => get(path, ["RSC: 1", `Next-Router-State-Tree: ${state}`]);
    return { ...malformed(`router state: ${name}`, ask("/search?q=x")), again: ask };
  });
}

function headers(photoKey: string): Malformed[] {
  const survived = (name: string, path: string, lines: string[]) =>
    malformed(name, get(path, lines), "survived");
  const many = Array.from({ length: 5_000 }, (_, at) => `X-${at}: 1`);
  return [
    survived("broken cookies", "/admin", ["Cookie: shop.session_token=%ff.%00; NEXT_LOCALE=../x"]),
    survived("broken language", "/", ["Accept-Language: ;;q=,@@,zh-Hant-x-\x80"]),
    survived("broken forwarding", "/", ['X-Forwarded-Host: a,b"><x', "X-Forwarded-Proto: x,y"]),
    survived("broken range and tag", `/photos/${photoKey}`, [
      ...["Range: bytes=9-1", 'If-None-Match: W/"%'],
    ]),
    malformed("header of 60 kB", get("/", [`X-Big: ${"x".repeat(60_000)}`]), [400, 431]),
    malformed("5,000 headers", get("/", many), [400, 431]),
  ];
}
