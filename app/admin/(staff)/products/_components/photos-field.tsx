"use client";

import { type ClipboardEvent, type DragEvent, useState } from "react";
import { PhotoRow } from "@/app/admin/(staff)/products/_components/photo-row";
import type { usePhotos } from "@/app/admin/(staff)/products/_components/use-photos";
import { countOf } from "@/components/count";
import { PHOTO_TYPES } from "@/lib/images/photo-limits";

/** Adds photos by file picker, drag and drop or paste, and lets their order be changed. */
export function PhotosField({
  photos,
  change,
  add,
  error,
}: ReturnType<typeof usePhotos> & { error: string | undefined }) {
  const [over, setOver] = useState(false);
  const [dragged, setDragged] = useState<string | null>(null);
  const [announcement, setAnnouncement] = useState("");

  function drop(event: DragEvent): void {
    setOver(false);
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    add([...event.dataTransfer.files]);
  }

  function paste(event: ClipboardEvent): void {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    add([...event.clipboardData.files]);
  }

  function move(key: string, to: number): void {
    if (to < 0 || to >= photos.length) return;
    change({ kind: "move", key, to });
    setAnnouncement(`Photo moved to place ${to + 1} of ${photos.length}.`);
  }

  return (
    <fieldset
      className="min-w-0"
      onPaste={paste}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <legend className="mb-1 text-small font-medium">Photos</legend>
      <div
        className={`border border-dashed p-4 ${over ? "border-accent bg-plate" : "border-edge"}`}
      >
        <input
          id="photos"
          type="file"
          accept={PHOTO_TYPES}
          multiple
          className="peer sr-only"
          aria-describedby="photos-note"
          onChange={(event) => {
            add([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
        <label
          htmlFor="photos"
          className="target border border-edge px-4 font-medium peer-focus-visible:outline-2 peer-focus-visible:outline-offset-3 peer-focus-visible:outline-accent"
        >
          Add photos
        </label>
        <p id="photos-note" className={`mt-2 text-small ${error ? "text-accent" : "text-muted"}`}>
          {error ??
            "Or drop or paste them here. JPEG, PNG, WebP, AVIF or GIF, up to 12 MB each and 20 in all."}
        </p>
      </div>
      {photos.length > 0 && <Progress photos={photos} />}
      <ol aria-label="Photos in order" className="divide-y divide-hairline">
        {photos.map((photo, index) => (
          <PhotoRow
            key={photo.key}
            item={photo}
            place={index}
            count={photos.length}
            change={change}
            move={move}
            dragged={dragged}
            setDragged={setDragged}
          />
        ))}
      </ol>
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </fieldset>
  );
}

/** The progress of the uploads. */
function Progress({ photos }: Pick<ReturnType<typeof usePhotos>, "photos">) {
  const done = photos.filter(({ state }) => state === "ready").length;
  const failed = photos.filter(({ state }) => state === "failed").length;
  const total = photos.length - failed;
  const busy = done < total;
  return (
    <div className="flex min-h-9 items-center gap-3 text-small text-muted">
      <span role="status" className="tabular-nums">
        {busy ? `${done} of ${countOf(total, "photo")} ready` : null}
        {!busy ? `${countOf(done, "photo")} ready` : null}
        {failed > 0 ? ` · ${failed} not taken` : null}
      </span>
      {busy && (
        <progress value={done} max={total} aria-label="Photos ready" className="h-1 flex-1" />
      )}
    </div>
  );
}
