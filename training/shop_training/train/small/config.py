"""Settings and presets for training on processors."""

from dataclasses import dataclass, field, replace

from shop_training.data.concepts import LEAST_TITLES
from shop_training.model.config import SMALL, TINY, TowersConfig
from shop_training.train.pretrain.config import LOSS_WEIGHTS

IMAGE_STEM = ("image.stem", "image.stages.0")
IMAGE_BACKBONE = (*IMAGE_STEM, "image.stages.1", "image.stages.2", "image.feature_norm")
TEXT_START = (
    "text.token_embedding",
    "text.position_embedding",
    "text.layers.0",
    "text.layers.1",
)
TEXT_BACKBONE = (
    *("text.token_embedding", "text.position_embedding", "text.layers"),
    *("text.final_norm", "text.feature_norm", "text.dropout"),
)
BACKBONES = (*IMAGE_BACKBONE, *TEXT_BACKBONE)


@dataclass(frozen=True)
class Phase:
    """From a share of the budget on: photos of `side` pixels, in batches of so many items."""

    since: float
    side: int
    batch: int


@dataclass(frozen=True)
class SmallConfig:
    phases: tuple
    towers: TowersConfig = SMALL
    # The budget: wall-clock minutes, or steps where given.
    minutes: float = 0.0
    steps: int = 0
    # The peak, reached after `warmup` steps. Backbones get a share of it: heads may be newer.
    rate: float = 1.5e-3
    warmup: int = 150
    backbone_rate: float = 1.0
    # From this share of the budget on, the rate falls in a line; without it, in a cosine from the
    # start.
    cooldown: float | None = None
    weight_decay: float = 0.05
    average_decay: float = 0.998
    user_photo_share: float = 0.14
    demo_share: float = 0.2
    # Label prompts join every so many steps.
    labels_every: int = 2
    out_of_domain: int = 48
    memory: int = 2048
    # Weights of a query's losses: everything that it asks for, its type, its sub-category.
    query_levels: tuple = (0.75, 0.2, 0.05)
    loss_weights: dict = field(default_factory=lambda: dict(LOSS_WEIGHTS))
    # Modules that stay as they are.
    frozen: tuple = ()
    # Whether image features are computed once, of so many views of each photo.
    cached_features: bool = False
    views: int = 2
    # Before that: steps for the classifiers alone, and whether the codebook is laid out anew after
    # them.
    classifier_steps: int = 0
    realigned: bool = False
    least_titles: int = LEAST_TITLES


PRESETS = {
    # From scratch, two cores for an evening: the peak rate for three fifths of the budget, then a
    # line down.
    "cpu-long": SmallConfig(
        phases=(Phase(0.0, 64, 256), Phase(0.62, 80, 256)),
        minutes=240,
        rate=1e-3,
        warmup=200,
        cooldown=0.62,
    ),
    # Both concept heads, the backbones as they are.
    "cpu-heads": SmallConfig(
        phases=(Phase(0.0, 80, 512),),
        steps=200,
        rate=5e-4,
        warmup=30,
        frozen=BACKBONES,
        cached_features=True,
        classifier_steps=1500,
        realigned=True,
        average_decay=0.99,
    ),
    # Both towers but for their first parts.
    "cpu-whole": SmallConfig(
        phases=(Phase(0.0, 80, 256),),
        minutes=98,
        rate=5e-4,
        warmup=50,
        average_decay=0.995,
        backbone_rate=0.8,
        frozen=(*IMAGE_STEM, *TEXT_START),
        labels_every=3,
        cooldown=0.3,
    ),
    # Both concept heads once more.
    "cpu-settle": SmallConfig(
        phases=(Phase(0.0, 80, 512),),
        steps=120,
        rate=2.5e-4,
        warmup=20,
        frozen=BACKBONES,
        cached_features=True,
        classifier_steps=600,
        average_decay=0.99,
    ),
    # Does it run?
    "smoke": SmallConfig(
        phases=(Phase(0.0, 32, 8), Phase(0.5, 48, 8)),
        towers=replace(TINY, image=replace(TINY.image, flip_average=True)),
        steps=4,
        warmup=2,
        least_titles=2,
    ),
    "smoke-heads": SmallConfig(
        phases=(Phase(0.0, 48, 8),),
        towers=replace(TINY, image=replace(TINY.image, flip_average=True)),
        steps=2,
        warmup=2,
        frozen=("image.stem", "image.stages", "image.feature_norm", *TEXT_BACKBONE),
        cached_features=True,
        classifier_steps=2,
        realigned=True,
        least_titles=2,
    ),
}
