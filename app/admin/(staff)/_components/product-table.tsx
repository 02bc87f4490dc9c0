"use client";

import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from "react";
import { BulkBar } from "@/app/admin/(staff)/_components/bulk-bar";
import { ProductRow } from "@/app/admin/(staff)/_components/product-row";
import type { AdminProduct } from "@/lib/catalogue/admin-queries";

/** How many rows each key moves down; moves past either end stop there. */
const STEPS = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
  ["Home", -Number.MAX_SAFE_INTEGER],
  ["End", Number.MAX_SAFE_INTEGER],
]);

const HEAD = "border-b border-edge py-2 pr-4 text-left font-medium";

/**
 * One page of products. Arrow keys move between rows, Space selects, Shift extends the selection, Enter opens, Escape
 * clears the selection. Only one row is a tab stop, so the actions for a selection are one Tab press away.
 */
export function ProductTable({
  products,
  nothing,
}: {
  products: AdminProduct[];
  /** Replaces an empty table; the outcome of an action on its last products is still reported. */
  nothing: ReactNode;
}) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState(0);
  const anchor = useRef(0);
  const chosen = products.filter(({ id }) => selected.has(id));

  function select(index: number, on: boolean, extend: boolean): void {
    const [from, to] = extend ? [anchor.current, index].sort((a, b) => a - b) : [index, index];
    const next = new Set(selected);
    for (const { id } of products.slice(from, (to ?? index) + 1)) {
      if (on) next.add(id);
      else next.delete(id);
    }
    anchor.current = index;
    setSelected(next);
  }

  function walk(event: KeyboardEvent<HTMLTableElement>): void {
    if (event.key === "Escape") setSelected(new Set());
    const step = STEPS.get(event.key);
    const control = event.target instanceof HTMLElement ? event.target.closest("a, input") : null;
    const row = control?.closest<HTMLTableRowElement>("tbody tr");
    if (!step || !control || !row || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const from = row.sectionRowIndex;
    const to = Math.max(0, Math.min(products.length - 1, from + step));
    const rows = row.parentElement?.querySelectorAll("tr");
    const target = rows?.[to]?.querySelector<HTMLElement>(control.tagName);
    target?.focus();
    target?.scrollIntoView({ block: "nearest" });
    if (event.shiftKey) {
      if (chosen.length === 0) anchor.current = from;
      select(to, true, true);
    }
  }

  return (
    <>
      {products.length === 0 ? (
        nothing
      ) : (
        <table
          onKeyDown={walk}
          className="mt-2 w-full table-fixed border-separate border-spacing-0 text-small"
        >
          <caption className="sr-only">
            Products. Arrow keys move between rows, Space selects, Shift with an arrow selects
            several.
          </caption>
          <thead className="sticky top-0 z-10 bg-paper">
            <tr>
              <th scope="col" className={`${HEAD} w-11`}>
                <AllBox products={products} chosen={chosen.length} onChange={setSelected} />
              </th>
              <th scope="col" className={`${HEAD} w-16`}>
                <span className="sr-only">Photo</span>
              </th>
              <th scope="col" className={HEAD}>
                Product
              </th>
              <th scope="col" className={`${HEAD} w-1/5 max-lg:hidden`}>
                Category
              </th>
              <th scope="col" className={`${HEAD} w-28 text-right max-md:hidden`}>
                Price
              </th>
              <th scope="col" className={`${HEAD} w-24 text-right max-md:hidden md:pr-8`}>
                Stock
              </th>
              <th scope="col" className={`${HEAD} w-28 max-sm:w-22 max-sm:pr-0`}>
                Status
              </th>
              <th scope="col" className={`${HEAD} w-1/6 max-md:hidden`}>
                Embedding
              </th>
            </tr>
          </thead>
          <tbody>
            {products.map((product, index) => (
              <ProductRow
                key={product.id}
                product={product}
                selected={selected.has(product.id)}
                tabIndex={index === Math.min(current, products.length - 1) ? 0 : -1}
                onFocus={() => setCurrent(index)}
                onSelect={(on: boolean, event: MouseEvent) => select(index, on, event.shiftKey)}
              />
            ))}
          </tbody>
        </table>
      )}
      <BulkBar chosen={chosen} onDone={(still) => setSelected(new Set(still))} />
    </>
  );
}

function AllBox({
  products,
  chosen,
  onChange,
}: {
  products: AdminProduct[];
  chosen: number;
  onChange: (selected: ReadonlySet<string>) => void;
}) {
  const all = chosen === products.length;
  return (
    <label className="flex size-11 items-center justify-center pointer-fine:size-8">
      <input
        type="checkbox"
        aria-label="Select every product on this page"
        checked={all}
        ref={(box) => {
          if (box) box.indeterminate = chosen > 0 && !all;
        }}
        onChange={() => onChange(new Set(all ? [] : products.map(({ id }) => id)))}
        className="size-4"
      />
    </label>
  );
}
