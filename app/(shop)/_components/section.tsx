import Link from "next/link";
import type { ReactNode } from "react";

/** A titled section of a page, with a link to everything in it. */
export function Section({
  title,
  moreHref,
  moreWords,
  children,
}: {
  title: string;
  moreHref?: string;
  moreWords?: string;
  children: ReactNode;
}) {
  return (
    <section className="mt-16">
      <div className="mb-4 flex items-center justify-between border-t border-hairline pt-2">
        <h2 className="font-serif text-large">{title}</h2>
        {moreHref ? (
          <Link
            href={moreHref}
            className="target quiet-link text-small text-muted"
            prefetch={false}
          >
            {moreWords}
          </Link>
        ) : (
          <span className="target" />
        )}
      </div>
      {children}
    </section>
  );
}
