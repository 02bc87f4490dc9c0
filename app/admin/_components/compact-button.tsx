import type { ComponentProps } from "react";

/** The admin's denser button; still 44 pixels high for touch. */
export function CompactButton({
  strong = false,
  className = "",
  type = "button",
  ...rest
}: ComponentProps<"button"> & { strong?: boolean }) {
  const tone = strong ? "bg-ink text-paper" : "border border-edge text-ink";
  return (
    <button
      type={type}
      className={`inline-flex min-h-11 items-center justify-center px-3 sm:px-4 text-small font-medium transition-opacity hover:opacity-80 disabled:opacity-50 pointer-fine:min-h-9 ${tone} ${className}`}
      {...rest}
    />
  );
}
