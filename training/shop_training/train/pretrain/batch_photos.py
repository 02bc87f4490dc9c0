"""The photos of a batch, on the device that trains."""

import torch
import torch.nn.functional as F

from shop_training.data.images.augmentation import augment
from shop_training.data.images.mixing import mix
from shop_training.data.preprocessing import standardise


def batch_photos(data, index, config):
    """-> (pixels, the first product's share of each mixed photo).

    pixels: standardised, [batch, 3, side, side]: photos of one product, then of two, then
    out-of-distribution images. data: PackedSet. index: items of the photos.
    """
    side, plain = config.side, config.plain_photos
    pixels = augment(data.photos[index], data.is_user_photo[index], data.scenes, side)
    mixed, share = mix(pixels[plain:], config.mixup)
    pick = torch.randint(len(data.ood_images), (config.ood_photos,), device=data.device)
    ood = data.ood_images[pick].permute(0, 3, 1, 2).float().div(255)
    if ood.shape[2] != side:
        ood = F.interpolate(ood, size=(side, side), mode="area")
    pixels = standardise(torch.cat([pixels[:plain], mixed, ood]))
    return pixels.contiguous(memory_format=torch.channels_last), share
