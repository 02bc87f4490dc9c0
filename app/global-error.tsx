"use client";

import { fontVariables } from "@/app/fonts";
import { Failure } from "@/components/failure";
import { FAILURE_WORDS } from "@/components/failure-words";
import { useFailureLocale } from "@/components/use-failure-locale";
import { DEFAULT_LOCALE } from "@/i18n/locales";
import "./globals.css";

/** Replaces the whole document when even the layout has failed. */
export default function GlobalFailure({ error, retry }: { error: unknown; retry: () => void }) {
  const locale = useFailureLocale();
  return (
    <html lang={locale ?? undefined} className={fontVariables} data-fonts="">
      <body>
        <title>{FAILURE_WORDS[locale ?? DEFAULT_LOCALE].title}</title>
        <main className="gutter flex-1">
          <Failure error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
