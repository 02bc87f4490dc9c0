"""Settings of step `pretrain`."""

from dataclasses import dataclass, field

from shop_training.model.config import SHIPPED, TowersConfig

# Weights of a batch's losses, in this step and in small training.
LOSS_WEIGHTS = {
    "document_photo": 1.2,
    "query_photo": 0.7,
    "query_document": 0.5,
    "query_average": 0.5,
    "photo_photo": 0.4,
    "label": 0.5,
    "photo_attributes": 0.8,
    "photo_words": 0.06,
    "text_attributes": 0.4,
    "text_words": 0.03,
}


@dataclass(frozen=True)
class PretrainConfig:
    towers: TowersConfig = SHIPPED
    side: int = 80
    seed: int = 0
    # Photos of a batch: of one product, of two, and out-of-distribution images.
    plain_photos: int = 960
    mixed_photos: int = 576
    ood_photos: int = 40
    # Both parameters of mixup's beta distribution.
    mixup: float = 0.5
    user_photo_share: float = 0.1
    demo_share: float = 0.12
    # Label prompts and out-of-domain queries of a batch; items of earlier batches kept as
    # negatives.
    labels: int = 128
    out_of_domain: int = 48
    memory: int = 8192
    # Weights of a query's losses: everything that it asks for, and the type alone.
    query_levels: tuple = (0.8, 0.2)
    loss_weights: dict = field(default_factory=lambda: {**LOSS_WEIGHTS, "document_photo": 2.0})
    # AdamW, with a rate and a weight decay of its own for the text tower, which is not new.
    rate: float = 2e-3
    weight_decay: float = 0.1
    text_rate: float = 2.5e-4
    text_weight_decay: float = 0.02
    warmup: int = 300
    clip: float = 2.0
    average_decay: float = 0.999
    # Shares of the time at which the dev split is measured; seconds kept for the end.
    measured_at: tuple = (0.25, 0.6)
    ending_s: float = 14
    report_every: int = 100
    save_every_s: float = 120
    # Out-of-distribution images to draw from.
    ood_images: int = 4096
