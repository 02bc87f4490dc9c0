"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { sendStaffAction } from "@/app/admin/_components/send-staff-action";
import { useUnsaved } from "@/app/admin/(staff)/_components/leave-guard/unsaved";
import type { Conflict } from "@/app/admin/(staff)/products/_components/conflict-dialog";

import { keptText, readKept } from "@/app/admin/(staff)/products/_components/kept-product";

import { takenItem } from "@/app/admin/(staff)/products/_components/photo-list";

import {
  DRAFT_FIELDS,
  type Draft,
  type DraftField,
  EMPTY_DRAFT,
  type Opened,
  type OpenedProduct,
} from "@/app/admin/(staff)/products/_components/product-draft";
import { usePhotos } from "@/app/admin/(staff)/products/_components/use-photos";
import { type SaveAnswer, saveProductAction } from "@/app/admin/(staff)/products/actions";
import { useKeptText } from "@/components/sending/use-kept-text";
import type { Result } from "@/lib/action";
import type { ProductStatus } from "@/lib/catalogue/product-status";

type Failure = Extract<Result<never>, { ok: false }>["error"];
type FieldErrors = Partial<Record<string, string>>;
export type Note = { text: string; failed: boolean };

const SAVED = {
  draft: "Saved as a draft.",
  published: "Saved and published.",
  archived: "Saved and archived.",
};
const RENEWED =
  "The shop was renewed before this was saved. What you typed is here: save it again.";
const RENEWED_WITHOUT_PHOTOS = `${RENEWED} Photos that were on their way have to be added again.`;

/** The state of a product's form: what is typed, the version it started from, and how it is saved. */
export function useProductForm(initial: Opened, onRefused: () => void) {
  const router = useRouter();
  const [opened, setOpened] = useState(initial);
  const [draft, setDraft] = useState(initial.draft);
  const photos = usePhotos(initial.photos);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [note, setNote] = useState<Note | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [leaving, setLeaving] = useState(false);
  const [pending, startTransition] = useTransition();
  const saving = useRef(false);

  const taken = photos.photos.flatMap(({ taken, alt }) => (taken ? [{ ...taken, alt }] : []));
  const arriving = photos.photos.some(({ state }) => state === "waiting" || state === "uploading");
  const notTaken = photos.photos.length - taken.length;
  const revision = stateOf(draft, taken);
  const changed = !leaving && (revision !== stateOf(opened.draft, opened.photos) || notTaken > 0);
  useUnsaved(changed, revision);
  useKeptText("product", {
    read: () => (changed ? keptText(opened.product?.version ?? null, draft, photos.photos) : null),
    restore: (text) => {
      const kept = readKept(text);
      if (!kept) return;
      setOpened((now) => editedFrom(now, kept.version));
      setDraft(kept.draft);
      photos.change({ kind: "replace", items: kept.photos.map(takenItem) });
      setNote({ text: kept.lost ? RENEWED_WITHOUT_PHOTOS : RENEWED, failed: true });
    },
  });

  function type(field: DraftField, text: string): void {
    setDraft((now) => ({ ...now, [field]: text }));
    if (errors[field]) setErrors({ ...errors, [field]: undefined });
  }

  /** @param over the version to overwrite; by default the one that the form was filled from */
  function save(status: ProductStatus, over = opened.product?.version ?? null): void {
    if (saving.current) return;
    if (arriving) {
      setNote({ text: "Wait for the last photos to arrive, then save.", failed: true });
      return;
    }
    saving.current = true;
    startTransition(async () => {
      const id = opened.product?.id ?? null;
      const result = await sendStaffAction("product", () =>
        saveProductAction({
          product: id !== null && over !== null ? { id, version: over } : null,
          status,
          draft,
          photos: taken.map(({ token, alt }) => ({ token, alt })),
          photosNotTaken: notTaken,
        }),
      );
      saving.current = false;
      if (!result.ok) refused(result.error);
      else answered(result.value, status);
    });
  }

  function answered(answer: SaveAnswer, status: ProductStatus): void {
    setErrors({});
    if (answer.kind === "changed") {
      const { yours, theirs } = answer;
      setConflict({ yours: { draft: yours, status, photos: taken }, theirs, opened });
      setNote({ text: "Not saved: this product was changed meanwhile.", failed: true });
      return;
    }
    setConflict(null);
    setNote({ text: SAVED[status], failed: false });
    if (!opened.product) {
      setLeaving(true);
      router.replace(`/admin/products/${answer.product.id}`);
      return;
    }
    setOpened({ product: answer.product, draft: answer.draft, photos: taken });
    // Keeps what was typed while saving.
    setDraft((now) => withSaved(now, draft, answer.draft));
  }

  function refused(error: Failure): void {
    setConflict(null);
    if (error.code === "product-gone") {
      setOpened({ product: null, draft: EMPTY_DRAFT, photos: [] });
      setNote({
        text: "Not saved: this product was deleted meanwhile. Save again to create it again.",
        failed: true,
      });
      return;
    }
    const fields = fieldErrors(error);
    setErrors(fields);
    const marked = Object.keys(fields).length > 0;
    setNote({ text: marked ? "Not saved: see the fields marked." : error.message, failed: true });
    onRefused();
  }

  function loadTheirs(theirs: OpenedProduct): void {
    setConflict(null);
    setErrors({});
    setOpened(theirs);
    setDraft(theirs.draft);
    photos.change({ kind: "replace", items: theirs.photos.map(takenItem) });
    setNote({ text: "This is what was saved meanwhile; yours is not kept.", failed: false });
  }

  return {
    product: opened.product,
    title: opened.draft.title,
    draft,
    photos,
    errors,
    note,
    changed,
    pending,
    leaving,
    type,
    save,
    conflict,
    loadTheirs,
    keepEditing: () => setConflict(null),
    leave: () => setLeaving(true),
  };
}

/** What the form was filled from before the page was reloaded. If that version is outdated, saving is a conflict. */
function editedFrom(opened: Opened, version: number | null): Opened {
  const { product } = opened;
  return product && version !== null ? { ...opened, product: { ...product, version } } : opened;
}

function stateOf(draft: Draft, photos: { token: string; alt: string }[]): string {
  return JSON.stringify([draft, photos.map(({ token, alt }) => [token, alt])]);
}

/** The current form, with the saved values in fields that have not been edited since. */
function withSaved(now: Draft, sent: Draft, saved: Draft): Draft {
  const merged = { ...now };
  for (const field of DRAFT_FIELDS) if (now[field] === sent[field]) merged[field] = saved[field];
  return merged;
}

/** Problems by field, from whichever check found them. */
function fieldErrors({ code, message, fields }: Failure): FieldErrors {
  return code === "handle-taken" ? { handle: message } : (fields ?? {});
}
