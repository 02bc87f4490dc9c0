"use client";

import { useEffect, useEffectEvent, useRef, useState, useTransition } from "react";

const COMMIT_AFTER_MS = 300;

/**
 * A value that the shopper is changing, ahead of the page's answer. `hold` shows a value, `commit` shows it and acts on
 * it after a short pause without further changes, and `reset` returns to the page's own value. The draft stays until
 * the page has answered.
 */
export function useDraft<T>(value: T, act: (draft: T) => void | Promise<void>) {
  const [draft, setDraft] = useState(value);
  const [pending, startTransition] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const held = useRef(false);
  const latestAct = useRef(act);
  useEffect(() => {
    latestAct.current = act;
  });

  function stop() {
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
    held.current = false;
  }

  function hold(next: T) {
    stop();
    held.current = true;
    setDraft(next);
  }

  function commit(next: T) {
    hold(next);
    timer.current = setTimeout(() => {
      stop();
      startTransition(() => latestAct.current(next));
    }, COMMIT_AFTER_MS);
  }

  function reset() {
    stop();
    setDraft(value);
  }

  const follow = useEffectEvent(() => {
    if (!held.current && !pending) setDraft(value);
  });
  const key = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the dependencies say when to run, not what is used
  useEffect(() => follow(), [key, pending]);
  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current);
    },
    [],
  );

  return { draft, pending, hold, commit, reset };
}
