"use client";

import Link from "next/link";
import { type FormEvent, useActionState, useState, useTransition } from "react";
import { CompactButton } from "@/app/admin/_components/compact-button";
import { sendStaffAction } from "@/app/admin/_components/send-staff-action";
import { CONTROLS_ID } from "@/app/admin/(staff)/playground/_components/controls";
import { comparePhotoAction } from "@/app/admin/(staff)/playground/actions";
import type { PlaygroundParams } from "@/app/admin/(staff)/playground/playground-params";
import { shrinkPhoto } from "@/components/shrink-photo/shrink-photo";
import { CrossIcon } from "@/components/ui/icons";
import type { Result } from "@/lib/action";
import { PHOTO_TYPES } from "@/lib/images/photo-limits";

/** The query's photo, a link that removes it, and a way to replace it. */
export function PhotoForm({
  params,
  thumbnailUrl,
  hrefWithout,
}: {
  params: PlaygroundParams;
  thumbnailUrl: string | null;
  hrefWithout: string;
}) {
  // Used without scripts; with them, `submit` sends a smaller photo and can report why sending failed.
  const [answered, action] = useActionState(comparePhotoAction, null);
  const [refused, setRefused] = useState(answered);
  const [pending, startTransition] = useTransition();

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(async () => {
      const result = await comparePhoto(form);
      startTransition(() => setRefused(result));
    });
  }

  const { q, styles, candidates, imageWeight: weight, reranker, rows } = params;
  return (
    <form
      action={action}
      onSubmit={(event) => {
        takeControls(event.currentTarget);
        submit(event);
      }}
      className="flex flex-wrap items-start gap-3 lg:max-w-sm"
    >
      {Object.entries({ q, styles, candidates, weight, reranker, rows }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value ?? ""} />
      ))}
      {thumbnailUrl && (
        <span className="flex items-center">
          <picture>
            <img
              src={thumbnailUrl}
              alt="The query’s own"
              width={36}
              height={44}
              className="full-photo h-11 w-9 bg-plate object-cover"
            />
          </picture>
          <Link
            href={hrefWithout}
            scroll={false}
            aria-label="Remove the photo"
            className="target w-11 justify-center text-muted hover:text-ink"
          >
            <CrossIcon />
          </Link>
        </span>
      )}
      <input
        type="file"
        name="photo"
        accept={PHOTO_TYPES}
        aria-label={thumbnailUrl ? "Another photo" : "A photo"}
        disabled={pending}
        onChange={(event) => event.target.form?.requestSubmit()}
        className="min-h-11 max-w-64 text-small text-muted file:mr-3 file:min-h-11 file:border file:border-solid file:border-edge file:px-3 file:text-ink pointer-fine:min-h-10 pointer-fine:file:min-h-10"
      />
      <noscript>
        <CompactButton type="submit">Use photo</CompactButton>
      </noscript>
      <p role="status" className="w-full text-small text-muted">
        {pending ? "Reading the photo…" : null}
        {!pending && refused && !refused.ok ? (
          <span className="text-accent">{refused.error.message}</span>
        ) : null}
      </p>
    </form>
  );
}

async function comparePhoto(form: FormData): Promise<Result<never>> {
  const photo = form.get("photo");
  if (photo instanceof File) form.set("photo", await shrinkPhoto(photo));
  return sendStaffAction("photo", () => comparePhotoAction(null, form));
}

/** Sends what was typed into the controls but not submitted yet along with the photo. */
function takeControls(form: HTMLFormElement): void {
  const controls = document.getElementById(CONTROLS_ID);
  if (!(controls instanceof HTMLFormElement)) return;
  const given = new FormData(controls);
  for (const field of form.querySelectorAll<HTMLInputElement>("input[type=hidden]")) {
    const value = given.get(field.name);
    if (typeof value === "string") field.value = value;
  }
}
