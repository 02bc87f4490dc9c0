import { NextRequest } from "next/server";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { GET } from "@/app/api/search/route";
import { db } from "@/lib/database/db";
import { closeServingTowers } from "@/lib/embedding/models";
import { storePhoto } from "@/lib/images/store-photo";
import { embedPending } from "@/lib/maintenance/embed-pending";
import * as nearest from "@/lib/search/retrieval/nearest-queries";
import { saveQueryPhoto } from "@/lib/shopper-photos/shopper-photos";
import { createProduct } from "@/tests/support/factories";

const plain = (background: string) =>
  sharp({ create: { width: 60, height: 80, channels: 3, background } })
    .png()
    .toBuffer();

beforeAll(async () => {
  for (const colour of ["#d02020", "#2040d0"]) {
    const photo = await storePhoto(await plain(colour));
    await createProduct({ status: "published", photos: { create: [{ ...photo, position: 0 }] } });
  }
  await embedPending(30_000);
  const modes = { description: cutoff, image: cutoff, average: cutoff };
  await db().embeddingModel.updateMany({
    data: { cutoffs: { products: 2, words: modes, photo: modes, both: modes } },
  });
});

afterAll(closeServingTowers);

const cutoff = { maxDistance: 1.5, medianBestDistance: 0.1, strongMatchDistance: 1.5 };

test("results and facets of a photo measure its best match once: three scans, not four", async () => {
  const { id } = await saveQueryPhoto(await plain("#d02020"));
  const measure = vi.spyOn(nearest, "getNearestDistance");
  const response = await GET(new NextRequest(`http://shop.test/api/search?photo=${id}&facets=on`));
  const body = await response.json();
  expect([response.status, body.total]).toEqual([200, 2]);
  expect(body.facets.categories).not.toEqual([]);
  expect(measure).toHaveBeenCalledTimes(1);
});
