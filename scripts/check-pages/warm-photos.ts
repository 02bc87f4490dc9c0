const ACCEPT = "image/avif,image/webp,image/*";

/**
 * Asks for each size of the photos of a page. They are made at the first request, at the cost of seconds of a processor
 * that the browser shares here; in a shop that is open somebody has asked before.
 */
export async function warmPhotos(pageUrl: string): Promise<void> {
  const html = await (await fetch(pageUrl)).text();
  const paths = new Set(html.match(/\/photos\/[0-9a-f]{40}\?w=\d+/g));
  for (const path of paths) {
    const answer = await fetch(new URL(path, pageUrl), { headers: { accept: ACCEPT } });
    await answer.arrayBuffer();
  }
}
