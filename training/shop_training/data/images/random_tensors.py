"""Random tensors, one value for each photo of a batch.

Everything is computed for every photo and then chosen from, so that a GPU never waits for the
processor to know which photo gets what.
"""

import torch


def uniform(count, low, high, device):
    """float [count], from low to high."""
    return torch.empty(count, device=device).uniform_(low, high)


def signs(count, device):
    """float [count]: 1 or -1."""
    return 1.0 - 2.0 * (torch.rand(count, device=device) < 0.5).float()


def per_photo(values):
    """[count] -> [count, 1, 1, 1]."""
    return values[:, None, None, None]


def chosen(count, share, device):
    """bool [count, 1, 1, 1]: true with probability `share`, a number or a tensor."""
    return per_photo(torch.rand(count, device=device) < share)


def rectangles(count, side, low, high, device):
    """bool [count, 1, side, side]: one rectangle each. Its sides: from low to high of the whole."""
    size = torch.empty(2, count, device=device).uniform_(low, high)
    start = torch.rand(2, count, device=device) * (1 - size)
    place = (torch.arange(side, device=device) + 0.5) / side
    within = (place >= start[..., None]) & (place < (start + size)[..., None])
    return (within[0][:, :, None] & within[1][:, None, :])[:, None]
