import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { RefreshWhile } from "@/app/admin/(staff)/_components/refresh-while";
import { EditorHeading } from "@/app/admin/(staff)/products/_components/editor-heading";
import { ProductEditor } from "@/app/admin/(staff)/products/_components/product-editor";
import { openProduct } from "@/app/admin/(staff)/products/open-product";
import { requireStaffPage } from "@/lib/accounts/staff";
import { getEmbeddingState, listSuggestions } from "@/lib/catalogue/admin-queries";
import { servingTowers } from "@/lib/embedding/models";

export const metadata: Metadata = { title: "Product" };

type Props = { params: Promise<{ id: string }> };

export default async function ProductPage({ params }: Props) {
  const { id } = await params;
  const staff = await requireStaffPage(`/admin/products/${encodeURIComponent(id)}`);
  const opened = z.uuid().safeParse(id).success ? await openProduct(id, staff.id) : null;
  if (!opened) notFound();
  const { key } = await servingTowers();
  const embedding = await getEmbeddingState(key, id);
  return (
    <div className="gutter pt-4 pb-32">
      <EditorHeading title={opened.draft.title} />
      <ProductEditor initial={opened} suggestions={await listSuggestions()} embedding={embedding} />
      <RefreshWhile active={embedding?.state === "pending"} />
    </div>
  );
}
