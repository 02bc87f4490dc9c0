import type { Metadata } from "next";
import type { ReactNode } from "react";
import { DatabaseGate } from "@/components/database-gate";

export const metadata: Metadata = {
  title: { default: "Admin", template: "%s · Admin" },
  robots: { index: false, follow: false },
};

export default function AdminLayout({ children }: { children: ReactNode }) {
  // The document is in the shopper's language, the admin in English.
  return (
    <div lang="en" className="contents">
      <DatabaseGate />
      {children}
    </div>
  );
}
