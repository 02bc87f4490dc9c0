"""Alpha mattes: which pixels show the product and which the background."""

import numpy as np

# Brighter pixels that reach the border are background.
WHITE_FROM = 236
# A photo with less or more background than these shares keeps it.
LEAST_BACKGROUND, MOST_BACKGROUND = 0.12, 0.97
GROWTH_STEPS = 8
PHOTOS_AT_ONCE = 2048


def studio_mattes(photos):
    """Opacity of products photographed before white. uint8 [photos, side, side, 3] -> [photos,
    side, side].

    A photo without enough white around it, or with little else, is opaque wherever it is not
    padding.
    """
    parts = [
        _mattes(photos[start : start + PHOTOS_AT_ONCE])
        for start in range(0, len(photos), PHOTOS_AT_ONCE)
    ]
    return np.concatenate(parts) if parts else np.empty(photos.shape[:3], np.uint8)


def _mattes(photos):
    side = photos.shape[1]
    background = flood_from_border(photos.min(axis=3) >= WHITE_FROM)
    share = background.mean(axis=(1, 2))
    opaque = ((share < LEAST_BACKGROUND) | (share > MOST_BACKGROUND))[:, None, None]
    padding = flood_from_border(photos.min(axis=3) == 255)
    background = np.where(opaque, padding, background)
    hard = (~background).astype(np.uint16) * 255
    around = np.pad(hard, ((0, 0), (1, 1), (1, 1)), mode="edge")
    blurred = sum(around[:, y : y + side, x : x + side] for y in range(3) for x in range(3)) // 9
    soft = np.clip((blurred.astype(np.int32) - 100) * 255 // 155, 0, 255)
    return np.where(opaque, hard, np.where(background, 0, soft)).astype(np.uint8)


def flood_from_border(free):
    """The free pixels that are connected with the border. bool [photos, side, side] -> the same.

    Straight runs from each border, then a few steps around corners: nearly a flood fill, and fast.
    """
    reached = np.zeros_like(free)
    for axis in (1, 2):
        for view in (np.s_[:], np.s_[::-1]):
            index = (slice(None), view) if axis == 1 else (slice(None), slice(None), view)
            reached[index] |= np.logical_and.accumulate(free[index], axis=axis)
    for _ in range(GROWTH_STEPS):
        grown = reached.copy()
        grown[:, 1:] |= reached[:, :-1]
        grown[:, :-1] |= reached[:, 1:]
        grown[:, :, 1:] |= reached[:, :, :-1]
        grown[:, :, :-1] |= reached[:, :, 1:]
        reached = grown & free
    return reached


def padding_mattes(sizes, side):
    """Opacity of photos that keep their background: everything but the padding.

    sizes: [photos, 2], width and height in pixels -> uint8 [photos, side, side].
    """
    alpha = np.zeros((len(sizes), side, side), dtype=np.uint8)
    for index, (width, height) in enumerate(sizes):
        scale = side / max(width, height)
        across, down = max(1, round(width * scale)), max(1, round(height * scale))
        left, top = (side - across) // 2, (side - down) // 2
        alpha[index, top : top + down, left : left + across] = 255
    return alpha
