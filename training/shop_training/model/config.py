"""Sizes of the towers."""

import dataclasses
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ImageConfig:
    stem: int
    # Of each stage: channels, residual blocks, and the stride of the first block.
    channels: tuple
    blocks: tuple
    strides: tuple
    hidden: int = 1024
    # Whether a photo's features are averaged with its mirror image's.
    flip_average: bool = False


@dataclass(frozen=True)
class TextConfig:
    width: int = 256
    layers: int = 3
    heads: int = 4
    dropout: float = 0.1
    hidden: int = 1024
    max_tokens: int = 64


@dataclass(frozen=True)
class TowersConfig:
    image: ImageConfig
    text: TextConfig = field(default_factory=TextConfig)
    # Dimensions of the concept sub-vector, and of the instance sub-vector (0: there is none yet).
    dimension: int = 256
    instance_dimension: int = 0

    def with_instance(self, dimension):
        return dataclasses.replace(self, instance_dimension=dimension)

    def as_dict(self):
        return dataclasses.asdict(self)

    @classmethod
    def from_dict(cls, values):
        image, text = ImageConfig(**values["image"]), TextConfig(**values["text"])
        return cls(image, text, values["dimension"], values["instance_dimension"])


# The shipped pair's: 19.8 million parameters for images, 1.7 GFLOP at 80 pixels.
SHIPPED = TowersConfig(
    ImageConfig(stem=64, channels=(64, 128, 256, 512), blocks=(2, 2, 2, 2), strides=(1, 2, 2, 2))
)
# For training on processors: 13.0 million, 0.7 GFLOP, twice because of the mirror image.
SMALL = TowersConfig(
    ImageConfig(
        stem=48, channels=(96, 192, 384), blocks=(2, 2, 2), strides=(2, 2, 2), flip_average=True
    )
)
# For tests.
TINY = TowersConfig(
    ImageConfig(stem=8, channels=(8, 16, 16), blocks=(1, 1, 1), strides=(2, 2, 2), hidden=32),
    TextConfig(width=16, layers=1, heads=2, hidden=32),
    dimension=16,
)
