"use client";

import { useSyncExternalStore } from "react";
import { DEFAULT_LOCALE, isLocale, type Locale, localeForReader } from "@/i18n/locales";

/**
 * The language for a page that failed: the document's, or the browser's own if the document failed too. Null on the
 * server.
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
