import { useTranslations } from "next-intl";
import { ColourSwatch } from "@/components/colour-swatch";
import { Chip } from "@/components/ui/chip";

/** A chosen filter, with a link that removes it. */
export function FilterChip({
  href,
  name,
  swatch = false,
}: {
  href: string;
  name: string;
  swatch?: boolean;
}) {
  const t = useTranslations("Search.filter");
  return (
    <Chip
      removeHref={href}
      removeLabel={t("remove", { name })}
      thumbnail={
        swatch ? (
          <span className="flex pl-2.5">
            <ColourSwatch name={name} />
          </span>
        ) : null
      }
    >
      <span className="inline-block first-letter:uppercase">{name}</span>
    </Chip>
  );
}
