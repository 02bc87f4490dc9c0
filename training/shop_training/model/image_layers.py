"""Building blocks of the image tower."""

import torch.nn.functional as F
from torch import nn


class SqueezeExcitation(nn.Module):
    """Scales each channel by what the whole map shows (arXiv 1709.01507)."""

    def __init__(self, channels):
        super().__init__()
        self.down = nn.Conv2d(channels, channels // 8, 1)
        self.up = nn.Conv2d(channels // 8, channels, 1)

    def forward(self, x):
        scale = self.up(F.relu(self.down(x.mean((2, 3), keepdim=True)))).sigmoid()
        return x * scale


class ResidualBlock(nn.Module):
    """Two 3 x 3 convolutions and a skip connection (arXiv 1512.03385)."""

    def __init__(self, before, channels, stride, squeeze):
        super().__init__()
        self.conv1 = nn.Conv2d(before, channels, 3, stride, 1, bias=False)
        self.norm1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, 1, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(channels)
        self.squeeze = SqueezeExcitation(channels) if squeeze else nn.Identity()
        nn.init.zeros_(self.norm2.weight)
        self.skip = nn.Identity()
        if before != channels or stride > 1:
            pool = nn.AvgPool2d(stride) if stride > 1 else nn.Identity()
            conv = nn.Conv2d(before, channels, 1, bias=False)
            self.skip = nn.Sequential(pool, conv, nn.BatchNorm2d(channels))

    def forward(self, x):
        y = F.relu(self.norm1(self.conv1(x)))
        y = self.squeeze(self.norm2(self.conv2(y)))
        return F.relu(y + self.skip(x))


class AttentionPooling(nn.Module):
    """Means of an earlier map over the places that the last map attends to.

    They are colours of the product itself, not of what is worn with it or stands behind it. Each
    head weighs places by the last map, and by the earlier one for the outline.
    """

    def __init__(self, channels, last_channels, heads):
        super().__init__()
        self.coarse = nn.Conv2d(last_channels, heads, 1)
        self.fine = nn.Conv2d(channels, heads, 1, bias=False)

    def forward(self, early, last):
        """[batch, channels, h, w] and the last map -> [batch, heads * channels]."""
        coarse = enlarge(self.coarse(last).float(), early.shape[2] // last.shape[2])
        weights = (coarse + self.fine(early).float()).flatten(2).softmax(2)
        return (weights @ early.float().flatten(2).transpose(1, 2)).flatten(1)


def enlarge(x, times):
    """Each place as `times` by `times`. The gradient of F.interpolate is slow on GPUs."""
    count, channels, height, width = x.shape
    x = x[:, :, :, None, :, None].expand(-1, -1, -1, times, -1, times)
    return x.reshape(count, channels, height * times, width * times)


def mean_and_max(x):
    """Global pooling: two tensors [batch, channels]."""
    return [x.mean((2, 3)), x.amax((2, 3))]


def quadrant_means(x):
    """Four tensors [batch, channels]; the middle of an odd side belongs to both halves."""
    down, across = (x.shape[2] + 1) // 2, (x.shape[3] + 1) // 2
    return [
        part.mean((2, 3))
        for half in (x[:, :, :down], x[:, :, -down:])
        for part in (half[..., :across], half[..., -across:])
    ]
