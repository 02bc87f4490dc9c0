"""The training items' photos at one size, with their mattes."""

import numpy as np
import torch

from shop_training.data.catalogue import STORE
from shop_training.data.mattes import padding_mattes, studio_mattes
from shop_training.data.photos import PhotoStore


class TrainingPhotos:
    def __init__(self, parts):
        """parts: (path of a PhotoStore, source, indices of its training photos), in the items'
        order.
        """
        self.parts = parts
        self._side, self._photos = None, None

    def at_side(self, side):
        """uint8 [items, side, side, 4]: RGB and opacity. The last size is kept."""
        if side != self._side:
            photos = [_letterboxed(*part, side) for part in self.parts]
            self._side, self._photos = side, torch.cat(photos)
        return self._photos


def _letterboxed(path, source, indices, side):
    store = PhotoStore.load(path)
    photos = store.letterboxed(indices, side)
    sizes = store.sizes[indices]
    alpha = studio_mattes(photos) if source == STORE else padding_mattes(sizes, side)
    return torch.from_numpy(np.concatenate([photos, alpha[..., None]], axis=3))
