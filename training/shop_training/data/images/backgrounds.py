"""Other backgrounds for products that were photographed before white."""

import math

import torch
import torch.nn.functional as F

from shop_training.data.images.random_tensors import chosen, per_photo, signs, uniform


def warp(photos, zoom, angle, shift, flip, side):
    """Affine warp, bilinear. float [count, channels, h, w] -> [count, channels, side, side].

    zoom: above 1 enlarges. angle: radians. shift: [count, 2], in halves of the side. flip: 1 or -1.
    """
    cos, sin = torch.cos(angle) / zoom, torch.sin(angle) / zoom
    row0 = torch.stack([cos * flip, -sin, shift[:, 0]], 1)
    row1 = torch.stack([sin * flip, cos, shift[:, 1]], 1)
    matrix, size = torch.stack([row0, row1], 1), (len(photos), 1, side, side)
    grid = F.affine_grid(matrix, size, align_corners=False)
    return F.grid_sample(photos, grid, mode="bilinear", padding_mode="zeros", align_corners=False)


def gradients(count, side, device):
    """float [count, 3, side, side]: from one colour to another, down or across."""
    ends = torch.rand(2, count, 3, 1, 1, device=device)
    ramp = torch.linspace(0, 1, side, device=device).view(1, 1, side, 1)
    ramp = torch.where(chosen(count, 0.5, device), ramp, ramp.transpose(2, 3))
    return ends[0] * ramp + ends[1] * (1 - ramp)


def scene_crops(count, scenes, side, device):
    """float [count, 3, side, side]: small parts of user photos, turned and enlarged.

    scenes: uint8 [scenes, side, side, 4].
    """
    pick = torch.randint(len(scenes), (count,), device=scenes.device)
    photos = scenes[pick].to(device).float().div_(255).permute(0, 3, 1, 2)[:, :3]
    across, down = uniform(count, -0.5, 0.5, device), uniform(count, -0.5, 0.5, device)
    zoom, angle = uniform(count, 2.0, 4.5, device), uniform(count, -math.pi, math.pi, device)
    shift = torch.stack([across, down], 1)
    return warp(photos, zoom, angle, shift, signs(count, device), side)


def backgrounds(count, scenes, side, device, white_share):
    """-> (float [count, 3, side, side] from 0 to 1, bool [count, 1, 1, 1]: which are white).

    The others are one colour, a gradient, or (half of them) a part of a user photo.
    """
    kind = per_photo(torch.rand(count, device=device))
    step = (1.0 - white_share) / 4
    colours = torch.rand(count, 3, 1, 1, device=device)
    out = torch.where(kind < step, colours, gradients(count, side, device))
    out = torch.where(kind < 2 * step, out, scene_crops(count, scenes, side, device))
    white = kind >= 4 * step
    return torch.where(white, torch.ones(1, device=device), out), white
