import type { ReactNode, Ref } from "react";

/**
 * An icon on a square of the page's paper colour. `off` while it has nothing to do: unlike `disabled`, it keeps the
 * focus.
 */
export function ViewerButton({
  ref,
  label,
  onClick,
  off = false,
  className = "",
  children,
}: {
  ref?: Ref<HTMLButtonElement>;
  label: string;
  onClick: () => void;
  off?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <button
      ref={ref}
      type="button"
      aria-label={label}
      aria-disabled={off}
      title={label}
      onClick={onClick}
      className={`flex size-11 items-center justify-center bg-paper transition-opacity hover:opacity-80 focus-visible:-outline-offset-2 aria-disabled:opacity-40 ${className}`}
    >
      {children}
    </button>
  );
}
