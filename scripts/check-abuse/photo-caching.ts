import { setTimeout as sleep } from "node:timers/promises";
import type { Check, Context } from "@/scripts/check-abuse/check";
import { photoIdOf, sendPhoto } from "@/scripts/check-abuse/photos";
import { callAction, FormArgument } from "@/scripts/load/action-call";
import { smallJpeg } from "@/scripts/load/pictures";
import { type Answer, send } from "@/scripts/load/send";
import type { Verdict } from "@/scripts/load/verdicts";

/** How long a cache inside the shop may take to learn that a photo is gone. */
const GONE_PATIENCE_MS = 15_000;
const HEARD_MS = 5_000;

export const photoCaching: Check = {
  name: "photo-caching",
  about: "who may keep a photo, and what answers once it is deleted",
  async run(context: Context): Promise<Verdict[]> {
    const mine = await ownPhoto(context, 5_000);
    const shopper = await getPhoto(context, mine.key);
    const expired = await ownPhoto(context, 5_001);
    const seen = await getPhoto(context, expired.key);
    await context.query(
      "UPDATE query_photo SET expires_at = now() - interval '1 second' WHERE storage_key = $1",
      [expired.key],
    );
    return [
      cacheVerdict("a shopper's photo: Cache-Control", shopper, "private"),
      await goneVerdict("a shopper's photo that has expired", context, expired.key, seen),
      await deletedByShopper(context),
      ...(await publishedPhoto(context)),
    ];
  },
};

async function ownPhoto(
  context: Context,
  seed: number,
): Promise<{ id: string; key: string; from: string }> {
  const from = context.newClient();
  const answer = await sendPhoto(context, [await smallJpeg(seed)], { from });
  const id = photoIdOf(answer);
  if (!id) throw new Error(`The photo was not taken: ${answer.kind} ${answer.code}`);
  const [row] = await context.query<{ key: string }>(
    "SELECT storage_key AS key FROM query_photo WHERE id = $1::uuid",
    [id],
  );
  return { id, key: row?.key ?? "", from };
}

function getPhoto({ shop, newClient }: Context, key: string, etag?: string): Promise<Answer> {
  const headers = etag ? { "if-none-match": etag } : undefined;
  return send(`${shop.url}/photos/${key}?w=320`, { from: newClient(), headers });
}

/** "private": only the browser may keep it, and not for long. "public": any cache may keep it, for ever. */
function cacheVerdict(what: string, answer: Answer, wanted: "private" | "public"): Verdict {
  const cache = answer.headers["cache-control"] ?? "";
  const maxAgeS = Number(cache.match(/max-age=(\d+)/)?.[1] ?? 0);
  const isPrivate = /private|no-store/.test(cache) && !/immutable|public/.test(cache);
  const ok =
    wanted === "private"
      ? isPrivate && maxAgeS <= 24 * 60 * 60
      : /public/.test(cache) && /immutable/.test(cache) && maxAgeS >= 30 * 24 * 60 * 60;
  return {
    what,
    measured: answer.status === 200 ? cache || "none" : String(answer.status),
    bar: wanted === "private" ? "private, a day at most" : "public, immutable",
    ok: answer.status === 200 && ok,
  };
}

async function goneVerdict(
  what: string,
  context: Context,
  key: string,
  seen: Answer,
): Promise<Verdict> {
  const etag = seen.headers.etag ?? "";
  const deadline = Date.now() + GONE_PATIENCE_MS;
  let statuses = await askBoth();
  while (statuses.some((status) => status < 400) && Date.now() < deadline) {
    await sleep(1_000);
    statuses = await askBoth();
  }
  return {
    what,
    measured: `${statuses[0]}, with its tag ${statuses[1]}`,
    bar: `404 within ${GONE_PATIENCE_MS / 1000} s`,
    ok: statuses.every((status) => status === 404 || status === 410),
  };

  async function askBoth(): Promise<[number, number]> {
    const plain = await getPhoto(context, key);
    return [plain.status, (await getPhoto(context, key, etag)).status];
  }
}

async function deletedByShopper(context: Context): Promise<Verdict> {
  const what = "a shopper deletes the own photo";
  const bar = "gone at once";
  const photo = await ownPhoto(context, 5_002);
  const page = `${context.shop.url}/search?photo=${photo.id}`;
  const form = new FormArgument([["photo", photo.id]]);
  // A form action takes its previous result before the form.
  const args = [null, form];
  await callAction(page, context.actions.idOf("deletePhotoAction"), args, { from: photo.from });
  const rows = await context.query("SELECT FROM query_photo WHERE id = $1::uuid", [photo.id]);
  const { status } = await getPhoto(context, photo.key);
  return {
    what,
    measured: `${rows.length === 0 ? "the row is gone" : "the row is there"}, the file answers ${status}`,
    bar,
    ok: rows.length === 0 && status === 404,
  };
}

/** Checks a published product's photo, then again once the product is a draft, and again once it is deleted. */
async function publishedPhoto(context: Context): Promise<Verdict[]> {
  const [photo] = await context.query<{ key: string; id: string }>(
    `SELECT min(f.storage_key) AS key, min(p.id::text) AS id FROM product_photo f
     JOIN product p ON p.id = f.product_id WHERE p.status = 'published'
     GROUP BY f.storage_key HAVING count(*) = 1 ORDER BY 1 LIMIT 1`,
  );
  if (!photo) throw new Error("The catalogue has no photo.");
  const published = await getPhoto(context, photo.key);
  const afterwards = async (what: string, change: string) => {
    await context.query(change, [photo.id]);
    await sleep(HEARD_MS);
    return hiddenVerdict(what, await getPhoto(context, photo.key));
  };
  return [
    cacheVerdict("a published product's photo: Cache-Control", published, "public"),
    await afterwards("a draft's photo", "UPDATE product SET status = 'draft' WHERE id = $1::uuid"),
    await afterwards("a deleted product's photo", "DELETE FROM product WHERE id = $1::uuid"),
  ];
}

function hiddenVerdict(what: string, { status, headers }: Answer): Verdict {
  const cache = headers["cache-control"] ?? "none";
  return {
    what,
    measured: `${status}, ${cache}`,
    bar: "not for caches, or 404",
    ok: status === 404 || /private|no-store/.test(cache),
  };
}
