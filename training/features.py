"""What the image tower's trunk says of photos."""
import torch

from augment import augment
from model import MEAN, STD


def look(model, data, photos, index, config, device, side):
    """The trunk's features of augmented photos."""
    wild = torch.from_numpy(data.wild[index]).to(device)
    pixels = augment(photos[torch.from_numpy(index)].to(device), wild, data.scenes, side)
    pixels = ((pixels - MEAN) / STD).contiguous(memory_format=torch.channels_last)
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=config["bf16"]):
        return model.image.trunk(pixels).float()


@torch.no_grad()
def all_features(model, photos, config, device, side, data):
    """The trunk's features of every photo, [views, items, features], as it is and then as shoppers take it: for training
    the readings alone."""
    views = []
    for view in range(config["views"]):
        out = []
        for start in range(0, len(photos), 256):
            part = photos[start : start + 256].to(device)
            if view == 0:
                pixels = part[..., :3].permute(0, 3, 1, 2).float() / 255
            else:
                pixels = augment(part, torch.from_numpy(data.wild[start : start + 256]).to(device), data.scenes, side)
            pixels = ((pixels - MEAN) / STD).contiguous(memory_format=torch.channels_last)
            with torch.autocast(device.type, dtype=torch.bfloat16, enabled=config["bf16"]):
                out.append(model.image.trunk(pixels).float())
        views.append(torch.cat(out))
    return torch.stack(views)
