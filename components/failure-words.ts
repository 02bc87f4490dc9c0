import type { Locale } from "@/i18n/locales";

type FailureWords = {
  title: string;
  text: string;
  textWithId: (id: string) => string;
  /** Used when waiting helps. */
  busy: string;
  tryAgain: string;
};

/**
 * What a failed page says. These few words are part of the page's script: after a failure, the server that has all
 * other texts may be what failed.
 */
export const FAILURE_WORDS: Record<Locale, FailureWords> = {
  en: {
    title: "This page did not load.",
    text: "Something went wrong on our side. Please try again.",
    textWithId: (id) =>
      `Something went wrong on our side. Please try again; if it persists, mention ${id}.`,
    busy: "The shop is busy just now. Please try again in a few seconds.",
    tryAgain: "Try again",
  },
  "zh-TW": {
    title: "這個頁面沒有載入成功。",
    text: "我們這邊出了點問題，請再試一次。",
    textWithId: (id) => `我們這邊出了點問題，請再試一次；如果還是不行，請告訴我們代碼 ${id}。`,
    busy: "商店現在很忙，請過幾秒再試一次。",
    tryAgain: "再試一次",
  },
};
