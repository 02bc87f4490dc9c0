"""Step `finish`, after `pretrain`: half an hour on two processor cores.

The text tower is trained once more from texts alone, and moves a part of the way there: all of the
way would find types and occasions better still, and the photos of titles worse. Then codebook
entries and residuals get the lengths that do best on the dev split.
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
from shop_training.model.weights import interpolate
from shop_training.train.stages import Stages
from shop_training.train.text_only import TextTraining, train_text_tower

# Factors for the lengths of entries and residuals, found by a random search of some 600 tries.
ENTRY_LENGTHS = {
    "article_type": 1.01,
    "sub_category": 1.02,
    "master_category": 1.72,
    "colour": 0.98,
    "gender": 1.05,
    "usage": 1.07,
    "words": 0.99,
}
RESIDUAL_LENGTHS = {"image": 0.585, "text": 0.75}


@dataclass(frozen=True)
class FinishConfig:
    text: TextTraining = field(default_factory=lambda: TextTraining(steps=1000, rate=2e-4))
    # How far the text tower moves, 0 to 1.
    share: float = 0.3
    seed: int = 9
    least_titles: int = LEAST_TITLES


def finish(work, checkpoint, out, config=None, unfinished=None):
    """checkpoint, out: files of towers. unfinished: folder to go on from, or None."""
    config = config or FinishConfig()
    torch.manual_seed(config.seed)
    towers, side = load_towers(checkpoint)
    data = TrainingSet(work, config.seed, config.least_titles)
    before = {name: value.clone() for name, value in towers.text.state_dict().items()}

    def trained(loop):
        train_text_tower(towers, data, config.text, bf16=True, loop=loop)
        return towers.text.state_dict()

    if config.text.steps:
        towers.text.load_state_dict(Stages(unfinished, data).run("text-tower", trained))
        interpolate(towers.text, before, 1 - config.share)
    scale_lengths(towers, ENTRY_LENGTHS, RESIDUAL_LENGTHS)
    save_towers(towers, out, side)


@torch.no_grad()
def scale_lengths(towers, entries, residuals):
    """entries: {attribute or "words": factor}; others stay. residuals: {tower: factor}."""
    attributes, words = towers.codebook.split(towers.codebook.entries, dim=0)
    for name, part in {**attributes, "words": words}.items():
        part.mul_(entries.get(name, 1.0))
    for name, factor in residuals.items():
        getattr(towers, name).concept_head.residual_length.mul_(factor)


def main(arguments):
    parser = argparse.ArgumentParser(prog="finish", description=__doc__)
    parser.add_argument("--work", type=Path, default=DEFAULT_WORK)
    parser.add_argument("--checkpoint", type=Path, help="the work folder's pretrain.pt by default")
    parser.add_argument("--out", type=Path, help="the work folder's finish.pt by default")
    parser.add_argument("--steps", type=int, default=FinishConfig().text.steps)
    parser.add_argument("--seed", type=int, default=FinishConfig().seed)
    args = parser.parse_args(arguments)
    work = WorkFolder(args.work)
    config = FinishConfig(seed=args.seed)
    config = dataclasses.replace(config, text=dataclasses.replace(config.text, steps=args.steps))
    finish(
        work,
        args.checkpoint or work.checkpoint("pretrain"),
        args.out or work.checkpoint("finish"),
        config,
    )
