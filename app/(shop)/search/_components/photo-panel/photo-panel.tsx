import { getLocale, getTranslations } from "next-intl/server";
import { DeletePhoto } from "@/app/(shop)/search/_components/photo-panel/delete-photo";
import { LazyPhotoCrop } from "@/app/(shop)/search/_components/photo-panel/lazy-photo-crop";
import { WordsWeight } from "@/app/(shop)/search/_components/photo-panel/words-weight";
import { ChevronIcon } from "@/components/ui/icons";
import { PHOTO_WIDTHS_PX } from "@/lib/images/photo-limits";
import { photoUrl } from "@/lib/images/photo-url";
import { DEFAULT_REQUEST, searchHref } from "@/lib/search/request/search-params";
import type { SearchRequest } from "@/lib/search/types";
import { MIN_CROP_SIDE, WHOLE_PHOTO } from "@/lib/shopper-photos/crop";
import { getWholePhotoId, type QueryPhoto } from "@/lib/shopper-photos/shopper-photos";

const REFUSALS = [
  "crop-outside",
  "crop-too-small",
  "photo-forgotten",
  "too-many-requests",
  "busy",
  "no-answer",
  "not-sent",
] as const;

/**
 * The searched photo: choose a part of it, set how much the words beside it count, or delete it. It can be folded away.
 * Without scripts the photo is still shown, and a button applies the weight.
 */
export async function PhotoPanel({
  request,
  photo,
}: {
  request: SearchRequest;
  photo: QueryPhoto;
}) {
  const [t, field, locale, wholeId] = await Promise.all([
    getTranslations("PhotoSearch"),
    getTranslations("SearchField"),
    getLocale(),
    getWholePhotoId(photo),
  ]);
  const firstPage = { ...request, page: 1, open: null };
  const refusals = REFUSALS.map((code) => [
    code,
    t(`refusals.${code}`, { percent: MIN_CROP_SIDE * 100, when: "{when}" }),
  ]);
  return (
    <details open className="group/photo mb-3">
      <summary className="target gap-1 text-small text-muted transition-colors hover:text-ink">
        <ChevronIcon className="-rotate-90 group-open/photo:rotate-0" />
        <span className="group-open/photo:hidden">{t("openPanel")}</span>
        <span className="hidden group-open/photo:inline">{t("closePanel")}</span>
      </summary>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3 pt-2 pb-3 lg:gap-x-8">
        <LazyPhotoCrop
          crop={photo.crop ?? WHOLE_PHOTO}
          ratio={photo.widthPx / photo.heightPx}
          kept={fieldsOf(firstPage)}
          wholeHref={wholeId && searchHref({ ...firstPage, photo: wholeId })}
          words={{
            group: t("crop.group"),
            hint: t("crop.hint"),
            keys: t("crop.keys"),
            whole: t("crop.whole"),
            frame: t("crop.frame"),
            frameKind: t("crop.frameKind"),
            frameValue: t.raw("crop.frameValue"),
            left: t("crop.left"),
            right: t("crop.right"),
            top: t("crop.top"),
            bottom: t("crop.bottom"),
            refusals: Object.fromEntries(refusals),
            soon: field("soon"),
            locale,
          }}
          controls={
            request.q === "" ? null : (
              <WordsWeight
                weight={request.wordsWeight}
                usualWeight={DEFAULT_REQUEST.wordsWeight}
                kept={fieldsOf({ ...firstPage, wordsWeight: DEFAULT_REQUEST.wordsWeight })}
                words={{
                  label: t("weight.label"),
                  photo: t("weight.photo"),
                  words: t("weight.words"),
                  value: t.raw("weight.value"),
                  submit: t("weight.submit"),
                }}
              />
            )
          }
        >
          <Photo photo={photo} alt={t("photoAlt")} />
        </LazyPhotoCrop>
      </div>
      <DeletePhoto
        fields={fieldsOf(firstPage)}
        words={{
          open: t("deletion.open"),
          text: t("deletion.text"),
          confirm: t("deletion.confirm"),
        }}
      />
    </details>
  );
}

function Photo({ photo, alt }: { photo: QueryPhoto; alt: string }) {
  const { storageKey, widthPx, heightPx } = photo;
  return (
    <picture>
      <img
        src={photoUrl(storageKey, 640)}
        srcSet={PHOTO_WIDTHS_PX.slice(1)
          .map((px) => `${photoUrl(storageKey, px)} ${px}w`)
          .join(", ")}
        sizes="(min-width: 64rem) 20rem, 16rem"
        width={widthPx}
        height={heightPx}
        alt={alt}
        draggable={false}
        className="full-photo block size-full bg-plate"
      />
    </picture>
  );
}

/** A search as form fields. */
function fieldsOf(request: SearchRequest): [name: string, value: string][] {
  return [...new URL(searchHref(request), "http://shop").searchParams];
}
