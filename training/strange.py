"""Photos that show nothing a shop of clothes sells, made up: what the image tower learns to name no kind for."""
import torch
import torch.nn.functional as F

from augment import uniform


def noise(count, side, device):
    return torch.rand(count, 3, side, side, device=device) ** uniform(count, 0.3, 3.0, device)[:, None, None, None]


def plain(count, side, device):
    """One colour, or a slope between two."""
    ends = torch.rand(2, count, 3, 1, 1, device=device)
    ramp = torch.linspace(0, 1, side, device=device).view(1, 1, side, 1) * (torch.rand(count, 1, 1, 1, device=device) < 0.6)
    ramp = torch.where(torch.rand(count, 1, 1, 1, device=device) < 0.5, ramp, ramp.transpose(2, 3))
    return (ends[0] * (1 - ramp) + ends[1] * ramp).expand(count, 3, side, side)


def blobs(count, side, device):
    """Patches of colour within patches, more or less grey: landscapes, food, crowds out of focus."""
    out = torch.empty(count, 3, side, side, device=device)
    for at in range(count):
        grid, layers, weight = [int(torch.randint(2, 6, (1,))) for _ in range(2)], 0, 1.0
        for _ in range(int(torch.randint(1, 5, (1,)))):
            layers = layers + weight * F.interpolate(torch.rand(1, 3, *grid, device=device), size=(side, side), mode="bicubic", align_corners=False)[0]
            grid, weight = [2 * length for length in grid], weight * 0.6
        low, high = layers.amin(), layers.amax()
        layers = (layers - low) / (high - low)
        grey = layers.mean(0, keepdim=True)
        out[at] = grey + (layers - grey) * torch.rand(1, device=device) + (torch.rand(3, 1, 1, device=device) - 0.5) * 0.4
    return out.clamp_(0, 1)


def shapes(count, side, device):
    """Boxes and lines on one colour: signs, screens, pages of text."""
    out = torch.where(torch.rand(count, 1, 1, 1, device=device) < 0.4, torch.ones(1, device=device), torch.rand(count, 3, 1, 1, device=device))
    out = out.expand(count, 3, side, side).clone()
    for at in range(count):
        lines = bool(torch.rand(1) < 0.5)
        ink = torch.rand(3, 1, 1, device=device) * (0.4 if lines else 1.0)
        top, step = int(torch.randint(2, 8, (1,))), int(torch.randint(3, 8, (1,)))
        for number in range((side - 4) // step if lines else int(torch.randint(2, 14, (1,)))):
            if lines:
                row = top + number * step
                out[at, :, row : row + max(1, step // 3), 4 : 4 + int(torch.randint(side // 5, side - 8, (1,)))] = ink
            else:
                y, x = (int(torch.randint(0, side - 4, (1,))) for _ in range(2))
                height, width = (int(torch.randint(2, side // 2, (1,))) for _ in range(2))
                out[at, :, y : y + height, x : x + width] = torch.rand(3, 1, 1, device=device)
    return out


def strange(count, side, device):
    """float [count, 3, side, side] in 0..1, a quarter of it of each sort."""
    part = count // 4
    return torch.cat([noise(part, side, device), blobs(part, side, device), shapes(part, side, device), plain(count - 3 * part, side, device)])
