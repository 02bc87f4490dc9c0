import Link from "next/link";
import { env } from "@/lib/env";

export function ShopHeader() {
  return (
    <>
      <a
        href="#main"
        className="target fixed top-2 left-2 z-10 -translate-y-20 bg-ink px-4 text-paper focus:translate-y-0"
      >
        Skip to the content
      </a>
      <header className="gutter flex h-16 shrink-0 items-center justify-between">
        <Link href="/" className="target font-serif text-large">
          {env().SHOP_NAME}
        </Link>
        <nav aria-label="Shop">
          <Link href="/categories" className="target quiet-link">
            Categories
          </Link>
        </nav>
      </header>
    </>
  );
}
