import { gzipSync } from "node:zlib";

/**
 * The transfer size, in bytes, of all scripts that a page loads in a modern browser.
 * @param encoding an Accept-Encoding header
 */
export async function scriptBytes(pageUrl: string, encoding: string): Promise<number> {
  const html = await (await fetch(pageUrl)).text();
  const old = new Set(
    [...html.matchAll(/<script[^>]*noModule[^>]*>/gi)].flatMap(([tag]) => addresses(tag)),
  );
  const wanted = new Set(addresses(html).filter((address) => !old.has(address)));
  let bytes = 0;
  for (const address of wanted) {
    const response = await fetch(new URL(address, pageUrl), {
      headers: { "Accept-Encoding": encoding },
    });
    const declared = response.headers.get("content-length");
    const body = Buffer.from(await response.arrayBuffer());
    // Without a length, the body came in chunks. `fetch` has decoded it, so it is compressed again to measure it.
    bytes += declared === null ? gzipSync(body).length : Number(declared);
  }
  return bytes;
}

function addresses(html: string): string[] {
  return [...html.matchAll(/\/_next\/static\/[^"'\\ ]+?\.js/g)].map(([address]) => address);
}
