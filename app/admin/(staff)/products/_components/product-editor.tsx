"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { sendStaffAction } from "@/app/admin/_components/send-staff-action";
import { EditorBar } from "@/app/admin/(staff)/products/_components/editor-bar";
import { EditorPreview } from "@/app/admin/(staff)/products/_components/editor-preview";
import { keptText, readKept } from "@/app/admin/(staff)/products/_components/kept-product";
import type { TakenPhoto } from "@/app/admin/(staff)/products/_components/photo-list";
import { PhotosField } from "@/app/admin/(staff)/products/_components/photos-field";
import type {
  Draft,
  DraftField,
  EditedProduct,
} from "@/app/admin/(staff)/products/_components/product-draft";
import { ProductFields } from "@/app/admin/(staff)/products/_components/product-fields";
import { takenItem, usePhotos } from "@/app/admin/(staff)/products/_components/use-photos";
import { saveProductAction } from "@/app/admin/(staff)/products/actions";
import { useKeptText } from "@/components/sending/use-kept-text";
import type { Result } from "@/lib/action";
import type { EmbeddingState, Suggestions } from "@/lib/catalogue/admin-queries";
import { handleFrom } from "@/lib/catalogue/handle";
import type { ProductStatus } from "@/lib/catalogue/product-status";

type Failure = Extract<Result<never>, { ok: false }>["error"];
type Note = { text: string; failed: boolean };

const RENEWED =
  "The shop was renewed before this was saved. What you typed is here: save it again.";
const RENEWED_WITHOUT_PHOTOS = `${RENEWED} Photos that were on their way have to be added again.`;

const SAVED = {
  draft: "Saved as a draft.",
  published: "Saved and published.",
  archived: "Saved and archived.",
};

/** The form of one product, with the shop's card of it beside. `product` is null for a new one. */
export function ProductEditor({
  product,
  initial,
  initialPhotos,
  suggestions,
  embedding,
}: {
  product: EditedProduct | null;
  initial: Draft;
  initialPhotos: (TakenPhoto & { alt: string })[];
  suggestions: Suggestions;
  embedding: EmbeddingState | null;
}) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(initial);
  const photos = usePhotos(initialPhotos);
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({});
  const [note, setNote] = useState<Note | null>(null);
  const [pending, startTransition] = useTransition();

  const sent = photos.photos.flatMap(({ taken, alt }) =>
    taken ? [{ token: taken.token, alt }] : [],
  );
  const current = JSON.stringify([draft, sent]);
  const [saved, setSaved] = useState(current);
  const arriving = photos.photos.some(({ state }) => state === "waiting" || state === "uploading");
  const changed = current !== saved || arriving;
  useLeaveWarning(changed);
  useKeptText("product", {
    read: () => (changed ? keptText(draft, photos.photos) : null),
    restore: (text) => {
      const kept = readKept(text);
      if (!kept) return;
      setDraft(kept.draft);
      photos.change({ kind: "replace", items: kept.photos.map(takenItem) });
      setNote({ text: kept.lost ? RENEWED_WITHOUT_PHOTOS : RENEWED, failed: true });
    },
  });

  function type(field: DraftField, text: string): void {
    setDraft({ ...draft, [field]: text });
    if (errors[field]) setErrors({ ...errors, [field]: undefined });
  }

  function save(status: ProductStatus): void {
    if (arriving) {
      setNote({ text: "Wait for the last photos to arrive, then save.", failed: true });
      return;
    }
    startTransition(async () => {
      const result = await sendStaffAction("product", () =>
        saveProductAction({ id: product?.id ?? null, status, draft, photos: sent }),
      );
      setErrors(result.ok ? {} : fieldErrors(result.error));
      if (!result.ok) {
        const marked = Object.keys(fieldErrors(result.error)).length > 0;
        const text = marked ? "Not saved: see the fields marked." : result.error.message;
        setNote({ text, failed: true });
        focusFirstProblem(form.current);
        return;
      }
      const { id, handle } = result.value;
      setDraft({ ...draft, handle });
      setSaved(JSON.stringify([{ ...draft, handle }, sent]));
      setNote({ text: SAVED[status], failed: false });
      if (!product) router.replace(`/admin/products/${id}`);
    });
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    save(product?.status ?? "draft");
  }

  return (
    <>
      <form
        ref={form}
        noValidate
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          form.current?.requestSubmit();
        }}
        className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,42rem)_minmax(14rem,18rem)]"
      >
        <div className="min-w-0 space-y-8">
          <PhotosField {...photos} error={errors.photos} />
          <ProductFields
            draft={draft}
            errors={errors}
            suggestions={suggestions}
            proposedHandle={handleFrom(draft.title)}
            onType={type}
          />
        </div>
        <EditorPreview
          draft={draft}
          product={product}
          photo={photos.photos.find(({ taken }) => taken)?.taken?.photo ?? null}
          embedding={embedding}
        />
      </form>
      <EditorBar
        product={product}
        title={initial.title}
        pending={pending}
        changed={changed}
        note={note}
        save={save}
      />
    </>
  );
}

/** Problems by field, wherever they were found. */
function fieldErrors({ code, message, fields }: Failure): Partial<Record<string, string>> {
  return code === "handle-taken" ? { handle: message } : (fields ?? {});
}

/** The browser asks before a page with unsaved changes is closed or left. */
function useLeaveWarning(changed: boolean): void {
  useEffect(() => {
    if (!changed) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [changed]);
}

function focusFirstProblem(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
}
