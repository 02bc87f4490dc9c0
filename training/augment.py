"""Photos as shoppers take them, made from a batch at once: crops, scale, rotation, other backgrounds,
light, low resolution, something in the way. Hue and saturation stay: colour is meaning.

Everything is made of every photo and chosen from, so that a GPU never waits for the processor to know which.
"""
import math

import torch
import torch.nn.functional as F


def warp(photos, zoom, angle, shift, flip, side):
    """Affine warp of float [batch, channels, h, w]; zoom > 1 enlarges; shift in halves of the side."""
    cos, sin = torch.cos(angle) / zoom, torch.sin(angle) / zoom
    row0 = torch.stack([cos * flip, -sin, shift[:, 0]], 1)
    row1 = torch.stack([sin * flip, cos, shift[:, 1]], 1)
    grid = F.affine_grid(torch.stack([row0, row1], 1), (len(photos), 1, side, side), align_corners=False)
    return F.grid_sample(photos, grid, mode="bilinear", padding_mode="zeros", align_corners=False)


def uniform(count, low, high, device):
    return torch.empty(count, device=device).uniform_(low, high)


def flips(count, device):
    return 1.0 - 2.0 * (torch.rand(count, device=device) < 0.5).float()


def wide(values):
    """[count] -> [count, 1, 1, 1]."""
    return values[:, None, None, None]


def chosen(count, share, device):
    """bool [count, 1, 1, 1]: true with probability `share`, which may be a tensor."""
    return wide(torch.rand(count, device=device) < share)


def slopes(count, side, device):
    """[count, 3, side, side]: from one colour to another, down or across."""
    ends = torch.rand(2, count, 3, 1, 1, device=device)
    ramp = torch.linspace(0, 1, side, device=device).view(1, 1, side, 1)
    ramp = torch.where(chosen(count, 0.5, device), ramp, ramp.transpose(2, 3))
    return ends[0] * ramp + ends[1] * (1 - ramp)


def pieces(count, scenes, side, device):
    """[count, 3, side, side]: small parts of photographed scenes."""
    pick = torch.randint(len(scenes), (count,), device=scenes.device)
    photos = scenes[pick].to(device).float().div_(255).permute(0, 3, 1, 2)[:, :3]
    shift = torch.stack([uniform(count, -0.5, 0.5, device), uniform(count, -0.5, 0.5, device)], 1)
    return warp(photos, uniform(count, 2.0, 4.5, device), uniform(count, -math.pi, math.pi, device), shift, flips(count, device), side)


def backgrounds(count, scenes, side, device, plain):
    """[count, 3, side, side] in 0..1, and bool [count, 1, 1, 1] which are white: white with probability `plain`, else a
    colour, a slope between two colours, or a piece of a photographed scene."""
    kind = wide(torch.rand(count, device=device))
    step = (1.0 - plain) / 4
    back = torch.where(kind < step, torch.rand(count, 3, 1, 1, device=device), slopes(count, side, device))
    back = torch.where(kind < 2 * step, back, pieces(count, scenes, side, device))
    white = kind >= 4 * step
    return torch.where(white, torch.ones(1, device=device), back), white


def lit(x, strongly):
    """Brighter or darker, with more or less contrast, at times half in shadow."""
    device, (count, _, _, side) = x.device, x.shape
    changed = (torch.rand(count, device=device) < 0.4 + 0.3 * strongly).float()
    gain = wide(1 + changed * (uniform(count, 0.7, 1.2, device) - 1))
    contrast = wide(1 + changed * (uniform(count, 0.8, 1.2, device) - 1))
    middle = x.mean((1, 2, 3), keepdim=True)
    x = ((x - middle) * contrast + middle) * gain
    dark, ramp = wide(uniform(count, 0.5, 1.0, device)), torch.linspace(0, 1, side, device=device)
    return torch.where(chosen(count, 0.1, device), x * (dark + (1 - dark) * ramp), x)


def coarse(x, share):
    """As a small picture that was enlarged."""
    side = x.shape[3]
    small = max(16, int(side * float(torch.empty(1).uniform_(0.4, 0.75))))
    reduced = F.interpolate(x, size=(small, small), mode="area")
    return torch.where(chosen(len(x), share, x.device), F.interpolate(reduced, size=(side, side), mode="bilinear", align_corners=False), x)


def boxes(count, side, low, high, device):
    """bool [count, 1, side, side]: one rectangle each, its sides shares of the whole."""
    size = torch.empty(2, count, device=device).uniform_(low, high)
    start = torch.rand(2, count, device=device) * (1 - size)
    place = (torch.arange(side, device=device) + 0.5) / side
    within = (place >= start[..., None]) & (place < (start + size)[..., None])
    return (within[0][:, :, None] & within[1][:, None, :])[:, None]


def hidden(x, share):
    """Something in the way."""
    where = boxes(len(x), x.shape[3], 0.1, 0.35, x.device) & chosen(len(x), share, x.device)
    return torch.where(where, torch.rand(len(x), 3, 1, 1, device=x.device), x)


def augment(photos, wild, scenes, side, strength=1.0):
    """uint8 [batch, side', side', 4] (RGB and opacity) -> float [batch, 3, side, side] in 0..1.

    wild: bool [batch], photos of real scenes, which get stronger crops and no other background.
    """
    device, count = photos.device, len(photos)
    x = photos.permute(0, 3, 1, 2).float().div_(255)
    back, white = backgrounds(count, scenes, side, device, plain=0.68)
    alpha = torch.where(white & ~wide(wild), torch.ones(1, device=device), x[:, 3:])
    x = torch.cat([x[:, :3] * alpha, alpha], 1)
    wildly = wild.float()
    low = 0.8 - 0.05 * wildly
    high = 1.2 + 0.5 * wildly
    zoom = low + (high - low) * torch.rand(count, device=device)
    zoom = 1 + (zoom - 1) * strength
    turn = (torch.randn(count, device=device) * (0.08 + 0.17 * wildly)).clamp(-0.6, 0.6) * strength
    reach = (0.12 + 0.1 * wildly) * strength
    shift = (torch.rand(count, 2, device=device) * 2 - 1) * reach[:, None]
    x = warp(x, zoom, turn, shift, flips(count, device), side)
    around = torch.where(chosen(count, 0.5, device), torch.ones(1, device=device), torch.rand(count, 3, 1, 1, device=device))
    x = x[:, :3] + (1 - x[:, 3:]) * torch.where(wide(wild), around, back)
    return hidden(coarse(lit(x, wildly), 0.12), 0.15).clamp_(0, 1)


def mixtures(x, even):
    """Photos of two things: each with the next one, half of them laid over each other (mixup, arXiv 1710.09412), half with a rectangle of the
    other (CutMix, arXiv 1905.04899). even: the parameter of mixup's beta distribution. -> (photos, share of the first [batch])."""
    count, side, device = len(x), x.shape[3], x.device
    other = x.roll(-1, 0)
    share = torch.distributions.Beta(even, even).sample((count,)).to(device)
    box = boxes(count, side, 0.3, 0.85, device)
    over = torch.rand(count, device=device) < 0.5
    cut = 1 - box.float().mean((1, 2, 3))
    mixed = torch.where(wide(over), wide(share) * x + (1 - wide(share)) * other, torch.where(box, other, x))
    return mixed, torch.where(over, share, cut)
