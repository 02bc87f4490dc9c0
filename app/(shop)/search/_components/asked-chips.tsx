import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { ExampleProducts } from "@/app/(shop)/search/example-products";
import { hrefWithoutPhoto } from "@/app/(shop)/search/href-without-photo";
import { PhotoThumbnail } from "@/components/photo-thumbnail";
import { Chip } from "@/components/ui/chip";
import { withoutExample } from "@/lib/search/examples";
import type { QueryPhoto } from "@/lib/search/query-photos";
import { searchHref } from "@/lib/search/search-params";
import type { SearchRequest } from "@/lib/search/types";

const THUMBNAIL = { widthPx: 28, heightPx: 35 };

/** Everything that is asked for beyond the words, each to be taken back. `children` are further chips, as `<li>`. */
export async function AskedChips({
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
    <ul aria-label={t("asked")} className="mb-3 flex flex-wrap gap-2">
      {photo ? (
        <li>
          <Chip removeHref={hrefWithoutPhoto(request)} removeLabel={t("removePhoto")}>
            <PhotoThumbnail photo={photo} alt="" {...THUMBNAIL} />
            {photo.crop ? t("partOfPhoto") : t("photo")}
          </Chip>
        </li>
      ) : null}
      {[...more, ...less].map((handle) => (
        <li key={handle} className="max-w-full">
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
    >
      {product?.photo ? <PhotoThumbnail photo={product.photo} alt="" {...THUMBNAIL} /> : null}
      <span className="truncate">
        <span className="text-muted">{t(liked ? "moreLike" : "lessLike")}</span> {title}
        {product ? null : <span className="text-muted">{t("gone")}</span>}
      </span>
    </Chip>
  );
}
