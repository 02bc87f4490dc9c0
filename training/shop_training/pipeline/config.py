"""All settings of the pipeline: those that made the shipped pair, and tiny ones for a test."""

from dataclasses import dataclass, field, replace

from shop_training.data.concepts import LEAST_TITLES
from shop_training.data.pack.pack import OUT_OF_DOMAIN, QUALITY, SIDE
from shop_training.data.prepare import PIECES
from shop_training.model.config import TINY
from shop_training.train.finish import FinishConfig
from shop_training.train.pretrain.config import PretrainConfig
from shop_training.train.pretrain.pretrain import MINUTES
from shop_training.train.refine.entry_batch import EntryBatchSizes
from shop_training.train.refine.entry_training import EntryTraining
from shop_training.train.refine.instance_training import InstanceTraining
from shop_training.train.refine.refine import RefineConfig


@dataclass(frozen=True)
class DrawingsConfig:
    """Demo catalogues to train on, of any seeds but the shop's own, 7."""

    count: int = 840
    seed: int = 100
    seeds: int = 4
    width: int = 160


@dataclass(frozen=True)
class PackConfig:
    side: int = SIDE
    quality: int = QUALITY
    seed: int = 0
    out_of_domain: int = OUT_OF_DOMAIN
    least_titles: int = LEAST_TITLES


@dataclass(frozen=True)
class PipelineConfig:
    drawings: DrawingsConfig = field(default_factory=DrawingsConfig)
    pieces: int = PIECES
    pack: PackConfig = field(default_factory=PackConfig)
    minutes: float = MINUTES
    steps: int = 10**9
    pretrain: PretrainConfig = field(default_factory=PretrainConfig)
    finish: FinishConfig = field(default_factory=FinishConfig)
    refine: RefineConfig = field(default_factory=RefineConfig)


def smoke_config(side=48):
    """Every step, in seconds, on ten products."""
    least_titles, refine, finish = 2, RefineConfig(), FinishConfig()
    text = replace(finish.text, steps=2, items=6, user_photo_share=0.34, out_of_domain=2)
    return PipelineConfig(
        drawings=DrawingsConfig(count=4, seeds=1, width=64),
        pieces=300,
        pack=PackConfig(side=side, out_of_domain=20, least_titles=least_titles),
        minutes=10,
        steps=3,
        pretrain=PretrainConfig(
            towers=TINY,
            side=side,
            plain_photos=6,
            mixed_photos=2,
            ood_photos=2,
            user_photo_share=0.25,
            demo_share=0.25,
            labels=8,
            out_of_domain=2,
            memory=8,
            warmup=2,
            ood_images=64,
        ),
        finish=replace(finish, text=text, least_titles=least_titles),
        refine=replace(
            refine,
            instance_dimension=8,
            classifier=replace(refine.classifier, steps=2, batch=8),
            out_of_fold=replace(refine.out_of_fold, steps=2, batch=8),
            instance=InstanceTraining(steps=2, warmup=1),
            entries=EntryTraining(steps=2, runs=2, warmup=1, sizes=EntryBatchSizes()),
            gating_items=8,
            gating_out_of_domain=4,
            least_titles=least_titles,
        ),
    )
