"""Photos as the image encoder takes them. The shop does the same in `lib/towers`."""

import io

import numpy as np
from PIL import Image

WHITE = (255, 255, 255)
# What `standardise` subtracts and divides by.
MEAN, STD = 0.5, 0.25


def decode(data, longest=None):
    """Encoded bytes -> RGB image; a long side above `longest` pixels is reduced to it."""
    image = Image.open(io.BytesIO(data)).convert("RGB")
    return with_long_side(image, longest) if longest and max(image.size) > longest else image


def with_long_side(image, longest):
    """The image resized so that its long side has `longest` pixels, bicubic."""
    scale = longest / max(image.size)
    size = tuple(max(1, round(side * scale)) for side in image.size)
    return image if size == image.size else image.resize(size, Image.BICUBIC)


def letterbox(image, side):
    """uint8 [side, side, 3]: the whole image, centred on a white square."""
    image = with_long_side(image, side)
    width, height = image.size
    canvas = Image.new("RGB", (side, side), WHITE)
    canvas.paste(image, ((side - width) // 2, (side - height) // 2))
    return np.asarray(canvas)


def standardise(pixels):
    """Pixels from 0 to 1 -> the encoder's range, as a torch tensor or a NumPy array."""
    return (pixels - MEAN) / STD
