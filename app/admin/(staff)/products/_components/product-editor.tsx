"use client";

import { type FormEvent, useRef } from "react";
import { ConflictDialog } from "@/app/admin/(staff)/products/_components/conflict-dialog";
import { EditorBar } from "@/app/admin/(staff)/products/_components/editor-bar";
import { EditorPreview } from "@/app/admin/(staff)/products/_components/editor-preview";
import { PhotosField } from "@/app/admin/(staff)/products/_components/photos-field";
import type { Opened } from "@/app/admin/(staff)/products/_components/product-draft";
import { ProductFields } from "@/app/admin/(staff)/products/_components/product-fields";
import { useProductForm } from "@/app/admin/(staff)/products/_components/use-product-form";
import type { EmbeddingState, Suggestions } from "@/lib/catalogue/admin-queries";
import { handleFrom } from "@/lib/catalogue/handle";

/** The form of one product, next to its card in the shop. */
export function ProductEditor({
  initial,
  suggestions,
  embedding,
}: {
  initial: Opened;
  suggestions: Suggestions;
  embedding: EmbeddingState | null;
}) {
  const form = useRef<HTMLFormElement>(null);
  const editor = useProductForm(initial, () => focusFirstProblem(form.current));
  const { product, draft, photos, errors, conflict, pending, leaving, save } = editor;

  function submit(event: FormEvent): void {
    event.preventDefault();
    save(product?.status ?? "draft");
  }

  return (
    <>
      <form
        ref={form}
        noValidate
        // The page of a new product is about to be replaced by that of the saved one; anything typed now would be lost.
        inert={leaving || (pending && !product)}
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
            onType={editor.type}
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
        title={editor.title}
        pending={pending || leaving}
        changed={editor.changed}
        note={editor.note}
        save={save}
        onDeleted={editor.leave}
      />
      {conflict && (
        <ConflictDialog
          conflict={conflict}
          pending={pending}
          onKeepEditing={editor.keepEditing}
          onLoadTheirs={() => editor.loadTheirs(conflict.theirs)}
          onSaveMine={() => save(conflict.yours.status, conflict.theirs.product.version)}
        />
      )}
    </>
  );
}

function focusFirstProblem(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
}
