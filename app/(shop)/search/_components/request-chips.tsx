import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { ExampleProducts } from "@/app/(shop)/search/example-products";
import { hrefWithoutPhoto } from "@/app/(shop)/search/href-without-photo";
import { PhotoThumbnail } from "@/components/photo-thumbnail";
import { Chip } from "@/components/ui/chip";
import { withoutExample } from "@/lib/search/request/examples";
import { searchHref } from "@/lib/search/request/search-params";
import type { SearchRequest } from "@/lib/search/types";
import type { QueryPhoto } from "@/lib/shopper-photos/shopper-photos";

const THUMBNAIL = { widthPx: 35, heightPx: 44 };

/**
 * Everything the search asks for beyond words, each with a way to remove it; on a phone, one row that scrolls.
 * `children` are further chips, as `<li className="shrink-0">`.
 */
export async function RequestChips({
  request,
  photo,
  examples,
  children,
}: {
  request: SearchRequest;
  photo: QueryPhoto | null;
  examples: ExampleProducts;
  children?: ReactNode;
}) {
  const t = await getTranslations("PhotoSearch");
  const { more, less } = request;
  if (!photo && more.length + less.length === 0 && !children) return null;
  return (
    <ul
      aria-label={t("asked")}
      className="mb-2 flex gap-2 py-1 max-sm:-mx-4 max-sm:overflow-x-auto max-sm:px-4 max-sm:[scrollbar-width:none] sm:flex-wrap"
    >
      {photo ? (
        <li className="shrink-0">
          <Chip
            removeHref={hrefWithoutPhoto(request)}
            removeLabel={t("removePhoto")}
            thumbnail={<PhotoThumbnail photo={photo} alt="" {...THUMBNAIL} />}
          >
            {photo.crop ? t("partOfPhoto") : t("photo")}
          </Chip>
        </li>
      ) : null}
      {[...more, ...less].map((handle) => (
        <li key={handle} className="max-w-full shrink-0 max-sm:max-w-72">
          <ExampleChip
            request={request}
            handle={handle}
            product={examples.get(handle) ?? null}
            liked={more.includes(handle)}
          />
        </li>
      ))}
      {children}
    </ul>
  );
}

async function ExampleChip({
  request,
  handle,
  product,
  liked,
}: {
  request: SearchRequest;
  handle: string;
  product: { title: string; photo: Parameters<typeof PhotoThumbnail>[0]["photo"] | null } | null;
  liked: boolean;
}) {
  const t = await getTranslations("PhotoSearch");
  const title = product?.title ?? handle;
  return (
    <Chip
      removeHref={searchHref(withoutExample(request, handle))}
      removeLabel={t(liked ? "removeMore" : "removeLess", { title })}
      thumbnail={
        product?.photo ? <PhotoThumbnail photo={product.photo} alt="" {...THUMBNAIL} /> : null
      }
    >
      <span className="text-muted">{t(liked ? "moreLike" : "lessLike")}</span> {title}
      {product ? null : <span className="text-muted">{t("gone")}</span>}
    </Chip>
  );
}
