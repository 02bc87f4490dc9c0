import { createContext, useContext, useEffect } from "react";

type UnsavedInput = {
  /** Says that there is something unsaved, until what it returns is called. */
  hold: () => () => void;
  hasUnsaved: () => boolean;
};

/** What of the page is not saved. Outside of the admin nothing is held. */
export const Unsaved = createContext<UnsavedInput>({
  hold: () => () => undefined,
  hasUnsaved: () => false,
});

/**
 * Has the page asked about before it is left while `changed`.
 * @param revision another value after every edit: who chose to leave, did not get away and types on is asked again
 */
export function useUnsaved(changed: boolean, revision: string | number): void {
  const { hold } = useContext(Unsaved);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each revision is held anew.
  useEffect(() => (changed ? hold() : undefined), [changed, revision, hold]);
}

/** Whether anything on the page is unsaved, for what asks now and then. */
export function useHasUnsaved(): () => boolean {
  return useContext(Unsaved).hasUnsaved;
}
