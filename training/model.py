"""The two towers. Both give L2-normalised vectors of the same space.

The image tower is a residual net of dense 3x3 convolutions (fast on CPUs in training and in
onnxruntime), the text tower a small transformer that masks padding itself (id 0). Both end in a
`Reading`: what a text or a photo says, as probabilities of concepts, is looked up in one codebook. Finished towers (`wording.py`) have
a second half of a vector, for what tells one thing from others of its kind, and rows of their own.
"""
import copy

import torch
import torch.nn.functional as F
from torch import nn

from tokenizer import PAD

MEAN, STD = 0.5, 0.25
# How much of a young vector each concept is; training moves them.
CONCEPT_WEIGHTS = {"article": 1.0, "sub": 0.7, "master": 0.35, "colour": 0.75, "gender": 0.35, "usage": 0.15}
WORD_WEIGHT = 0.25
# The same of what has no name.
REST = 0.4
# Where the last stage looks in each map before it.
GLANCES = 2
# How long the second half of a vector is, of the first.
WORDING = 0.6


class Codebook(nn.Module):
    """A vector for every concept that training has names for: the values of each attribute, of which a product has one,
    and words, of which it has several. sizes: {attribute: values}; value 0, unknown or not asked for, stays at nothing."""

    def __init__(self, sizes, words, dimension):
        super().__init__()
        self.sizes, self.words = dict(sizes), words
        total = sum(sizes.values()) + words
        self.rows = nn.Parameter(F.normalize(torch.randn(total, dimension), dim=1) * self.weights())
        known = torch.ones(total, 1)
        known[[sum(list(sizes.values())[:at]) for at in range(len(sizes))]] = 0
        self.register_buffer("known", known)

    def weights(self):
        """[concepts, 1]: how much each counts in a young vector."""
        attributes = [torch.full((size, 1), CONCEPT_WEIGHTS[name]) for name, size in self.sizes.items()]
        return torch.cat([*attributes, torch.full((self.words, 1), WORD_WEIGHT)])

    def split(self, logits):
        """[items, total] -> ({attribute: logits [items, values]}, logits of words [items, words])."""
        *parts, words = logits.split([*self.sizes.values(), self.words], dim=1)
        return dict(zip(self.sizes, parts)), words

    def chances(self, logits):
        """[items, concepts]: how far each concept is said. An attribute's probabilities enter by their roots, so that the product
        of two items is how far two distributions overlap (Bhattacharyya's coefficient)."""
        attributes, words = self.split(logits)
        return torch.cat([*((part.log_softmax(1) / 2).exp() for part in attributes.values()), words.sigmoid()], 1)

    def forward(self, logits):
        """The vector of what these logits say."""
        return self.chances(logits) @ (self.rows * self.known)


class Reading(nn.Module):
    """A tower's last part: features -> (vector, logits of the concepts). The vector is what the codebook has for the
    concepts, which makes likeness as decided as the classifiers are, and a rest for what has no name: long where much of it is said, as
    in a title, and short in "navy shoes"."""

    def __init__(self, features, hidden, codebook, dimension, norm):
        super().__init__()
        self.hidden = nn.Linear(features, hidden)
        self.norm = norm(hidden)
        self.dropout = nn.Dropout(0.2)
        self.codebook = codebook
        self.concepts = nn.Linear(hidden, len(codebook.rows))
        nn.init.constant_(self.concepts.bias[-codebook.words :], -5.0)  # most words are not said
        self.project = nn.Linear(features + hidden, dimension, bias=False)
        self.rest = nn.Parameter(torch.tensor(REST))
        self.gate = nn.Linear(hidden, 1)
        nn.init.zeros_(self.gate.weight)
        nn.init.constant_(self.gate.bias, 3.0)

    def says(self, features):
        """-> (hidden features, logits of the concepts)."""
        hidden = self.dropout(F.relu(self.norm(self.hidden(features).float())))
        return hidden, self.concepts(hidden).float()

    def nameless(self, features, hidden):
        """What has no name, of length 0 to 1."""
        direction = F.normalize(self.project(torch.cat([features, hidden], 1)).float(), dim=1)
        return direction * self.gate(hidden).float().sigmoid()

    def forward(self, features):
        hidden, logits = self.says(features)
        return self.named(features, hidden, logits), logits

    def named(self, features, hidden, logits):
        """The vector, where hidden features and logits are known."""
        return F.normalize(self.codebook(logits) + self.nameless(features, hidden) * self.rest, dim=1)


