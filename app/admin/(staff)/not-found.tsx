import type { Metadata } from "next";
import Link from "next/link";

export const metadata: Metadata = { title: "Not found" };

/** Shown within the admin's header when a product or run does not exist. */
export default function NotFound() {
  return (
    <div className="gutter pt-6 pb-24">
      <h1 className="font-serif text-large">There is nothing at this address.</h1>
      <p className="mt-2 max-w-2xl text-muted">
        It may have been deleted, here or in another tab, or the link lost a letter on its way.
      </p>
      <p className="mt-4 flex gap-x-6 text-small">
        <Link href="/admin" className="quiet-link target">
          All products
        </Link>
        <Link href="/admin/evaluation" className="quiet-link target" prefetch={false}>
          All evaluation runs
        </Link>
      </p>
    </div>
  );
}
