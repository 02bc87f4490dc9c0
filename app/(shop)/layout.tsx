import type { ReactNode } from "react";
import { ShopFooter } from "@/app/(shop)/_components/shop-footer";
import { ShopHeader } from "@/app/(shop)/_components/shop-header";
import { DatabaseGate } from "@/components/database-gate";

export default function ShopLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <DatabaseGate />
      <ShopHeader />
      {/* At least a screen high, so that the footer starts below the fold and a short answer moves nothing. */}
      <main id="main" tabIndex={-1} className="gutter min-h-svh flex-1 outline-none">
        {children}
      </main>
      <ShopFooter />
    </>
  );
}
