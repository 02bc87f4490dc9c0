import type { ReactNode } from "react";
import { ShopFooter } from "@/app/(shop)/_components/shop-footer";
import { ShopHeader } from "@/app/(shop)/_components/shop-header";

export default function ShopLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <ShopHeader />
      <main id="main" tabIndex={-1} className="gutter flex-1 outline-none">
        {children}
      </main>
      <ShopFooter />
    </>
  );
}
