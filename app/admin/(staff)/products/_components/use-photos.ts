import { useCallback, useEffect, useReducer, useRef } from "react";
import { sendStaffAction } from "@/app/admin/_components/send-staff-action";
import {
  changePhotos,
  type DescribedPhoto,
  MAX_PHOTOS,
  mayBeMended,
  type PhotoItem,
  refusal,
  type TakenPhoto,
  takenItem,
} from "@/app/admin/(staff)/products/_components/photo-list";
import { uploadPhotoAction } from "@/app/admin/(staff)/products/upload-photo-action";
import { shrinkPhoto } from "@/components/shrink-photo/shrink-photo";

/** The form's photos. New files are uploaded one at a time as soon as they are added. */
export function usePhotos(initial: DescribedPhoto[]) {
  const [photos, change] = useReducer(changePhotos, initial, (taken) => taken.map(takenItem));
  const files = useRef(new Map<string, File>());

  const send = useCallback(async (key: string) => {
    const file = files.current.get(key);
    if (!file) return;
    change({ kind: "start", key });
    const sent = await upload(file);
    if (typeof sent === "string") change({ kind: "fail", key, problem: sent });
    else change({ kind: "take", key, taken: sent });
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

/** Returns the accepted photo, or why it was refused. */
async function upload(file: File): Promise<TakenPhoto | string> {
  const photo = await shrinkPhoto(file);
  const problem = refusal(photo);
  if (problem) return problem;
  const form = new FormData();
  form.set("photo", photo);
  const result = await sendStaffAction("photo", () => uploadPhotoAction(form));
  return result.ok ? result.value : result.error.message;
}

function newItem(file: File, fits: boolean): PhotoItem {
  const problem = fits
    ? mayBeMended(file)
      ? null
      : refusal(file)
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
