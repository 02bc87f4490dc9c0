"use client";

import { useSyncExternalStore } from "react";
import { DEFAULT_LOCALE, isLocale, type Locale, localeForReader } from "@/i18n/locales";

/**
 * The language for a page that failed: that of the document around it, or the browser's own where that failed too.
 * Null until a browser is there to tell.
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
  return localeForReader(navigator.language) ?? DEFAULT_LOCALE;
}
