"""What the image tower's trunk says of photos."""
import torch

from augment import augment
from model import MEAN, STD
from strange import strange

# Made-up photos of nothing beside so many real ones.
STRANGE = 20


def look(model, data, photos, index, config, device, side):
    """The trunk's features of augmented photos."""
    wild = torch.from_numpy(data.wild[index]).to(device)
    pixels = augment(photos[torch.from_numpy(index)].to(device), wild, data.scenes, side)
    return trunk_of(pixels, model.image.trunk, config, device)


def trunk_of(pixels, tower, config, device):
    """Pixels in 0..1 -> features, by one of the image tower's methods."""
    pixels = ((pixels - MEAN) / STD).contiguous(memory_format=torch.channels_last)
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=config["bf16"]):
        return tower(pixels).float()


@torch.no_grad()
def strange_features(model, like, config, device, side):
    """The features of photos that show nothing, as many views as `like` has and a share of its items."""
    views, items, _ = like.shape
    return torch.stack([torch.cat([trunk_of(strange(256, side, device), model.image.seen, config, device)
                                   for _ in range(-(-items // (256 * STRANGE)))]) for _ in range(views)])


@torch.no_grad()
def all_features(model, photos, config, device, side, data):
    """The features of every photo, [views, items, features], as the tower sees it and then as shoppers take it: for
    training the readings alone."""
    views = []
    for view in range(config["views"]):
        out = []
        for start in range(0, len(photos), 256):
            part = photos[start : start + 256].to(device)
            if view == 0:
                out.append(trunk_of(part[..., :3].permute(0, 3, 1, 2).float() / 255, model.image.seen, config, device))
            else:
                pixels = augment(part, torch.from_numpy(data.wild[start : start + 256]).to(device), data.scenes, side)
                out.append(trunk_of(pixels, model.image.trunk, config, device))
        views.append(torch.cat(out))
    return torch.stack(views)
