import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { LOCALES, type Locale } from "@/i18n/locales";
import en from "@/messages/en.json";
import zhTW from "@/messages/zh-TW.json";

type Messages = { [key: string]: string | Messages };

const FILES: Record<Locale, Messages> = { en, "zh-TW": zhTW };

/** Every message by its whole key, in the keys' order. */
function flat(messages: Messages, path = ""): [key: string, message: string][] {
  return Object.entries(messages)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]) =>
      typeof value === "string"
        ? [[`${path}${name}`, value] as [string, string]]
        : flat(value, `${path}${name}.`),
    );
}

/**
 * What a message is given: its arguments as "{count, plural}", its tags as "<link>". Arguments and the branches
 * inside them take turns in opening braces, so that an argument's is always at an odd depth.
 */
function placeholders(message: string): string[] {
  const found = new Set([...message.matchAll(/<(\w+)>/g)].map(([tag]) => tag));
  let depth = 0;
  for (const [index, letter] of [...message].entries()) {
    if (letter === "}") depth--;
    if (letter !== "{") continue;
    depth++;
    if (depth % 2 === 0) continue;
    const [, name, type] =
      /^(\w+)\s*(?:,\s*(\w+))?/.exec([...message].slice(index + 1).join("")) ?? [];
    found.add(type ? `{${name}, ${type}}` : `{${name}}`);
  }
  return [...found].sort();
}

test("placeholders are found at any depth", () => {
  expect(placeholders("{count, plural, one {# part of {name}} other {parts}} <a>{x}</a>")).toEqual([
    "<a>",
    "{count, plural}",
    "{name}",
    "{x}",
  ]);
});

test.each(LOCALES)("%s has the same messages as English", (locale) => {
  const keys = flat(en).map(([key]) => key);
  expect(keys.length).toBeGreaterThan(50);
  expect(flat(FILES[locale]).map(([key]) => key)).toEqual(keys);
});

test.each(LOCALES)("messages of %s take the same placeholders as in English", (locale) => {
  const english = flat(en).map(([key, message]) => [key, placeholders(message)]);
  const messages = flat(FILES[locale]).map(([key, message]) => [key, placeholders(message)]);
  expect(messages).toEqual(english);
});

test.each(LOCALES)("every message of %s can be said", (locale) => {
  for (const [key, message] of flat(FILES[locale])) {
    const faults: string[] = [];
    const onError = (error: Error) => faults.push(error.message);
    const t = createTranslator({ locale, messages: { message }, onError });
    const names = placeholders(message).map((found) => /\w+/.exec(found)?.[0] ?? "");
    const values = Object.fromEntries(
      names.map((name) => [name, message.includes(`<${name}>`) ? (inside: string) => inside : 2]),
    );
    expect(t.markup("message", values), key).not.toMatch(/[{}<>]/);
    expect(faults, key).toEqual([]);
  }
});

test("Chinese is punctuated as Chinese", () => {
  const half = flat(zhTW).filter(([, message]) => /\p{Script=Han}\s*[,.:;!?()"']/u.test(message));
  expect(half).toEqual([]);
});
