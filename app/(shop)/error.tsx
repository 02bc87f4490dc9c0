"use client";

import { Failure } from "@/components/failure";

export default function ShopFailure({ error, retry }: { error: unknown; retry: () => void }) {
  return <Failure error={error} retry={retry} />;
}
