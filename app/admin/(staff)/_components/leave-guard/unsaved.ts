import { createContext, useContext, useEffect } from "react";

type UnsavedInput = {
  /** Reports unsaved changes until the returned function is called. */
  hold: () => () => void;
  hasUnsaved: () => boolean;
};

/** The page's unsaved changes. Outside the admin, none are tracked. */
export const Unsaved = createContext<UnsavedInput>({
  hold: () => () => undefined,
  hasUnsaved: () => false,
});

/**
 * Asks before the page is left while `changed`.
 * @param revision a new value after every edit, so that someone who chose to leave, was kept on the page and typed on
 * is asked again
 */
export function useUnsaved(changed: boolean, revision: string | number): void {
  const { hold } = useContext(Unsaved);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each revision is reported separately.
  useEffect(() => (changed ? hold() : undefined), [changed, revision, hold]);
}

/** Whether anything on the page is unsaved, for code that checks now and then. */
export function useHasUnsaved(): () => boolean {
  return useContext(Unsaved).hasUnsaved;
}
