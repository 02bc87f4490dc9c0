"""What the image backbone says of photos, computed once for training the parts behind it."""

import torch

from shop_training.data.images.augmentation import augment
from shop_training.data.images.ood_images import ood_images
from shop_training.data.preprocessing import standardise

PHOTOS_AT_ONCE = 256
# Real photos for each out-of-distribution image.
PHOTOS_PER_OOD_IMAGE = 20


def image_features(pixels, encode, bf16):
    """Pixels from 0 to 1 -> float32 features. encode: the image tower's backbone or features."""
    pixels = standardise(pixels).contiguous(memory_format=torch.channels_last)
    with torch.autocast(pixels.device.type, dtype=torch.bfloat16, enabled=bf16):
        return encode(pixels).float()


def augmented_features(towers, photos, is_user_photo, scenes, side, bf16):
    """photos: uint8 [count, s, s, 4] on the device of the towers. is_user_photo: bool [count] there
    too.
    """
    pixels = augment(photos, is_user_photo, scenes, side)
    return image_features(pixels, towers.image.backbone, bf16)


@torch.no_grad()
def extract_features(towers, photos, is_user_photo, views, side, bf16):
    """float32 [views, items, features]. The first view is each photo as it is, the others are
    augmented.

    photos: uint8 [items, side, side, 4]. is_user_photo: bool [items].
    """
    scenes = photos[is_user_photo]
    out = []
    for view in range(views):
        parts = []
        for start in range(0, len(photos), PHOTOS_AT_ONCE):
            part = photos[start : start + PHOTOS_AT_ONCE]
            if view == 0:
                pixels = part[..., :3].permute(0, 3, 1, 2).float() / 255
                parts.append(image_features(pixels, towers.image.features, bf16))
            else:
                of_users = is_user_photo[start : start + PHOTOS_AT_ONCE]
                parts.append(augmented_features(towers, part, of_users, scenes, side, bf16))
        out.append(torch.cat(parts))
    return torch.stack(out)


@torch.no_grad()
def ood_features(towers, views, items, side, bf16, device="cpu"):
    """float32 [views, a share of `items`, features]: out-of-distribution images."""
    batches = -(-items // (PHOTOS_AT_ONCE * PHOTOS_PER_OOD_IMAGE))
    return torch.stack(
        [
            torch.cat(
                [
                    image_features(
                        ood_images(PHOTOS_AT_ONCE, side, device), towers.image.features, bf16
                    )
                    for _ in range(batches)
                ]
            )
            for _ in range(views)
        ]
    )
