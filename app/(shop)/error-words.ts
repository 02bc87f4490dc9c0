import { getLocale, getTranslations } from "next-intl/server";
import type { Result } from "@/lib/action";
import { MAX_PHOTO_BYTES, MAX_PHOTO_PIXELS } from "@/lib/images/photo-limits";
import type messages from "@/messages/en.json";

type Failed = Extract<Result<never>, { ok: false }>["error"];

/**
 * A failure in the shopper's language. English keeps the server's own sentence, which knows the file at hand;
 * elsewhere the code's translation says it, and what has none stays as the server wrote it.
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
