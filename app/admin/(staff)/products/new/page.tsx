import type { Metadata } from "next";
import { EditorHeading } from "@/app/admin/(staff)/products/_components/editor-heading";
import { EMPTY_DRAFT } from "@/app/admin/(staff)/products/_components/product-draft";
import { ProductEditor } from "@/app/admin/(staff)/products/_components/product-editor";
import { requireStaffPage } from "@/lib/accounts/staff";
import { listSuggestions } from "@/lib/catalogue/admin-queries";

export const metadata: Metadata = { title: "New product" };

export default async function NewProductPage() {
  await requireStaffPage("/admin/products/new");
  const suggestions = await listSuggestions();
  return (
    <div className="gutter pt-4 pb-32">
      <EditorHeading title="New product" />
      <ProductEditor
        initial={{
          product: null,
          draft: {
            ...EMPTY_DRAFT,
            currency: suggestions.values.currency?.[0] ?? EMPTY_DRAFT.currency,
          },
          photos: [],
        }}
        suggestions={suggestions}
        embedding={null}
      />
    </div>
  );
}
