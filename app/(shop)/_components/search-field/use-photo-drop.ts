"use client";

import { type DragEvent, useEffect, useState } from "react";

/**
 * Accepts a photo dropped on the element that spreads `dropHandlers`, or pasted anywhere on the page. `dragging` is
 * true while a file hovers over the element.
 */
export function usePhotoDrop(onPhoto: (photo: File) => void) {
  const [dragging, setDragging] = useState(false);

  useEffect(() => {
    function paste(event: ClipboardEvent) {
      const photo = firstFile(event.clipboardData);
      if (!photo) return;
      event.preventDefault();
      onPhoto(photo);
    }
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [onPhoto]);

  const dropHandlers = {
    onDragOver(event: DragEvent) {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      setDragging(true);
    },
    onDragLeave(event: DragEvent) {
      if (event.currentTarget.contains(event.relatedTarget as Node | null)) return;
      setDragging(false);
    },
    onDrop(event: DragEvent) {
      const photo = firstFile(event.dataTransfer);
      setDragging(false);
      if (!photo) return;
      event.preventDefault();
      onPhoto(photo);
    },
  };
  return { dragging, dropHandlers };
}

function firstFile(data: DataTransfer | null): File | null {
  return data?.files[0] ?? null;
}
