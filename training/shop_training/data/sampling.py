"""Draws the items of a batch, without repeats: store products, drawings and user photos in given
shares.
"""

import numpy as np

from shop_training.data.attributes import ARTICLE_TYPE, COLOUR

# Rare values are drawn more often than they occur: weight = count ** exponent.
ARTICLE_TYPE_EXPONENT, COLOUR_EXPONENT, PHOTO_CLASS_EXPONENT = -0.3, -0.2, -0.5


class Sampler:
    """store, demo, user_photos: indices of the training items of each source.

    store_weights, user_photo_weights: probabilities, of sum 1 each.
    """

    def __init__(self, codes, is_user_photo, is_demo):
        """codes: int [items, attributes]."""
        self.store = np.flatnonzero(~is_user_photo & ~is_demo)
        self.demo = np.flatnonzero(is_demo)
        self.user_photos = np.flatnonzero(is_user_photo)
        types, colours = codes[:, ARTICLE_TYPE], codes[:, COLOUR]
        weights = _counts(types) ** ARTICLE_TYPE_EXPONENT * _counts(colours) ** COLOUR_EXPONENT
        self.store_weights = weights[self.store] / weights[self.store].sum()
        weights = _counts(types[self.user_photos]) ** PHOTO_CLASS_EXPONENT
        self.user_photo_weights = weights / weights.sum()

    def draw(self, size, user_photo_share, demo_share, rng):
        """Indices of a batch. rng: numpy Generator."""
        user_photos = round(size * user_photo_share)
        demo = min(round(size * demo_share), len(self.demo))
        store = size - user_photos - demo
        return np.concatenate(
            [
                rng.choice(self.store, store, replace=False, p=self.store_weights),
                rng.choice(self.demo, demo, replace=False) if demo else self.demo[:0],
                rng.choice(self.user_photos, user_photos, replace=False, p=self.user_photo_weights),
            ]
        )


def _counts(values):
    """How often each item's value occurs."""
    return np.bincount(values)[values].astype(float)
