"use client";

import { useSyncExternalStore } from "react";
import { chooseLocale, isLocale, LOCALE_COOKIE, type Locale } from "@/i18n/locales";

/**
 * The language for a page that failed: that of the document around it or, where that failed too, what the server
 * would have chosen. Null until a browser is there to tell.
 */
export function useFailureLocale(): Locale | null {
  return useSyncExternalStore(neverChanges, shownLocale, () => null);
}

function neverChanges() {
  return () => undefined;
}

function shownLocale(): Locale {
  const { lang } = document.documentElement;
  if (isLocale(lang)) return lang;
  const chosen = document.cookie
    .split("; ")
    .find((pair) => pair.startsWith(`${LOCALE_COOKIE}=`))
    ?.slice(LOCALE_COOKIE.length + 1);
  return chooseLocale(chosen, navigator.languages.join(","));
}
