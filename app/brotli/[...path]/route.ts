import { readFile } from "node:fs/promises";
import path from "node:path";

const TYPES: Record<string, string> = {
  ".js": "application/javascript; charset=UTF-8",
  ".css": "text/css; charset=UTF-8",
};
/** One name of a built file or folder; dots alone would lead out. */
const NAME = /^(?!\.+$)[\w.~[\]()-]+$/;

/**
 * The build's scripts and styles as Brotli, a seventh smaller than the gzip that Next's server makes. next.config.js
 * leads those here that are asked for with `Accept-Encoding: br`; the build has compressed them beforehand.
 */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ path: string[] }> },
): Promise<Response> {
  const names = (await params).path;
  const type = TYPES[path.extname(names.at(-1) ?? "")];
  if (!type || !names.every((name) => NAME.test(name))) return new Response(null, { status: 404 });
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), ".next/static");
  const bytes = await readFile(`${path.join(folder, ...names)}.br`).catch(() => null);
  if (!bytes) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": type,
      "Content-Encoding": "br",
      "Content-Length": String(bytes.length),
      // no-transform: Next's server would compress it once more.
      "Cache-Control": "public, max-age=31536000, immutable, no-transform",
      Vary: "Accept-Encoding",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
