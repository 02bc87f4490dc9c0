"""Many photos of different sizes in one array of bytes."""

import numpy as np
from PIL import Image

from shop_training.data.preprocessing import letterbox


class PhotoStore:
    def __init__(self, pixels, sizes):
        """pixels: uint8, RGB, one photo after the other. sizes: int32 [photos, 2], width and
        height.
        """
        self.pixels, self.sizes = pixels, sizes
        lengths = sizes[:, 0].astype(np.int64) * sizes[:, 1] * 3
        self.starts = np.concatenate([[0], np.cumsum(lengths)])

    @classmethod
    def from_images(cls, images):
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

    def image(self, index):
        width, height = self.sizes[index]
        flat = self.pixels[self.starts[index] : self.starts[index + 1]]
        return Image.fromarray(flat.reshape(height, width, 3))

    def letterboxed(self, indices, side):
        """uint8 [photos, side, side, 3]: these photos as the encoder takes them."""
        out = np.empty((len(indices), side, side, 3), dtype=np.uint8)
        for row, index in enumerate(indices):
            out[row] = letterbox(self.image(index), side)
        return out
