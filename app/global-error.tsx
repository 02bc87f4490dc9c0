"use client";

import { fontVariables } from "@/app/fonts";
import { Failure } from "@/components/failure";
import "./globals.css";

/** Stands in for the whole document when even the layout failed. */
export default function GlobalFailure({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <title>This page did not load</title>
        <main className="gutter flex-1">
          <Failure error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
