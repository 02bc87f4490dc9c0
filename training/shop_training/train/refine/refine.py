"""Step `refine`, after `finish`: an hour and a quarter on two processor cores. No backbone is
trained.

1. The image tower's classifiers are trained once more, with half of the features dropped.
2. Both towers get instance heads: first their gating, then their projections.
3. Each tower gets codebook entries of its own.
"""

import argparse
import dataclasses
from dataclasses import dataclass, field
from pathlib import Path

import torch

from shop_training.data.concepts import LEAST_TITLES
from shop_training.data.training_set import TrainingSet
from shop_training.folders import DEFAULT_WORK, WorkFolder
from shop_training.model.checkpoint import load_towers, save_towers
from shop_training.train.concept_heads import HeadTraining
from shop_training.train.features import extract_features, ood_features
from shop_training.train.precision import supports_bf16
from shop_training.train.refine.classifier import retrain_classifier
from shop_training.train.refine.entry_training import EntryTraining, train_entries
from shop_training.train.refine.gating import train_gatings
from shop_training.train.refine.instance_training import InstanceTraining, train_instance_heads
from shop_training.train.refine.out_of_fold import out_of_fold_logits
from shop_training.train.refine.predictions import ItemPredictions
from shop_training.train.stages import Stages

# Each photo as it is, and augmented once.
VIEWS = 2


def _head_training(steps):
    return HeadTraining(
        steps,
        rate=1e-3,
        batch=1024,
        feature_dropout=0.5,
        weight_decay=0.3,
        word_weight=0.3,
    )


@dataclass(frozen=True)
class RefineConfig:
    instance_dimension: int = 128
    classifier: HeadTraining = field(default_factory=lambda: _head_training(1500))
    out_of_fold: HeadTraining = field(default_factory=lambda: _head_training(1200))
    instance: InstanceTraining = field(default_factory=InstanceTraining)
    entries: EntryTraining = field(default_factory=EntryTraining)
    # Items and out-of-domain queries that gatings are trained from.
    gating_items: int = 8000
    gating_out_of_domain: int = 800
    seed: int = 6
    least_titles: int = LEAST_TITLES


def refine(work, checkpoint, out, config=None, unfinished=None):
    """checkpoint, out: files of towers. unfinished: folder to go on from, or None."""
    config = config or RefineConfig()
    torch.manual_seed(config.seed)
    bf16 = supports_bf16("cpu")
    towers, side = load_towers(checkpoint)
    data = TrainingSet(work, config.seed, config.least_titles)
    stages = Stages(unfinished, data)
    of_photos, of_nothing = stages.run(
        "features", lambda _: _features(towers, data.photos.at_side(side), data, side, bf16)
    )
    how = dataclasses.replace(config.classifier, bf16=bf16)
    out_of_fold = dataclasses.replace(config.out_of_fold, bf16=bf16)

    def stage(name, train):
        """Runs what trains the towers; what it leaves is kept."""

        def trained(loop):
            train(loop)
            return towers.state_dict()

        towers.load_state_dict(stages.run(name, trained))

    stage(
        "classifier",
        lambda loop: retrain_classifier(towers, data, of_photos, of_nothing, how, loop),
    )
    towers.add_instance_heads(config.instance_dimension)
    stage(
        "gating",
        lambda _: train_gatings(
            towers,
            data,
            of_photos,
            of_nothing,
            config.gating_items,
            config.gating_out_of_domain,
            bf16,
        ),
    )
    predictions = ItemPredictions(towers, data, of_photos, bf16)
    stage(
        "instance",
        lambda loop: train_instance_heads(towers, data, predictions, config.instance, loop),
    )
    logits = out_of_fold_logits(towers, data, of_photos, of_nothing, out_of_fold, stages)
    train_entries(towers, data, predictions, logits, config.entries, bf16, stages)
    save_towers(towers, out, side)


def _features(towers, photos, data, side, bf16):
    """-> (features of all photos, of out-of-distribution images), [views, items, features] each."""
    of_users = torch.from_numpy(data.is_user_photo)
    of_photos = extract_features(towers, photos, of_users, VIEWS, side, bf16)
    return of_photos, ood_features(towers, VIEWS, len(photos), side, bf16)


def main(arguments):
    parser = argparse.ArgumentParser(prog="refine", description=__doc__)
    parser.add_argument("--work", type=Path, default=DEFAULT_WORK)
    parser.add_argument("--checkpoint", type=Path, help="the work folder's finish.pt by default")
    parser.add_argument("--out", type=Path, help="the work folder's refine.pt by default")
    parser.add_argument("--seed", type=int, default=RefineConfig().seed)
    args = parser.parse_args(arguments)
    work = WorkFolder(args.work)
    refine(
        work,
        args.checkpoint or work.checkpoint("finish"),
        args.out or work.checkpoint("refine"),
        RefineConfig(seed=args.seed),
    )