class Wording(nn.Module):
    """The second half of a vector: what tells one thing from others of its kind and colour, so that a title finds its own photo and "puma shoes" the
    brand (`wording.py` learns it). A gate closes it for texts that name no more than a kind and a colour, and for photos of nothing: what it says
    would blur what they ask."""

    def __init__(self, hidden, dimension):
        super().__init__()
        self.tells = nn.Linear(hidden, dimension)
        self.gate = nn.Linear(hidden, 1)

    def told(self, hidden, written=0.0):
        """The half by itself, normalised. written: [items, dimension], what words add that stand in a text."""
        return F.normalize(self.tells(hidden) + written, dim=1)

    def forward(self, named, hidden, written=0.0):
        """named: the first half."""
        return joined(named, self.told(hidden, written), self.gate(hidden).sigmoid())


def joined(named, told, gate, length=WORDING):
    """Both halves of a vector as one, normalised."""
    return F.normalize(torch.cat([named, length * gate * told], 1), dim=1)


def both_halves(tower, features, written=0.0):
    """A tower's vectors of these features, with the second half where it has one."""
    hidden, logits = tower.reading.says(features)
    named = tower.reading.named(features, hidden, logits)
    return named if tower.wording is None else tower.wording(named, hidden, written)


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


def pooled(x):
    """Mean and maximum of each channel."""
    return [x.mean((2, 3)), x.amax((2, 3))]


def quarters(x):
    """The mean of each quarter of the map; of an odd side the middle belongs to both."""
    down, across = (x.shape[2] + 1) // 2, (x.shape[3] + 1) // 2
    return [part.mean((2, 3)) for half in (x[:, :, :down], x[:, :, -down:]) for part in (half[..., :across], half[..., -across:])]


def enlarged(x, times):
    """Every place as so many by so many; interpolation's gradient is slow on GPUs."""
    count, channels, height, width = x.shape
    return x[:, :, :, None, :, None].expand(-1, -1, -1, times, -1, times).reshape(count, channels, height * times, width * times)


