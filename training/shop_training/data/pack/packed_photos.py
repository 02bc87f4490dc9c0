"""Photos as WebP files of the encoder's size, in one array of bytes, and back."""

import concurrent.futures
import io

import numpy as np
from PIL import Image

from shop_training.data.catalogue import STORE
from shop_training.data.mattes import padding_mattes, studio_mattes
from shop_training.data.photos import PhotoStore
from shop_training.data.preprocessing import letterbox, with_long_side

# Photos that one process encodes or decodes at a time.
ENCODED_AT_ONCE, DECODED_AT_ONCE = 9000, 512


def pack_photos(lists, side, quality, processes):
    """Arrays of the photos in these lists. lists: [(path of a PhotoStore, source, indices)]."""
    tasks = []
    for path, _, indices in lists:
        parts = -(-len(indices) // ENCODED_AT_ONCE)
        tasks += [(path, part, side, quality) for part in np.array_split(indices, max(1, parts))]
    with concurrent.futures.ProcessPoolExecutor(processes) as pool:
        files = [file for part in pool.map(_encode, tasks) for file in part]
    return {
        "bytes": np.frombuffer(b"".join(files), dtype=np.uint8),
        "lengths": np.array([len(file) for file in files], dtype=np.int32),
        "counts": np.array([len(indices) for _, _, indices in lists]),
        "sources": np.array([source for _, source, _ in lists]),
    }


def _encode(task):
    path, indices, side, quality = task
    store, files = PhotoStore.load(path), []
    for index in indices:
        file = io.BytesIO()
        image = with_long_side(store.image(int(index)), side)
        image.save(file, "WEBP", quality=quality, method=6)
        files.append(file.getvalue())
    return files


def unpack_photos(path, side, processes):
    """-> one uint8 [photos, side, side, 4] (RGB and opacity) for each list that was packed."""
    with np.load(path) as file:
        blob, lengths, counts, sources = (
            file[name] for name in ("bytes", "lengths", "counts", "sources")
        )
    ends = np.cumsum(lengths)
    files = [blob[end - length : end].tobytes() for end, length in zip(ends, lengths)]
    tasks, list_of, start = [], [], 0
    for number, (count, source) in enumerate(zip(counts, sources)):
        for at in range(start, start + count, DECODED_AT_ONCE):
            end = min(at + DECODED_AT_ONCE, start + count)
            tasks.append((files[at:end], str(source), side))
            list_of.append(number)
        start += count
    with concurrent.futures.ProcessPoolExecutor(processes) as pool:
        parts = list(pool.map(_decode, tasks))
    return [
        np.concatenate([part for part, of in zip(parts, list_of) if of == number])
        for number in range(len(counts))
    ]


def _decode(task):
    files, source, side = task
    images = [Image.open(io.BytesIO(file)).convert("RGB") for file in files]
    pixels = np.stack([letterbox(image, side) for image in images])
    sizes = [image.size for image in images]
    alpha = studio_mattes(pixels) if source == STORE else padding_mattes(sizes, side)
    return np.concatenate([pixels, alpha[..., None]], axis=3)
