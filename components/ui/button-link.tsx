import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonTone, buttonShape } from "@/components/ui/button-shape";

/** Apart from Button, so that what only needs a button does not bring the router's link along. */
export function ButtonLink({
  tone = "strong",
  className = "",
  ...rest
}: ComponentProps<typeof Link> & { tone?: ButtonTone }) {
  return <Link className={buttonShape(tone, className)} {...rest} />;
}
