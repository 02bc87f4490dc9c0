import type { Metadata } from "next";
import { ShopFooter } from "@/app/(shop)/_components/shop-footer";
import { ShopHeader } from "@/app/(shop)/_components/shop-header";
import { NothingHere } from "@/components/nothing-here";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <>
      <ShopHeader />
      <main id="main" className="gutter flex-1">
        <NothingHere />
      </main>
      <ShopFooter />
    </>
  );
}
