import { createHash } from "node:crypto";
import { chooseLocale, LOCALE_COOKIE, type Locale } from "@/i18n/locales";
import type { RefusalCode } from "@/lib/http/front-door/refusal";
import en from "@/messages/en.json";
import zhTW from "@/messages/zh-TW.json";

type Words = Record<RefusalCode, string> & { title: string; back: string };

const WORDS: Record<Locale, Words> = { en: en.Refused, "zh-TW": zhTW.Refused };

const STYLE =
  ":root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-items:center;font:1rem/1.5 system-ui,sans-serif;background:light-dark(#fbf9f5,#171512);color:light-dark(#1d1a16,#ece6db)}main{max-width:32rem;padding:2rem}h1{font:400 2.25rem/1.1 Georgia,serif;margin:0 0 1rem}a{color:inherit}";
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/** Explains a refusal in the visitor's language, without using any part of the shop that might itself be busy. */
export function refusalPage(code: RefusalCode, headers: PageHeaders): string {
  const locale = chooseLocale(chosenLocale(headers.cookie), headers["accept-language"] ?? null);
  const words = WORDS[locale];
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${words.title}</title><style>${STYLE}</style></head><body><main><h1>${words.title}</h1><p>${words[code]}</p><p><a href="/">${words.back}</a></p></main></body></html>`;
}

type PageHeaders = { cookie?: string | undefined; "accept-language"?: string | undefined };

export const PAGE_HEADERS = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
};

function chosenLocale(cookie: string | undefined): string | undefined {
  return cookie?.match(new RegExp(`(?:^|;\\s*)${LOCALE_COOKIE}=([\\w-]+)`))?.[1];
}
