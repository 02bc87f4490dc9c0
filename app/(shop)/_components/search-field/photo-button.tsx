"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { CameraIcon } from "@/components/ui/icons";
import { PHOTO_TYPES } from "@/lib/images/photo-limits";

/** Chooses a photo. Phones offer the camera as well, and convert HEIC photos to JPEG. */
export function PhotoButton({
  disabled,
  onPhoto,
  label,
}: {
  disabled: boolean;
  onPhoto: (photo: File) => void;
  label: string;
}) {
  const input = useRef<HTMLInputElement>(null);

  function takePhoto() {
    const photo = input.current?.files?.[0];
    if (!input.current || !photo) return;
    input.current.value = "";
    onPhoto(photo);
  }

  // A photo may have been chosen before the page's script loaded.
  const takeEarlyPhoto = useEffectEvent(takePhoto);
  useEffect(() => takeEarlyPhoto(), []);

  return (
    <label
      data-needs-script
      className="target relative shrink-0 cursor-pointer gap-2 px-2 text-muted transition-colors focus-within:text-ink hover:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent sm:px-3"
    >
      <CameraIcon />
      <span className="text-base max-sm:sr-only">{label}</span>
      <input
        ref={input}
        type="file"
        accept={PHOTO_TYPES}
        disabled={disabled}
        aria-describedby="search-hint"
        className="absolute inset-0 size-full cursor-pointer opacity-0 file:cursor-pointer"
        onChange={takePhoto}
      />
    </label>
  );
}
