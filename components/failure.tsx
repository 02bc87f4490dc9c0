"use client";

import { useEffect } from "react";
import { FAILURE_WORDS } from "@/components/failure-words";
import { Message } from "@/components/message";
import { isOfAnotherBuild, reloadForNewBuild } from "@/components/sending/new-build";
import { Button } from "@/components/ui/button";
import { useFailureLocale } from "@/components/use-failure-locale";
import { DEFAULT_LOCALE } from "@/i18n/locales";

/**
 * A page that failed: says so, names the entry in the server's log, and tries again. One that failed because the shop
 * was renewed is loaded anew.
 */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const words = FAILURE_WORDS[useFailureLocale() ?? DEFAULT_LOCALE];
  useEffect(() => {
    if (isOfAnotherBuild(error)) reloadForNewBuild();
  }, [error]);
  const id = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <Message title={words.title} heading="h1">
      <p role="alert">{id ? words.textWithId(id) : words.text}</p>
      <Button tone="quiet" onClick={retry}>
        {words.tryAgain}
      </Button>
    </Message>
  );
}
