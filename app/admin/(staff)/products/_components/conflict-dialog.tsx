import { useEffect, useRef } from "react";
import {
  differInPhotos,
  type FieldDifference,
  fieldDifferences,
  type Side,
} from "@/app/admin/(staff)/products/_components/differences";
import type { DescribedPhoto } from "@/app/admin/(staff)/products/_components/photo-list";
import type {
  LastChange,
  Opened,
  OpenedProduct,
} from "@/app/admin/(staff)/products/_components/product-draft";
import { ProductPhoto } from "@/components/product-photo";
import { Button } from "@/components/ui/button";

/** A save that came too late: what it would write, what has been saved since, and the state that both started from. */
export type Conflict = { yours: Side; theirs: OpenedProduct; opened: Opened };

/** Shows the differences and lets the person choose; Escape returns to editing. */
export function ConflictDialog({
  conflict: { yours, theirs, opened },
  pending,
  onKeepEditing,
  onLoadTheirs,
  onSaveMine,
}: {
  conflict: Conflict;
  pending: boolean;
  onKeepEditing: () => void;
  onLoadTheirs: () => void;
  onSaveMine: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const there = { ...theirs, status: theirs.product.status };
  const begun = { ...opened, status: opened.product?.status ?? there.status };
  return (
    <dialog
      ref={dialog}
      aria-labelledby="conflict-title"
      aria-describedby="conflict-text"
      onClose={onKeepEditing}
      className="m-auto w-[calc(100%-2rem)] max-w-2xl border border-edge bg-paper text-ink backdrop:bg-ink/40 open:flex open:max-h-[calc(100dvh-2rem)] open:flex-col"
    >
      <div className="px-6 pt-6">
        <h2 id="conflict-title" className="font-serif text-large">
          This product was changed meanwhile
        </h2>
        <p id="conflict-text" className="mt-2 text-muted">
          {changeWords(theirs.lastChange)} Nothing of yours is saved yet. This is what differs:
        </p>
      </div>
      <section
        aria-label="What differs"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard.
        tabIndex={0}
        className="mt-4 min-h-0 flex-1 overflow-y-auto border-y border-hairline px-6"
      >
        {differInPhotos(yours, there) && (
          <Pair
            label="Photos"
            changed={differInPhotos(yours, begun)}
            yours={<Photos photos={yours.photos} />}
            theirs={<Photos photos={there.photos} />}
          />
        )}
        {fieldDifferences(yours, there, begun).map((difference) => (
          <FieldPair key={difference.label} {...difference} />
        ))}
      </section>
      <div className="flex flex-wrap justify-end gap-3 px-6 py-4">
        <Button tone="quiet" onClick={() => dialog.current?.close()}>
          Keep editing
        </Button>
        <Button tone="quiet" disabled={pending} onClick={onLoadTheirs}>
          Load theirs
        </Button>
        <Button disabled={pending} onClick={onSaveMine}>
          {pending ? "Saving" : "Save mine over it"}
        </Button>
      </div>
    </dialog>
  );
}

function FieldPair({ yours, theirs, ...rest }: FieldDifference) {
  return <Pair {...rest} yours={<Value text={yours} />} theirs={<Value text={theirs} />} />;
}

function Pair({
  label,
  changed,
  yours,
  theirs,
}: {
  label: string;
  changed: boolean;
  yours: React.ReactNode;
  theirs: React.ReactNode;
}) {
  return (
    <div className="border-hairline py-3 not-first:border-t">
      <h3 className="text-small font-medium">{label}</h3>
      <dl className="mt-1 grid grid-cols-2 gap-x-4">
        <dt className="text-small text-muted">{changed ? "Yours" : "Yours, as you found it"}</dt>
        <dt className="text-small text-muted">Theirs</dt>
        <dd className="min-w-0">{yours}</dd>
        <dd className="min-w-0">{theirs}</dd>
      </dl>
    </div>
  );
}

function Value({ text }: { text: string }) {
  if (text === "") return <span className="text-muted">empty</span>;
  return <span className="wrap-anywhere whitespace-pre-wrap">{text}</span>;
}

function Photos({ photos }: { photos: DescribedPhoto[] }) {
  if (photos.length === 0) return <span className="text-muted">none</span>;
  return (
    <ol className="mt-1 flex flex-wrap gap-2">
      {photos.map(({ token, photo, alt }) => (
        <li key={token} className="w-14 text-small text-muted">
          <ProductPhoto photo={photo} alt={alt} sizes="56px" />
          <span aria-hidden="true" className="line-clamp-3 wrap-anywhere">
            {alt}
          </span>
        </li>
      ))}
    </ol>
  );
}

function changeWords({ by, at }: LastChange): string {
  const moment = new Date(at);
  const isToday = moment.toDateString() === new Date().toDateString();
  const time = moment.toLocaleTimeString("en", {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
  const day = moment.toLocaleDateString("en", { day: "numeric", month: "long" });
  const when = isToday ? `at ${time}` : `on ${day} at ${time}`;
  if (!by) return `It was saved ${when}, by an import or by an account that is gone.`;
  return by.isYou ? `You saved it in another window ${when}.` : `${by.name} saved it ${when}.`;
}
