"""Photos as shoppers take them: crops, scale, rotation, backgrounds, light, blur, occlusion.

Hue and saturation stay, because colour is meaning.
"""

import torch
import torch.nn.functional as F

from shop_training.data.images.backgrounds import backgrounds, warp
from shop_training.data.images.random_tensors import (
    chosen,
    per_photo,
    rectangles,
    signs,
    uniform,
)

WHITE_BACKGROUNDS = 0.68
BLURRED, OCCLUDED, SHADED = 0.12, 0.15, 0.1


def augment(photos, is_user_photo, scenes, side, strength=1.0):
    """uint8 [count, s, s, 4], RGB and opacity -> float [count, 3, side, side] from 0 to 1.

    is_user_photo: bool [count]; such photos get stronger crops and keep their background.
    scenes: uint8 [scenes, s, s, 4], user photos that backgrounds are cut from.
    """
    device, count = photos.device, len(photos)
    pixels = photos.permute(0, 3, 1, 2).float().div_(255)
    back, white = backgrounds(count, scenes, side, device, WHITE_BACKGROUNDS)
    opaque = white & ~per_photo(is_user_photo)
    alpha = torch.where(opaque, torch.ones(1, device=device), pixels[:, 3:])
    pixels = torch.cat([pixels[:, :3] * alpha, alpha], 1)
    pixels = _moved(pixels, is_user_photo.float(), side, strength)
    white_or_black = torch.where(
        chosen(count, 0.5, device),
        torch.ones(1, device=device),
        torch.rand(count, 3, 1, 1, device=device),
    )
    back = torch.where(per_photo(is_user_photo), white_or_black, back)
    pixels = pixels[:, :3] + (1 - pixels[:, 3:]) * back
    pixels = _relit(pixels, is_user_photo.float())
    return _occluded(_blurred(pixels, BLURRED), OCCLUDED).clamp_(0, 1)


def _moved(pixels, of_users, side, strength):
    """Zoomed, rotated, shifted and mirrored; user photos more so."""
    device, count = pixels.device, len(pixels)
    low = 0.8 - 0.05 * of_users
    high = 1.2 + 0.5 * of_users
    zoom = low + (high - low) * torch.rand(count, device=device)
    zoom = 1 + (zoom - 1) * strength
    angle = torch.randn(count, device=device) * (0.08 + 0.17 * of_users)
    angle = angle.clamp(-0.6, 0.6) * strength
    reach = (0.12 + 0.1 * of_users) * strength
    shift = (torch.rand(count, 2, device=device) * 2 - 1) * reach[:, None]
    return warp(pixels, zoom, angle, shift, signs(count, device), side)


def _relit(pixels, of_users):
    """Brighter or darker, with more or less contrast, some half in shadow."""
    device, (count, _, _, side) = pixels.device, pixels.shape
    changed = (torch.rand(count, device=device) < 0.4 + 0.3 * of_users).float()
    gain = per_photo(1 + changed * (uniform(count, 0.7, 1.2, device) - 1))
    contrast = per_photo(1 + changed * (uniform(count, 0.8, 1.2, device) - 1))
    mean = pixels.mean((1, 2, 3), keepdim=True)
    pixels = ((pixels - mean) * contrast + mean) * gain
    dark = per_photo(uniform(count, 0.5, 1.0, device))
    ramp = torch.linspace(0, 1, side, device=device)
    return torch.where(chosen(count, SHADED, device), pixels * (dark + (1 - dark) * ramp), pixels)


def _blurred(pixels, share):
    """As a small picture that was enlarged."""
    side = pixels.shape[3]
    small = max(16, int(side * float(torch.empty(1).uniform_(0.4, 0.75))))
    reduced = F.interpolate(pixels, size=(small, small), mode="area")
    enlarged = F.interpolate(reduced, size=(side, side), mode="bilinear", align_corners=False)
    return torch.where(chosen(len(pixels), share, pixels.device), enlarged, pixels)


def _occluded(pixels, share):
    """With a rectangle of one colour in front."""
    count, device = len(pixels), pixels.device
    where = rectangles(count, pixels.shape[3], 0.1, 0.35, device) & chosen(count, share, device)
    return torch.where(where, torch.rand(count, 3, 1, 1, device=device), pixels)
