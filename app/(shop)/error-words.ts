import { getLocale, getTranslations } from "next-intl/server";
import type { Result } from "@/lib/action";
import { MAX_PHOTO_BYTES, MAX_PHOTO_PIXELS } from "@/lib/images/photo-limits";
import type messages from "@/messages/en.json";

type Failed = Extract<Result<never>, { ok: false }>["error"];

/**
 * A failure in the shopper's language. In English this is the server's own message, which can name the file; other
 * languages use the translation of its code, or the server's message if there is none.
 */
export async function errorWords({ code, id, message }: Failed): Promise<string> {
  if ((await getLocale()) === "en") return message;
  const t = await getTranslations("Errors");
  const known = code as keyof (typeof messages)["Errors"];
  if (!t.has(known)) return message;
  return t(known, {
    id: id ?? "",
    megabytes: MAX_PHOTO_BYTES / 1024 / 1024,
    pixels: MAX_PHOTO_PIXELS,
  });
}
