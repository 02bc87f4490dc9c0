"""The two towers. Both give L2-normalised vectors of the same space.

The image tower is a residual net of dense 3x3 convolutions (fast on CPUs in training and in
onnxruntime), the text tower a small transformer that masks padding itself (id 0).
"""
import torch
import torch.nn.functional as F
from torch import nn

from first_tower import FirstImageTower
from tokenizer import PAD

MEAN, STD = 0.5, 0.25


class Squeeze(nn.Module):
    """Channel attention: scales each channel by what the whole map says."""

    def __init__(self, channels):
        super().__init__()
        self.down = nn.Conv2d(channels, channels // 8, 1)
        self.up = nn.Conv2d(channels // 8, channels, 1)

    def forward(self, x):
        return x * torch.sigmoid(self.up(F.relu(self.down(x.mean((2, 3), keepdim=True)))))


class Block(nn.Module):
    def __init__(self, before, channels, stride, squeeze):
        super().__init__()
        self.conv1 = nn.Conv2d(before, channels, 3, stride, 1, bias=False)
        self.norm1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, 1, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(channels)
        self.squeeze = Squeeze(channels) if squeeze else nn.Identity()
        nn.init.zeros_(self.norm2.weight)
        self.skip = nn.Identity()
        if before != channels or stride > 1:
            pool = nn.AvgPool2d(stride) if stride > 1 else nn.Identity()
            self.skip = nn.Sequential(pool, nn.Conv2d(before, channels, 1, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x):
        y = F.relu(self.norm1(self.conv1(x)))
        y = self.squeeze(self.norm2(self.conv2(y)))
        return F.relu(y + self.skip(x))


class ImageTower(nn.Module):
    """[batch, 3, side, side], normalised pixels -> [batch, dimension]; any side divisible by 16."""

    def __init__(self, stem, channels, blocks, dimension):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, stem, 3, 2, 1, bias=False), nn.BatchNorm2d(stem), nn.ReLU())
        layers, before = [], stem
        for at, (width, count) in enumerate(zip(channels, blocks)):
            for number in range(count):
                layers.append(Block(before, width, 2 if number == 0 else 1, squeeze=at > 0))
                before = width
        self.blocks = nn.Sequential(*layers)
        self.features = 2 * before
        # Centres the features: what all photos share would otherwise fill the normalised vectors.
        self.centre = nn.BatchNorm1d(self.features)
        self.project = nn.Linear(self.features, dimension, bias=False)

    def trunk(self, pixels):
        x = self.blocks(self.stem(pixels))
        return self.centre(torch.cat([x.mean((2, 3)), x.amax((2, 3))], 1).float())

    def forward(self, pixels):
        return F.normalize(self.project(self.trunk(pixels)).float(), dim=1)


class Layer(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.norm1 = nn.LayerNorm(width)
        self.mix = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm2 = nn.LayerNorm(width)
        self.up = nn.Linear(width, 4 * width)
        self.down = nn.Linear(4 * width, width)

    def forward(self, x, bias):
        batch, tokens, width = x.shape
        q, k, v = self.mix(self.norm1(x)).view(batch, tokens, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5 + bias, dim=-1)
        mixed = (weights.to(v.dtype) @ v).transpose(1, 2).reshape(batch, tokens, width)
        x = x + self.out(mixed)
        return x + self.down(F.gelu(self.up(self.norm2(x))))


class TextTower(nn.Module):
    """[batch, tokens] int64, padded with 0 -> [batch, dimension]."""

    def __init__(self, vocabulary, width, layers, heads, max_tokens, dimension, dropout=0.1):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.places = nn.Embedding(max_tokens, width)
        nn.init.normal_(self.words.weight, std=0.04)
        nn.init.normal_(self.places.weight, std=0.01)
        self.layers = nn.ModuleList([Layer(width, heads) for _ in range(layers)])
        self.norm = nn.LayerNorm(width)
        self.project = nn.Linear(width, dimension, bias=False)
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids):
        real = (ids != PAD).float()
        x = self.dropout(self.words(ids) + self.places.weight[: ids.shape[1]])
        bias = (1.0 - real)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        x = self.norm(x.float()) * real[:, :, None]
        pooled = x.sum(1) / real.sum(1, keepdim=True).clamp(min=1.0)
        return F.normalize(self.project(pooled).float(), dim=1)


class Towers(nn.Module):
    """Both towers with what only training needs: scales of the losses and attribute heads."""

    def __init__(self, config, vocabulary, heads):
        super().__init__()
        image, text = config["image"], config["text"]
        if image.get("first"):
            self.image = FirstImageTower(config["dimension"])
        else:
            self.image = ImageTower(image["stem"], image["channels"], image["blocks"], config["dimension"])
        self.text = TextTower(vocabulary, text["width"], text["layers"], text["heads"], config["max_tokens"],
                              config["dimension"], text["dropout"])
        self.heads = nn.ModuleDict({name: nn.Linear(self.image.features, size) for name, size in heads.items()})
        self.scales = nn.ParameterDict({
            name: nn.Parameter(torch.tensor(value)) for name, value in
            {"pair": 2.7, "query": 2.5, "label": 2.7, "kind": 2.3}.items()
        })

    def scale(self, name):
        return self.scales[name].clamp(1.0, 4.6).exp()
