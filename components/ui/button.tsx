import type { ComponentProps } from "react";
import { type ButtonTone, buttonShape } from "@/components/ui/button-shape";

export function Button({
  tone = "strong",
  className = "",
  type = "button",
  ...rest
}: ComponentProps<"button"> & { tone?: ButtonTone }) {
  return <button type={type} className={buttonShape(tone, className)} {...rest} />;
}
