import { useRef } from "react";
import { flushSync } from "react-dom";
import { CONTROL } from "@/app/admin/_components/field";
import type { PhotoChange, PhotoItem } from "@/app/admin/(staff)/products/_components/photo-list";
import { ProductPhoto } from "@/components/product-photo";
import { CrossIcon } from "@/components/ui/icons";

const ACTION =
  "inline-flex size-11 items-center justify-center text-base hover:bg-plate disabled:opacity-30 pointer-fine:size-8";

/** One photo of the form: its picture, its state or alt text, and its position. */
export function PhotoRow({
  item,
  place,
  count,
  change,
  move,
  dragged,
  setDragged,
}: {
  item: PhotoItem;
  place: number;
  count: number;
  change: (change: PhotoChange) => void;
  move: (key: string, to: number) => void;
  dragged: string | null;
  setDragged: (key: string | null) => void;
}) {
  const name = `photo ${place + 1}`;
  const row = useRef<HTMLLIElement>(null);
  const picture = useRef<HTMLDivElement>(null);

  /** Moving a row moves its DOM node, which loses the focus that the next key press needs. */
  function moveBy(direction: "earlier" | "later"): void {
    flushSync(() => move(item.key, place + (direction === "earlier" ? -1 : 1)));
    const buttons = [...(row.current?.querySelectorAll<HTMLButtonElement>("[data-move]") ?? [])];
    const same = buttons.find((button) => button.dataset.move === direction && !button.disabled);
    (same ?? buttons.find((button) => !button.disabled))?.focus();
  }

  return (
    <li
      ref={row}
      onDragStart={(event) => {
        // Text dragged out of the field is not a photo.
        if (event.target !== picture.current) return;
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", name);
        setDragged(item.key);
      }}
      onDragEnd={() => setDragged(null)}
      onDragEnter={() => {
        if (dragged && dragged !== item.key) move(dragged, place);
      }}
      onDragOver={(event) => {
        if (dragged) event.preventDefault();
      }}
      className={`flex gap-3 py-3 ${dragged === item.key ? "opacity-50" : ""}`}
    >
      <div ref={picture} draggable className="w-18 shrink-0 cursor-grab">
        <Picture item={item} />
        <p className="mt-1 text-center text-small text-muted">
          {place === 0 ? "Cover" : place + 1}
        </p>
      </div>
      <div className="min-w-0 flex-1">
        {item.state === "ready" ? (
          <label className="block text-small text-muted">
            What it shows
            <input
              value={item.alt}
              maxLength={300}
              placeholder="The dress from behind, with its open back"
              onChange={(event) =>
                change({ kind: "describe", key: item.key, alt: event.target.value })
              }
              className={`${CONTROL} mt-1`}
            />
          </label>
        ) : (
          <State item={item} change={change} />
        )}
      </div>
      <div className="flex shrink-0 flex-col pointer-fine:flex-row pointer-fine:self-start">
        <button
          type="button"
          data-move="earlier"
          className={ACTION}
          disabled={place === 0}
          aria-label={`Move ${name} earlier`}
          onClick={() => moveBy("earlier")}
        >
          ↑
        </button>
        <button
          type="button"
          data-move="later"
          className={ACTION}
          disabled={place === count - 1}
          aria-label={`Move ${name} later`}
          onClick={() => moveBy("later")}
        >
          ↓
        </button>
        <button
          type="button"
          className={ACTION}
          aria-label={`Remove ${name}`}
          onClick={() => change({ kind: "remove", key: item.key })}
        >
          <CrossIcon />
        </button>
      </div>
    </li>
  );
}

function Picture({ item: { localUrl, taken } }: { item: PhotoItem }) {
  if (!localUrl && taken) return <ProductPhoto photo={taken.photo} alt="" sizes="72px" />;
  return (
    <span
      className="block aspect-4/5 bg-plate bg-cover bg-center"
      style={localUrl ? { backgroundImage: `url("${localUrl}")` } : undefined}
    />
  );
}

function State({ item, change }: { item: PhotoItem; change: (change: PhotoChange) => void }) {
  const failed = item.state === "failed";
  return (
    <div className="text-small">
      <p className="truncate" title={item.fileName}>
        {item.fileName}
      </p>
      <p className={failed ? "text-accent" : "text-muted"}>
        {failed ? item.problem : item.state === "uploading" ? "Uploading and reading" : "Waiting"}
      </p>
      {failed && item.localUrl && (
        <button
          type="button"
          className="quiet-link target"
          onClick={() => change({ kind: "retry", key: item.key })}
        >
          Try again
        </button>
      )}
    </div>
  );
}
