import type { ReactNode } from "react";

/** An empty or failed state: what happened, and the next step. */
export function Message({
  title,
  heading: Heading = "h2",
  children,
}: {
  title: string;
  heading?: "h1" | "h2";
  children: ReactNode;
}) {
  return (
    <section className="max-w-xl py-16">
      <Heading className="font-serif text-display">{title}</Heading>
      <div className="mt-6 flex flex-col items-start gap-4 text-muted">{children}</div>
    </section>
  );
}