class Glances(nn.Module):
    """Means of an earlier stage's map where the last stage finds something: the colours of the thing itself, not of what is worn with it
    or stands behind it. Each head weighs the places by the last map, and by the earlier one for the outline."""

    def __init__(self, channels, last, heads):
        super().__init__()
        self.rough = nn.Conv2d(last, heads, 1)
        self.fine = nn.Conv2d(channels, heads, 1, bias=False)

    def forward(self, map_, last):
        rough = enlarged(self.rough(last).float(), map_.shape[2] // last.shape[2])
        where = (rough + self.fine(map_).float()).flatten(2).softmax(2)
        return (where @ map_.float().flatten(2).transpose(1, 2)).flatten(1)


class ImageTower(nn.Module):
    """[batch, 3, side, side], normalised pixels -> [batch, dimension]; any side divisible by 16. channels, blocks, strides: of each
    stage; the last two scale their channels. mirror: whether a photo is looked at twice, the second time in the mirror."""

    def __init__(self, stem, channels, blocks, strides, hidden, mirror, codebook, dimension):
        super().__init__()
        self.mirror = mirror
        self.stem = nn.Sequential(nn.Conv2d(3, stem, 3, 2, 1, bias=False), nn.BatchNorm2d(stem), nn.ReLU())
        self.stages, before = nn.ModuleList(), stem
        for at, (width, count, stride) in enumerate(zip(channels, blocks, strides)):
            layers = []
            for number in range(count):
                layers.append(Block(before, width, stride if number == 0 else 1, squeeze=at >= len(channels) - 2))
                before = width
            self.stages.append(nn.Sequential(*layers))
        # The last stage knows kinds, where they are in the photo and roughly; those before it colours and patterns.
        self.glances = nn.ModuleList([Glances(width, before, GLANCES) for width in channels[:-1]])
        self.features = 6 * before + (2 + GLANCES) * sum(channels[:-1])
        # Centres the features: what all photos share would otherwise fill the normalised vectors.
        self.centre = nn.BatchNorm1d(self.features)
        self.reading = Reading(self.features, hidden, codebook, dimension, nn.BatchNorm1d)
        self.wording = None

    def trunk(self, pixels):
        x, maps = self.stem(pixels), []
        for stage in self.stages:
            x = stage(x)
            maps.append(x)
        early = [part for map_ in maps[:-1] for part in pooled(map_)]
        seen = [glance(map_, x).to(x.dtype) for glance, map_ in zip(self.glances, maps)]
        return self.centre(torch.cat([*pooled(x), *early, *quarters(x), *seen], 1).float())

    def seen(self, pixels):
        """The features of a photo as the exported tower has them: with `mirror`, averaged with its mirror image's, since which way a shoe
        points is not part of what it is."""
        if not self.mirror:
            return self.trunk(pixels)
        return self.trunk(torch.cat([pixels, pixels.flip(3)])).view(2, -1, self.features).mean(0)

    def forward(self, pixels):
        return self.vectors(self.seen(pixels))

    def vectors(self, features):
        """The whole vectors of photos with these features."""
        return both_halves(self, features)


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

    def __init__(self, vocabulary, width, layers, heads, max_tokens, hidden, codebook, dimension, dropout=0.1):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.places = nn.Embedding(max_tokens, width)
        nn.init.normal_(self.words.weight, std=0.04)
        nn.init.normal_(self.places.weight, std=0.01)
        self.layers = nn.ModuleList([Layer(width, heads) for _ in range(layers)])
        self.norm = nn.LayerNorm(width)
        self.centre = nn.LayerNorm(width)
        self.reading = Reading(width, hidden, codebook, dimension, nn.LayerNorm)
        self.dropout = nn.Dropout(dropout)
        self.wording = None
        self.written = None

    def trunk(self, ids):
        real = (ids != PAD).float()
        x = self.dropout(self.words(ids) + self.places.weight[: ids.shape[1]])
        bias = (1.0 - real)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        x = self.norm(x.float()) * real[:, :, None]
        return self.centre(x.sum(1) / real.sum(1, keepdim=True).clamp(min=1.0))

    def forward(self, ids):
        return both_halves(self, self.trunk(ids), 0.0 if self.wording is None else self.written(ids).sum(1))


class Towers(nn.Module):
    """Both towers with what only training needs: scales of the losses. config["wording"]: the dimensions of the second half, which
    finished towers have."""

    def __init__(self, config, vocabulary, sizes, words):
        super().__init__()
        image, text = config["image"], config["text"]
        self.codebook = Codebook(sizes, words, config["dimension"])
        self.image = ImageTower(**image, codebook=self.codebook, dimension=config["dimension"])
        self.text = TextTower(vocabulary, text["width"], text["layers"], text["heads"], config["max_tokens"], text["hidden"],
                              self.codebook, config["dimension"], text["dropout"])
        if config.get("wording"):
            self.add_wording(config["wording"])
        self.scales = nn.ParameterDict({
            name: nn.Parameter(torch.tensor(value)) for name, value in
            {"pair": 2.7, "query": 2.5, "label": 2.7, "kind": 2.3}.items()
        })

    def scale(self, name):
        return self.scales[name].clamp(1.0, 4.6).exp()

    def add_wording(self, dimension):
        """Gives both towers a second half of so many dimensions, and rows of the codebook of their own; the text tower's second half knows its tokens
        besides, one by one."""
        for tower in (self.image, self.text):
            tower.wording = Wording(tower.reading.hidden.out_features, dimension)
            tower.reading.codebook = copy.deepcopy(self.codebook)
        self.text.written = nn.Embedding(len(self.text.words.weight), dimension, padding_idx=PAD)
        nn.init.zeros_(self.text.written.weight)
