"""Photos of two products at once."""

import torch

from shop_training.data.images.random_tensors import per_photo, rectangles


def mix(pixels, beta):
    """Each photo with the next one -> (pixels, float [count]: the first one's share).

    Half of them are laid over each other (mixup, arXiv 1710.09412), half get a rectangle of the
    other (CutMix, arXiv 1905.04899). beta: both parameters of mixup's beta distribution.
    """
    count, side, device = len(pixels), pixels.shape[3], pixels.device
    other = pixels.roll(-1, 0)
    share = torch.distributions.Beta(beta, beta).sample((count,)).to(device)
    rectangle = rectangles(count, side, 0.3, 0.85, device)
    overlaid = torch.rand(count, device=device) < 0.5
    uncovered = 1 - rectangle.float().mean((1, 2, 3))
    mixup = per_photo(share) * pixels + (1 - per_photo(share)) * other
    cutmix = torch.where(rectangle, other, pixels)
    mixed = torch.where(per_photo(overlaid), mixup, cutmix)
    return mixed, torch.where(overlaid, share, uncovered)
