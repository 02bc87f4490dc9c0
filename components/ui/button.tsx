import Link from "next/link";
import type { ComponentProps } from "react";

const SHAPE =
  "inline-flex min-h-11 items-center justify-center gap-2 px-5 text-base font-medium transition-opacity hover:opacity-80 disabled:opacity-50";
const TONES = {
  strong: "bg-ink text-paper",
  quiet: "border border-edge text-ink",
} as const;

type Tone = keyof typeof TONES;

export function Button({
  tone = "strong",
  className = "",
  type = "button",
  ...rest
}: ComponentProps<"button"> & { tone?: Tone }) {
  return <button type={type} className={`${SHAPE} ${TONES[tone]} ${className}`} {...rest} />;
}

export function ButtonLink({
  tone = "strong",
  className = "",
  ...rest
}: ComponentProps<typeof Link> & { tone?: Tone }) {
  return <Link className={`${SHAPE} ${TONES[tone]} ${className}`} {...rest} />;
}
