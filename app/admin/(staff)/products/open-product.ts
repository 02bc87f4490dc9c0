import {
  draftOf,
  type OpenedProduct,
} from "@/app/admin/(staff)/products/_components/product-draft";
import { seal } from "@/lib/accounts/sealed";
import { getAdminProduct } from "@/lib/catalogue/admin-queries";

/** What a product's form is filled from, as seen by the given account; null if there is no such product. */
export async function openProduct(id: string, staffId: string): Promise<OpenedProduct | null> {
  const stored = await getAdminProduct(id);
  if (!stored) return null;
  const { version, status, handle, editor, updatedAt } = stored;
  const photos = await Promise.all(
    stored.photos.map(async ({ alt, ...photo }) => {
      const { storageKey, widthPx, heightPx, placeholder } = photo;
      const shown = { storageKey, alt, widthPx, heightPx, placeholder };
      return { token: await seal("photo", photo), photo: shown, alt };
    }),
  );
  return {
    product: { id, version, status, handle },
    draft: draftOf(stored),
    photos,
    lastChange: {
      by: editor && { name: editor.name, isYou: editor.id === staffId },
      at: updatedAt.toISOString(),
    },
  };
}
