"""Finishes towers of `train-small` without training a backbone of the image tower; about an hour.

1. Weights become the mean of theirs and of those that the run went on from (--before), which know
   colours of unseen products better than either.
2. Codebook entries move a part of the way to a new layout.
3. The text tower is trained once more from texts alone.
4. The image classifiers are trained once more from mixed features.
"""

import argparse
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch

from shop_training.data.concepts import LEAST_TITLES
from shop_training.data.training_set import TrainingSet
from shop_training.folders import DEFAULT_WORK, WorkFolder
from shop_training.model.checkpoint import load_file, load_towers, save_towers
from shop_training.model.weights import interpolate
from shop_training.train.codebook_layout import realign_codebook
from shop_training.train.concept_heads import HeadTraining, train_concept_head
from shop_training.train.features import extract_features, ood_features
from shop_training.train.precision import supports_bf16
from shop_training.train.refine.classifier import photo_targets
from shop_training.train.stages import Stages
from shop_training.train.text_batches import all_text_features
from shop_training.train.text_only import TextTraining, train_text_tower

VIEWS = 2


@dataclass(frozen=True)
class SmallFinishConfig:
    # How far codebook entries move, 0 to 1, and the items whose texts say how the codebook is used.
    share: float = 0.55
    items: int = 6000
    text: TextTraining = field(default_factory=lambda: TextTraining(steps=2700, rate=4e-4))
    classifier: HeadTraining = field(
        default_factory=lambda: HeadTraining(800, rate=5e-4, mixup=0.5)
    )
    seed: int = 1
    least_titles: int = LEAST_TITLES


def finish_small(work, checkpoint, out, config=None, before=None, unfinished=None):
    """checkpoint, before, out: files of towers. unfinished: folder to go on from, or None."""
    config = config or SmallFinishConfig()
    towers, side = load_towers(checkpoint)
    if before:
        interpolate(towers, load_file(before)["weights"], 0.5)
    bf16, data = supports_bf16("cpu"), TrainingSet(work, config.seed, config.least_titles)
    stages = Stages(unfinished, data)

    def features(_):
        of_users = torch.from_numpy(data.is_user_photo)
        photos = data.photos.at_side(side)
        of_photos = extract_features(towers, photos, of_users, VIEWS, side, bf16)
        return of_photos, ood_features(towers, VIEWS, len(data), side, bf16)

    of_photos, of_nothing = stages.run("features", features)

    def layout(_):
        order = np.random.default_rng(0).permutation(len(data))[: config.items]
        texts, _ = all_text_features(towers, data, bf16, parts_of=[order])
        realign_codebook(towers, of_photos[0][order], texts, config.share)
        return towers.state_dict()

    towers.load_state_dict(stages.run("layout", layout))

    def text_tower(loop):
        train_text_tower(towers, data, config.text, bf16, loop)
        return towers.state_dict()

    towers.load_state_dict(stages.run("text-tower", text_tower))
    head = towers.image.concept_head
    old = {name: value.clone() for name, value in head.state_dict().items()}

    def classifier(loop):
        """The mean of the weights with those of before is better than either."""
        targets = photo_targets(data, range(len(data)), of_nothing.shape[1])
        inputs = torch.cat([of_photos, of_nothing], 1)
        how, mixable = config.classifier, len(data)
        train_concept_head(
            head, towers.codebook, inputs, targets, how, mixable=mixable, data=data, loop=loop
        )
        interpolate(head, old, 0.5)
        return towers.state_dict()

    towers.load_state_dict(stages.run("classifier", classifier))
    save_towers(towers, out, side)


def main(arguments):
    parser = argparse.ArgumentParser(prog="finish-small", description=__doc__)
    parser.add_argument("--work", type=Path, default=DEFAULT_WORK)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--before", type=Path, help="the checkpoint that training went on from")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args(arguments)
    work = WorkFolder(args.work)
    finish_small(work, args.checkpoint, args.out, before=args.before)
