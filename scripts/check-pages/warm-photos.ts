const ACCEPT = "image/avif,image/webp,image/*";

/**
 * Requests each size of a page's photos. They are rendered on the first request, which takes seconds of a processor
 * that the browser shares here; in an open shop, someone has requested them before.
 */
export async function warmPhotos(pageUrl: string): Promise<void> {
  const html = await (await fetch(pageUrl)).text();
  const paths = new Set(html.match(/\/photos\/[0-9a-f]{40}\?w=\d+/g));
  for (const path of paths) {
    const answer = await fetch(new URL(path, pageUrl), { headers: { accept: ACCEPT } });
    await answer.arrayBuffer();
  }
}
