import { getLocale, getTranslations } from "next-intl/server";
import type { PhotoRefusals } from "@/app/(shop)/_components/search-field/photo-rules";
import type { Unsent } from "@/components/sending/unsent";
import { MAX_SUGGESTIONS } from "@/lib/suggestions/suggestion";

/** Everything the search field says. A {name} in a text is filled in once its value is known. */
export type SearchFieldWords = {
  locale: string;
  label: string;
  placeholder: string;
  placeholderWithPhoto: string;
  byPhoto: string;
  yourPhoto: string;
  removePhoto: string;
  submit: string;
  hint: string;
  hintPhoto: string;
  drop: string;
  sending: string;
  /** Why a photo did not arrive; {when} says when to try again. */
  unsent: Record<Unsent["code"], string>;
  soon: string;
  /** Shown if a new version of the shop was deployed while a photo was being sent. */
  renewed: string;
  refusals: PhotoRefusals;
  suggestions: string;
  /** Indexed by the number of suggestions. */
  suggested: string[];
  category: string;
  within: string;
  oneProduct: string;
  manyProducts: string;
  shortcut: string;
  shortcutOff: string;
  turnOff: string;
  turnOn: string;
};

/** The field's texts in the shopper's language, for a client component. */
export async function searchFieldWords(): Promise<SearchFieldWords> {
  const [t, locale] = await Promise.all([getTranslations("SearchField"), getLocale()]);
  return {
    locale,
    label: t("label"),
    placeholder: t("placeholder"),
    placeholderWithPhoto: t("placeholderWithPhoto"),
    byPhoto: t("byPhoto"),
    yourPhoto: t("yourPhoto"),
    removePhoto: t("removePhoto"),
    submit: t("submit"),
    hint: t("hint"),
    hintPhoto: t("hintPhoto"),
    drop: t("drop"),
    sending: t("sending"),
    unsent: {
      "body-too-large": t("unsent.body-too-large"),
      "too-many-requests": t("unsent.too-many-requests", { when: "{when}" }),
      busy: t("unsent.busy", { when: "{when}" }),
      // Shoppers never sign in, so an answer that asks them to did not come from the shop.
      "signed-out": t("unsent.no-answer"),
      "no-answer": t("unsent.no-answer"),
      "not-sent": t("unsent.not-sent"),
    },
    soon: t("soon"),
    renewed: t("renewed"),
    refusals: {
      empty: t("photoEmpty"),
      heic: t("photoHeic"),
      notAPhoto: t("photoNotAPhoto", { name: "{name}" }),
      tooLarge: t("photoTooLarge", { megabytes: "{megabytes}", most: "{most}" }),
    },
    suggestions: t("suggestions"),
    suggested: Array.from({ length: MAX_SUGGESTIONS + 1 }, (_, count) => t("suggested", { count })),
    category: t("category"),
    within: t("within", { category: "{category}" }),
    oneProduct: t("oneProduct"),
    manyProducts: t("manyProducts", { count: "{count}" }),
    shortcut: t("shortcut", { key: "{key}" }),
    shortcutOff: t("shortcutOff", { key: "{key}" }),
    turnOff: t("turnOff"),
    turnOn: t("turnOn"),
  };
}
