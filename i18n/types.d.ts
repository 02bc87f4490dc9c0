import type { Locale } from "@/i18n/locales";
import type messages from "@/messages/en.json";

// The module that next-intl takes the interface from: TypeScript 7 does not extend it through next-intl's `export *`.
declare module "use-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages;
  }
}
