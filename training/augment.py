"""Photos as shoppers take them, made from a batch at once: crops, scale, rotation, other backgrounds,
light, low resolution, something in the way. Hue and saturation stay: colour is meaning.
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


def backgrounds(count, scenes, side, device, plain):
    """[count, 3, side, side] in 0..1, and which are white: white with probability `plain`, else a
    colour, a slope between two colours, or a piece of a photographed scene."""
    back = torch.ones(count, 3, side, side, device=device)
    kind = torch.rand(count, device=device)
    step = (1.0 - plain) / 4
    tint = torch.nonzero(kind < step)[:, 0]
    back[tint] = torch.rand(len(tint), 3, 1, 1, device=device)
    slope = torch.nonzero((kind >= step) & (kind < 2 * step))[:, 0]
    ends = torch.rand(2, len(slope), 3, 1, 1, device=device)
    ramp = torch.linspace(0, 1, side, device=device).view(1, 1, side, 1)
    ramp = torch.where(torch.rand(len(slope), 1, 1, 1, device=device) < 0.5, ramp, ramp.transpose(2, 3))
    back[slope] = ends[0] * ramp + ends[1] * (1 - ramp)
    scene = torch.nonzero((kind >= 2 * step) & (kind < 4 * step))[:, 0]
    if len(scene) and scenes is not None:
        pick = torch.randint(len(scenes), (len(scene),), device=device)
        pieces = scenes[pick.to(scenes.device)].to(device).float().div_(255).permute(0, 3, 1, 2)[:, :3]
        count = len(scene)
        back[scene] = warp(pieces, uniform(count, 2.0, 4.5, device), uniform(count, -math.pi, math.pi, device),
                           torch.stack([uniform(count, -0.5, 0.5, device), uniform(count, -0.5, 0.5, device)], 1),
                           flips(count, device), side)
    return back, kind >= 4 * step


def augment(photos, wild, scenes, side, strength=1.0):
    """uint8 [batch, side', side', 4] (RGB and opacity) -> float [batch, 3, side, side] in 0..1.

    wild: bool [batch], photos of real scenes, which get stronger crops and no other background.
    """
    device, count = photos.device, len(photos)
    x = photos.permute(0, 3, 1, 2).float().div_(255)
    back, white = backgrounds(count, scenes, side, device, plain=0.68)
    alpha = torch.where((white & ~wild)[:, None, None, None], torch.ones(1, device=device), x[:, 3:])
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
    if wild.any():
        back[wild] = torch.where(torch.rand(int(wild.sum()), 1, 1, 1, device=device) < 0.5,
                                 torch.ones(1, device=device), torch.rand(int(wild.sum()), 3, 1, 1, device=device))
    x = x[:, :3] + (1 - x[:, 3:]) * back

    lit = (torch.rand(count, device=device) < 0.4 + 0.3 * wildly).float()
    gain = 1 + lit * (uniform(count, 0.7, 1.2, device) - 1)
    contrast = 1 + lit * (uniform(count, 0.8, 1.2, device) - 1)
    middle = x.mean((1, 2, 3), keepdim=True)
    x = ((x - middle) * contrast[:, None, None, None] + middle) * gain[:, None, None, None]
    shadow = torch.nonzero(torch.rand(count, device=device) < 0.1)[:, 0]
    if len(shadow):
        ramp = torch.linspace(0, 1, side, device=device).view(1, 1, 1, side)
        dark = uniform(len(shadow), 0.5, 1.0, device)[:, None, None, None]
        x[shadow] = x[shadow] * (dark + (1 - dark) * ramp)

    coarse = torch.nonzero(torch.rand(count, device=device) < 0.12)[:, 0]
    if len(coarse):
        small = max(16, int(side * float(torch.empty(1).uniform_(0.4, 0.75))))
        reduced = F.interpolate(x[coarse], size=(small, small), mode="area")
        x[coarse] = F.interpolate(reduced, size=(side, side), mode="bilinear", align_corners=False)

    hide = torch.nonzero(torch.rand(count, device=device) < 0.15)[:, 0]
    for at in hide.tolist():
        height, width = (int(side * float(torch.empty(1).uniform_(0.1, 0.35))) for _ in range(2))
        top, left = int(torch.randint(side - height, (1,))), int(torch.randint(side - width, (1,)))
        x[at, :, top : top + height, left : left + width] = torch.rand(3, 1, 1, device=device)
    return x.clamp_(0, 1)
