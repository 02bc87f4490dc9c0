import Link from "next/link";
import { type ReactNode, Suspense } from "react";
import { LeaveGuard } from "@/app/admin/(staff)/_components/leave-guard/leave-guard";
import { signOutAction } from "@/app/admin/(staff)/actions";
import { getStaff } from "@/lib/accounts/staff";
import { env } from "@/lib/env";

/** Only the frame: every page, action and route inside checks the session itself. */
export default function StaffLayout({ children }: { children: ReactNode }) {
  return (
    <LeaveGuard>
      <a
        href="#main"
        className="sr-only bg-ink text-paper focus:not-sr-only focus:absolute focus:z-20 focus:px-4 focus:py-2"
      >
        Skip to the content
      </a>
      <header className="border-b border-hairline">
        <div className="gutter flex min-h-14 flex-wrap items-center gap-x-6 gap-y-1">
          <Link href="/admin" className="target font-serif text-large">
            {env().SHOP_NAME}
          </Link>
          <nav aria-label="Admin" className="flex gap-x-6 text-small">
            <Link href="/admin" className="quiet-link target max-sm:hidden">
              Products
            </Link>
            <Link href="/admin/playground" className="quiet-link target" prefetch={false}>
              Playground
            </Link>
            <Link href="/admin/evaluation" className="quiet-link target" prefetch={false}>
              Evaluation
            </Link>
            <Link href="/" className="quiet-link target">
              View shop
            </Link>
          </nav>
          <div className="ml-auto flex items-center gap-x-6 text-small text-muted">
            <Suspense>
              <StaffName />
            </Suspense>
            <form action={signOutAction} data-leaves>
              <button type="submit" className="quiet-link target">
                Sign out
              </button>
            </form>
          </div>
        </div>
      </header>
      <main id="main" className="flex-1">
        {children}
      </main>
    </LeaveGuard>
  );
}

async function StaffName() {
  const staff = await getStaff();
  return <span className="hidden max-w-48 truncate sm:inline">{staff?.name}</span>;
}
