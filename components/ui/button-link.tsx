import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonTone, buttonShape } from "@/components/ui/button-shape";

/** Separate from Button, so that pages that need only a button do not load the router's link. */
export function ButtonLink({
  tone = "strong",
  className = "",
  ...rest
}: ComponentProps<typeof Link> & { tone?: ButtonTone }) {
  return <Link className={buttonShape(tone, className)} {...rest} />;
}
