"use client";

import { Message } from "@/components/message";
import { Button } from "@/components/ui/button";

/** A page that failed: says so, names the entry in the server's log, and tries again. */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const id = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <Message title="This page did not load." heading="h1">
      <p role="alert">
        Something went wrong on our side. Please try again
        {id ? <>; if it persists, mention {id}.</> : "."}
      </p>
      <Button tone="quiet" onClick={retry}>
        Try again
      </Button>
    </Message>
  );
}
