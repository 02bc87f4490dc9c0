import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { RefreshWhile } from "@/app/admin/(staff)/_components/refresh-while";
import { EditorHeading } from "@/app/admin/(staff)/products/_components/editor-heading";
import { ProductEditor } from "@/app/admin/(staff)/products/_components/product-editor";
import { openProduct } from "@/app/admin/(staff)/products/open-product";
import { getStaff, requireStaffPage } from "@/lib/accounts/staff";
import { getEmbeddingState, listSuggestions } from "@/lib/catalogue/admin-queries";
import { servingModel } from "@/lib/embedding/serving-model";

type Props = { params: Promise<{ id: string }> };

const productOf = cache(async (id: string, staffId: string) =>
  z.uuid().safeParse(id).success ? openProduct(id, staffId) : null,
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const staff = await getStaff();
  if (staff && !(await productOf((await params).id, staff.id))) notFound();
  return { title: "Product" };
}

export default async function ProductPage({ params }: Props) {
  const { id } = await params;
  const staff = await requireStaffPage(`/admin/products/${encodeURIComponent(id)}`);
  const opened = await productOf(id, staff.id);
  if (!opened) notFound();
  const { key } = await servingModel();
  const embedding = await getEmbeddingState(key, id);
  return (
    <div className="gutter pt-4 pb-32">
      <EditorHeading title={opened.draft.title} />
      <ProductEditor initial={opened} suggestions={await listSuggestions()} embedding={embedding} />
      <RefreshWhile active={embedding?.state === "pending"} />
    </div>
  );
}
