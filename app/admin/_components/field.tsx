import type { ReactNode } from "react";

/** Text controls of the admin, with an accent border while they hold an invalid value. */
export const CONTROL =
  "block min-h-11 w-full border border-edge bg-paper px-3 py-2 text-base text-ink placeholder:text-muted aria-invalid:border-accent pointer-fine:min-h-10";

type Wiring = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean | undefined;
};

/**
 * A label, its control, and below them an error or else a hint. `children` receives the attributes that link the
 * control to all three.
 */
export function Field({
  name,
  label,
  hint,
  error,
  optional = false,
  className = "",
  children,
}: {
  name: string;
  label: string;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  className?: string;
  children: (wiring: Wiring) => ReactNode;
}) {
  const noteId = `${name}-note`;
  const note = error ?? hint;
  return (
    <div className={`min-w-0 ${className}`}>
      <label htmlFor={name} className="mb-1 block text-small font-medium">
        {label}
        {optional && <span className="font-normal text-muted"> optional</span>}
      </label>
      {children({
        id: name,
        "aria-describedby": note ? noteId : undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {note && (
        <p id={noteId} className={`mt-1 text-small ${error ? "text-accent" : "text-muted"}`}>
          {note}
        </p>
      )}
    </div>
  );
}
