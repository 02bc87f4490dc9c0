import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { RefreshWhile } from "@/app/admin/(staff)/_components/refresh-while";
import { EditorHeading } from "@/app/admin/(staff)/products/_components/editor-heading";
import { draftOf } from "@/app/admin/(staff)/products/_components/product-draft";
import { ProductEditor } from "@/app/admin/(staff)/products/_components/product-editor";
import { seal } from "@/lib/accounts/sealed";
import { getStaff, requireStaffPage } from "@/lib/accounts/staff";
import { getAdminProduct, getEmbeddingState, listSuggestions } from "@/lib/catalogue/admin-queries";
import { servingModel } from "@/lib/embedding/serving-model";

type Props = { params: Promise<{ id: string }> };

const productOf = cache(async (id: string) =>
  z.uuid().safeParse(id).success ? getAdminProduct(id) : null,
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  if ((await getStaff()) && !(await productOf((await params).id))) notFound();
  return { title: "Product" };
}

export default async function ProductPage({ params }: Props) {
  const { id } = await params;
  await requireStaffPage(`/admin/products/${encodeURIComponent(id)}`);
  const product = await productOf(id);
  if (!product) notFound();
  const { key } = await servingModel();
  const embedding = await getEmbeddingState(key, id);
  const photos = await Promise.all(
    product.photos.map(async ({ alt, ...stored }) => {
      const { storageKey, widthPx, heightPx, placeholder } = stored;
      const photo = { storageKey, alt, widthPx, heightPx, placeholder };
      return { token: await seal("photo", stored), photo, alt };
    }),
  );
  return (
    <div className="gutter pt-4 pb-32">
      <EditorHeading title={product.title} />
      <ProductEditor
        product={{ id, status: product.status, handle: product.handle }}
        initial={draftOf(product)}
        initialPhotos={photos}
        suggestions={await listSuggestions()}
        embedding={embedding}
      />
      <RefreshWhile active={embedding?.state === "pending"} />
    </div>
  );
}
