"use client";

import { Failure } from "@/components/failure";

export default function RootFailure({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="gutter flex-1">
      <Failure error={error} retry={retry} />
    </main>
  );
}
