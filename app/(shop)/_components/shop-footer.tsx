import Link from "next/link";
import { env } from "@/lib/env";

export function ShopFooter() {
  return (
    <footer className="gutter mt-24 pb-6 text-small text-muted">
      <div className="flex flex-wrap items-center justify-between gap-x-8 border-t border-hairline pt-3">
        <p>{env().SHOP_NAME}: found by words, found by photo.</p>
        <nav aria-label="More" className="flex gap-6">
          <Link href="/search" className="target quiet-link" prefetch={false}>
            Everything
          </Link>
          <Link href="/categories" className="target quiet-link" prefetch={false}>
            Categories
          </Link>
          <Link href="/admin" className="target quiet-link" prefetch={false}>
            For the shop’s staff
          </Link>
        </nav>
      </div>
    </footer>
  );
}
