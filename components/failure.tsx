"use client";

import { useEffect } from "react";
import { FAILURE_WORDS } from "@/components/failure-words";
import { Message } from "@/components/message";
import { isOfAnotherBuild, reloadForNewBuild } from "@/components/sending/new-build";
import { Button } from "@/components/ui/button";
import { useFailureLocale } from "@/components/use-failure-locale";
import { DEFAULT_LOCALE } from "@/i18n/locales";
import type { UnavailableKind } from "@/lib/failures/database-unavailable";

const UNAVAILABLE: readonly string[] = ["busy", "database-away"] satisfies UnavailableKind[];

function isUnavailable(digest: string | null): boolean {
  return digest !== null && UNAVAILABLE.includes(digest);
}

/**
 * A page that failed: says so, names the server's log entry and offers to try again. If it failed because a new version
 * of the shop was deployed, the page is reloaded.
 */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const words = FAILURE_WORDS[useFailureLocale() ?? DEFAULT_LOCALE];
  useEffect(() => {
    if (isOfAnotherBuild(error)) reloadForNewBuild();
  }, [error]);
  const id = error instanceof Error && "digest" in error ? String(error.digest) : null;
  const text = id === null ? words.text : words.textWithId(id);
  return (
    <Message title={words.title} heading="h1">
      <p role="alert">{isUnavailable(id) ? words.busy : text}</p>
      <Button tone="quiet" onClick={retry}>
        {words.tryAgain}
      </Button>
    </Message>
  );
}
