import { useCallback, useEffect, useReducer, useRef } from "react";
import {
  changePhotos,
  type DescribedPhoto,
  MAX_PHOTOS,
  type PhotoItem,
  refusal,
  takenItem,
} from "@/app/admin/(staff)/products/_components/photo-list";
import { uploadPhotoAction } from "@/app/admin/(staff)/products/upload-photo-action";

const CONNECTION_BROKE = "The connection broke before the photo had arrived. Try again.";

/** The photos of the form. New files are sent one after the other as soon as they are added. */
export function usePhotos(initial: DescribedPhoto[]) {
  const [photos, change] = useReducer(changePhotos, initial, (taken) => taken.map(takenItem));
  const files = useRef(new Map<string, File>());

  const send = useCallback(async (key: string) => {
    const file = files.current.get(key);
    if (!file) return;
    change({ kind: "start", key });
    const form = new FormData();
    form.set("photo", file);
    const result = await uploadPhotoAction(form).catch(() => null);
    if (result?.ok) change({ kind: "take", key, taken: result.value });
    else change({ kind: "fail", key, problem: result?.error.message ?? CONNECTION_BROKE });
  }, []);

  useEffect(() => {
    const waiting = photos.find(({ state }) => state === "waiting");
    if (waiting && !photos.some(({ state }) => state === "uploading")) void send(waiting.key);
  }, [photos, send]);

  const shown = useRef<string[]>([]);
  useEffect(() => () => shown.current.forEach((url) => void URL.revokeObjectURL(url)), []);

  function add(added: File[]): void {
    const room = Math.max(0, MAX_PHOTOS - photos.length);
    const items = added.map((file, index) => {
      const item = newItem(file, index < room);
      files.current.set(item.key, file);
      if (item.localUrl) shown.current.push(item.localUrl);
      return item;
    });
    change({ kind: "add", items });
  }

  return { photos, change, add };
}

function newItem(file: File, fits: boolean): PhotoItem {
  const problem = fits
    ? refusal(file)
    : `A product has ${MAX_PHOTOS} photos at most. Remove one to make room.`;
  return {
    key: crypto.randomUUID(),
    fileName: file.name,
    alt: "",
    state: problem ? "failed" : "waiting",
    localUrl: file.type.startsWith("image/") ? URL.createObjectURL(file) : null,
    taken: null,
    problem,
  };
}
