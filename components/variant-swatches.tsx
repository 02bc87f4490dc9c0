import Link from "next/link";
import { useTranslations } from "next-intl";
import { cardSwatches } from "@/components/card-swatches";
import { ColourSwatch } from "@/components/colour-swatch";
import { swatchFill } from "@/components/swatch-fill";
import type { Variant } from "@/lib/search/types";

/** A card on a phone has no room for more. */
const SHOWN_ON_A_PHONE = 3;

/** The product's colours on its card, each a link to its page; the card's own is marked. */
export function VariantSwatches({ variants }: { variants: Variant[] }) {
  const t = useTranslations("Search");
  const { shown, more } = cardSwatches(variants);
  if (shown.length === 0) return null;
  const moreOnAPhone = more + Math.max(0, shown.length - SHOWN_ON_A_PHONE);
  const own = shown[0]?.handle;
  return (
    <ul aria-label={t("swatches.label")} className="relative z-1 -ml-1.5 flex items-center">
      {shown.map((variant, index) => (
        <li
          key={variant.handle}
          className={`min-w-0 ${index < SHOWN_ON_A_PHONE ? "" : "max-sm:hidden"}`}
        >
          <Swatch variant={variant} current={variant.handle === own} />
        </li>
      ))}
      {more > 0 ? <More count={more} className="max-sm:hidden" /> : null}
      {moreOnAPhone > 0 ? <More count={moreOnAPhone} className="sm:hidden" /> : null}
    </ul>
  );
}

function Swatch({
  variant: { handle, title, colour },
  current,
}: {
  variant: Variant;
  current: boolean;
}) {
  const name = colour ?? title;
  return (
    <Link
      href={`/products/${handle}`}
      prefetch={false}
      title={name}
      aria-label={name}
      aria-current={current ? "true" : undefined}
      className="swatch-link target max-w-16 justify-center px-1.5 pointer-coarse:min-w-9 pointer-fine:min-h-7"
    >
      {swatchFill(name) ? (
        <ColourSwatch name={name} />
      ) : (
        <span className="truncate border border-hairline px-1 text-small text-muted">{name}</span>
      )}
    </Link>
  );
}

function More({ count, className }: { count: number; className: string }) {
  const t = useTranslations("Search");
  return (
    <li className={`pl-1 text-small text-muted tabular-nums ${className}`}>
      <span aria-hidden="true">+{count}</span>
      <span className="sr-only">{t("swatches.more", { count })}</span>
    </li>
  );
}
