"""Photos as arrays: a flat store of decoded pixels, and the towers' preprocessing."""
import io

import numpy as np
from PIL import Image

WHITE = (255, 255, 255)


def decode(data, longest=None):
    """Encoded bytes -> RGB PIL image, reduced to `longest` on its long side if larger."""
    image = Image.open(io.BytesIO(data))
    image = image.convert("RGB")
    return sized(image, longest) if longest and max(image.size) > longest else image


def sized(image, longest):
    """The image with its long side at `longest`, bicubic."""
    scale = longest / max(image.size)
    size = tuple(max(1, round(side * scale)) for side in image.size)
    return image if size == image.size else image.resize(size, Image.BICUBIC)


def fit(image, side):
    """The towers' preprocessing: long side to `side` (bicubic), centred on a white square."""
    image = sized(image, side)
    width, height = image.size
    canvas = Image.new("RGB", (side, side), WHITE)
    canvas.paste(image, ((side - width) // 2, (side - height) // 2))
    return np.asarray(canvas)


class PhotoStore:
    """Many photos of different sizes in one array of bytes."""

    def __init__(self, pixels, sizes):
        self.pixels, self.sizes = pixels, sizes
        lengths = sizes[:, 0].astype(np.int64) * sizes[:, 1] * 3
        self.starts = np.concatenate([[0], np.cumsum(lengths)])

    @classmethod
    def of(cls, images):
        arrays, sizes = [], []
        for image in images:
            arrays.append(np.asarray(image).reshape(-1))
            sizes.append(image.size)
        return cls(np.concatenate(arrays), np.array(sizes, dtype=np.int32))

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            return cls(file["pixels"], file["sizes"])

    def save(self, path):
        np.savez(path, pixels=self.pixels, sizes=self.sizes)

    def __len__(self):
        return len(self.sizes)

    def image(self, at):
        width, height = self.sizes[at]
        flat = self.pixels[self.starts[at] : self.starts[at + 1]]
        return Image.fromarray(flat.reshape(height, width, 3))

    def fitted(self, side):
        """All photos preprocessed, uint8 [count, side, side, 3]."""
        out = np.empty((len(self), side, side, 3), dtype=np.uint8)
        for at in range(len(self)):
            out[at] = fit(self.image(at), side)
        return out


def reach(free):
    """Spreads from the border through `free` pixels, bool [batch, side, side] -> the same."""
    seen = np.zeros_like(free)
    for axis in (1, 2):
        for view in (np.s_[:], np.s_[::-1]):
            index = (slice(None), view) if axis == 1 else (slice(None), slice(None), view)
            seen[index] |= np.logical_and.accumulate(free[index], axis=axis)
    for _ in range(8):
        grown = seen.copy()
        grown[:, 1:] |= seen[:, :-1]
        grown[:, :-1] |= seen[:, 1:]
        grown[:, :, 1:] |= seen[:, :, :-1]
        grown[:, :, :-1] |= seen[:, :, 1:]
        seen = grown & free
    return seen


def mattes(photos, threshold=236):
    """Opacity of what stands before a white background, uint8 [count, side, side].

    A photo without enough white around it (or with little else) is opaque wherever it is not pad.
    """
    count, side = photos.shape[:2]
    out = np.empty((count, side, side), dtype=np.uint8)
    for start in range(0, count, 2048):
        part = photos[start : start + 2048]
        back = reach(part.min(axis=3) >= threshold)
        share = back.mean(axis=(1, 2))
        opaque = (share < 0.12) | (share > 0.97)
        pad = reach(part.min(axis=3) == 255)
        back = np.where(opaque[:, None, None], pad, back)
        soft = (~back).astype(np.uint16) * 255
        around = np.pad(soft, ((0, 0), (1, 1), (1, 1)), mode="edge")
        blurred = sum(around[:, y : y + side, x : x + side] for y in range(3) for x in range(3)) // 9
        tight = np.clip((blurred.astype(np.int32) - 100) * 255 // 155, 0, 255)
        out[start : start + 2048] = np.where(opaque[:, None, None], soft, np.where(back, 0, tight))
    return out
