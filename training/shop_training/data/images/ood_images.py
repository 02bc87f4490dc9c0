"""Out-of-distribution images: pictures that show nothing a fashion shop sells.

They are made up, and teach the image classifiers to predict no type for such pictures.
"""

import torch
import torch.nn.functional as F

from shop_training.data.images.random_tensors import per_photo, uniform


def ood_images(count, side, device):
    """float [count, 3, side, side] from 0 to 1, a quarter of each sort."""
    part = count // 4
    return torch.cat(
        [
            _noise(part, side, device),
            _blobs(part, side, device),
            _shapes(part, side, device),
            _plain(count - 3 * part, side, device),
        ]
    )


def _noise(count, side, device):
    pixels = torch.rand(count, 3, side, side, device=device)
    return pixels ** per_photo(uniform(count, 0.3, 3.0, device))


def _plain(count, side, device):
    """One colour, or a gradient between two."""
    ends = torch.rand(2, count, 3, 1, 1, device=device)
    ramp = torch.linspace(0, 1, side, device=device).view(1, 1, side, 1)
    ramp = ramp * (torch.rand(count, 1, 1, 1, device=device) < 0.6)
    down = torch.rand(count, 1, 1, 1, device=device) < 0.5
    ramp = torch.where(down, ramp, ramp.transpose(2, 3))
    return (ends[0] * (1 - ramp) + ends[1] * ramp).expand(count, 3, side, side)


def _blobs(count, side, device):
    """Patches of colour within patches: landscapes, food, crowds out of focus."""
    out = torch.empty(count, 3, side, side, device=device)
    for index in range(count):
        grid, layers, weight = [_integer(2, 6) for _ in range(2)], 0, 1.0
        for _ in range(_integer(1, 5)):
            patches = torch.rand(1, 3, *grid, device=device)
            layers = (
                layers
                + weight
                * F.interpolate(patches, size=(side, side), mode="bicubic", align_corners=False)[0]
            )
            grid, weight = [2 * length for length in grid], weight * 0.6
        low, high = layers.amin(), layers.amax()
        layers = (layers - low) / (high - low)
        grey = layers.mean(0, keepdim=True)
        saturation, tint = torch.rand(1, device=device), torch.rand(3, 1, 1, device=device)
        out[index] = grey + (layers - grey) * saturation + (tint - 0.5) * 0.4
    return out.clamp_(0, 1)


def _shapes(count, side, device):
    """Boxes or lines of text on one colour: signs, screens, pages."""
    paper = torch.rand(count, 1, 1, 1, device=device) < 0.4
    colour = torch.rand(count, 3, 1, 1, device=device)
    out = torch.where(paper, torch.ones(1, device=device), colour)
    out = out.expand(count, 3, side, side).clone()
    for picture in out:
        lines = bool(torch.rand(1) < 0.5)
        ink = torch.rand(3, 1, 1, device=device) * (0.4 if lines else 1.0)
        top, step = _integer(2, 8), _integer(3, 8)
        if lines:
            _draw_lines(picture, ink, top, step)
        else:
            _draw_boxes(picture)
    return out


def _draw_lines(picture, ink, top, step):
    side = picture.shape[2]
    for number in range((side - 4) // step):
        row = top + number * step
        length = _integer(side // 5, side - 8)
        picture[:, row : row + max(1, step // 3), 4 : 4 + length] = ink


def _draw_boxes(picture):
    side = picture.shape[2]
    for _ in range(_integer(2, 14)):
        y, x = (_integer(0, side - 4) for _ in range(2))
        height, width = (_integer(2, side // 2) for _ in range(2))
        colour = torch.rand(3, 1, 1, device=picture.device)
        picture[:, y : y + height, x : x + width] = colour


def _integer(low, high):
    """From low to high - 1."""
    return int(torch.randint(low, high, (1,)))
