import Link from "next/link";
import type { MouseEvent } from "react";
import { EmbeddingNote } from "@/app/admin/(staff)/_components/embedding-note";
import { StatusWord } from "@/app/admin/(staff)/_components/status-word";
import { formatPrice } from "@/components/format-price";
import { ProductPhoto } from "@/components/product-photo";
import type { AdminProduct } from "@/lib/catalogue/admin-queries";

const CELL = "border-b border-hairline py-2 pr-4 align-middle";

export function ProductRow({
  product,
  selected,
  tabIndex,
  onFocus,
  onSelect,
}: {
  product: AdminProduct;
  selected: boolean;
  tabIndex: 0 | -1;
  onFocus: () => void;
  onSelect: (on: boolean, event: MouseEvent) => void;
}) {
  const { id, title, handle, stock, priceMinor, currency, photo } = product;
  const price = priceMinor === null ? "–" : formatPrice(priceMinor, currency, "en");
  return (
    <tr onFocus={onFocus} className={selected ? "bg-plate" : "hover:bg-plate"}>
      <td className={CELL}>
        <label className="flex size-11 items-center justify-center pointer-fine:size-8">
          <input
            type="checkbox"
            aria-label={`Select ${title}`}
            checked={selected}
            tabIndex={tabIndex}
            onClick={(event) => onSelect(event.currentTarget.checked, event)}
            onChange={() => undefined}
            className="size-4"
          />
        </label>
      </td>
      <td className={CELL}>
        <span className="block w-11">
          {photo ? (
            <ProductPhoto photo={photo} alt="" sizes="44px" />
          ) : (
            <span className="block aspect-4/5 bg-plate" />
          )}
        </span>
      </td>
      <th scope="row" className={`${CELL} text-left font-normal`}>
        <Link
          href={`/admin/products/${id}`}
          prefetch={false}
          tabIndex={tabIndex}
          className="quiet-link block truncate text-base"
          title={title}
        >
          {title}
        </Link>
        <span className="block truncate text-muted">
          <span className="tabular-nums md:hidden">{price} · </span>
          {handle}
        </span>
      </th>
      <td className={`${CELL} max-lg:hidden`}>
        <span className="block truncate">{product.fineCategory}</span>
        <span className="block truncate text-muted">{product.broadCategory}</span>
      </td>
      <td className={`${CELL} text-right tabular-nums max-md:hidden`}>{price}</td>
      <td className={`${CELL} text-right tabular-nums max-md:hidden md:pr-8`}>{stock ?? "–"}</td>
      <td className={`${CELL} max-sm:pr-0`}>
        <StatusWord status={product.status} />
        <span className="block md:hidden">
          <EmbeddingNote embedding={product.embedding} />
        </span>
      </td>
      <td className={`${CELL} max-md:hidden`}>
        <EmbeddingNote embedding={product.embedding} />
      </td>
    </tr>
  );
}
