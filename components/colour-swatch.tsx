import { swatchFill } from "@/components/swatch-fill";

/** A small disc of a colour. Use it next to the colour's name or inside a control labelled with it, never alone. */
export function ColourSwatch({ name }: { name: string }) {
  const fill = swatchFill(name);
  return (
    <span
      aria-hidden="true"
      className={`inline-block size-4 shrink-0 rounded-full border border-edge ${fill ? "" : "unknown-colour"}`}
      style={fill ? { background: fill } : undefined}
    />
  );
}
