"""The image tower: a residual net of dense 3 x 3 convolutions, which run fast on processors."""

import torch
from torch import nn

from shop_training.model.concept_head import ConceptHead
from shop_training.model.image_layers import (
    AttentionPooling,
    ResidualBlock,
    mean_and_max,
    quadrant_means,
)
from shop_training.model.instance_head import embed_features

# Heads of each attention pooling.
HEADS = 2
# Stages from the end whose blocks scale their channels.
SQUEEZED_STAGES = 2


class ImageTower(nn.Module):
    """Standardised pixels [batch, 3, side, side] -> embeddings [batch, dimension].

    side: any multiple of 16.
    """

    def __init__(self, config, codebook, dimension):
        """config: ImageConfig."""
        super().__init__()
        self.flip_average = config.flip_average
        channels = config.channels
        self.stem = nn.Sequential(
            nn.Conv2d(3, config.stem, 3, 2, 1, bias=False), nn.BatchNorm2d(config.stem), nn.ReLU()
        )
        self.stages, before = nn.ModuleList(), config.stem
        for number, (width, blocks, stride) in enumerate(
            zip(channels, config.blocks, config.strides)
        ):
            layers, squeeze = [], number >= len(channels) - SQUEEZED_STAGES
            for block in range(blocks):
                layers.append(ResidualBlock(before, width, 1 if block else stride, squeeze))
                before = width
            self.stages.append(nn.Sequential(*layers))
        # The last stage knows types and where they are; the earlier ones know colours and patterns.
        self.attention = nn.ModuleList(
            [AttentionPooling(width, before, HEADS) for width in channels[:-1]]
        )
        self.feature_count = 6 * before + (2 + HEADS) * sum(channels[:-1])
        # Centres the features. What all photos share would otherwise fill the embeddings.
        self.feature_norm = nn.BatchNorm1d(self.feature_count)
        self.concept_head = ConceptHead(
            self.feature_count, config.hidden, codebook, dimension, nn.BatchNorm1d
        )
        self.instance_head = None

    def backbone(self, pixels):
        """[batch, feature_count]: pooled maps of all stages."""
        x, maps = self.stem(pixels), []
        for stage in self.stages:
            x = stage(x)
            maps.append(x)
        early = [part for early_map in maps[:-1] for part in mean_and_max(early_map)]
        attended = [
            pooling(early_map, x).to(x.dtype) for pooling, early_map in zip(self.attention, maps)
        ]
        pooled = [*mean_and_max(x), *early, *quadrant_means(x), *attended]
        return self.feature_norm(torch.cat(pooled, 1).float())

    def features(self, pixels):
        """The features that the exported tower computes.

        With `flip_average` they are the mean of the photo's and its mirror image's: which way a
        shoe points is not part of what it is.
        """
        if not self.flip_average:
            return self.backbone(pixels)
        both = self.backbone(torch.cat([pixels, pixels.flip(3)]))
        return both.view(2, -1, self.feature_count).mean(0)

    def embed(self, features):
        """Embeddings of photos with these features."""
        return embed_features(self, features)

    def forward(self, pixels):
        return self.embed(self.features(pixels))
