"use client";

/** One line under the field, always there: how to ask, what is happening, or why a photo was not taken. */
export function SearchHint({
  dragging,
  pending,
  refusal,
}: {
  dragging: boolean;
  pending: boolean;
  refusal: string | null;
}) {
  return (
    <div id="search-hint" className="min-h-7 pt-2 text-small text-muted">
      <p role="status">
        {pending ? <span data-pending>Looking at your photo…</span> : null}
        {!pending && dragging ? "Drop the photo to search with it." : null}
        {!pending && !dragging && !refusal ? (
          <span className="opacity-0 transition-opacity group-focus-within/search:opacity-100 group-hover/search:opacity-100">
            Words, a photo, or both.{" "}
            <span className="pointer-coarse:hidden">Paste or drop a photo here.</span>
          </span>
        ) : null}
      </p>
      <p role="alert" className="text-accent">
        {!pending && !dragging ? refusal : null}
      </p>
    </div>
  );
}
