"""Trains towers on processors, in hours instead of minutes; `starter-8` was made so.

The same command goes on from the run's last.pt.
"""

import argparse
import dataclasses
from pathlib import Path

import torch

from shop_training.data.preprocessing import standardise
from shop_training.data.training_set import TrainingSet
from shop_training.export.onnx_import import load_pair
from shop_training.folders import DEFAULT_WORK, WorkFolder
from shop_training.model.checkpoint import load_file
from shop_training.model.towers import Towers
from shop_training.train.log import Log
from shop_training.train.precision import supports_bf16
from shop_training.train.small.config import PRESETS
from shop_training.train.small.loop import SmallLoop
from shop_training.train.small.schedule import freeze

# Photos that the statistics of an exported pair are measured on.
MEASURED_PHOTOS = 512


def train_small(work, run, config, *, init=None, seed=0):
    """run: name of the folder under the work folder's runs. init: a checkpoint, or an exported
    folder.
    """
    torch.manual_seed(seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    data = TrainingSet(work, seed, config.least_titles)
    towers = Towers(
        config.towers, len(data.tokenizer.vocabulary), data.codes.sizes, len(data.words)
    )
    if init and init.is_dir():
        photos = data.photos.at_side(config.phases[0].side)
        some = photos[:: max(1, len(data) // MEASURED_PHOTOS), :, :, :3]
        load_pair(towers, init, standardise(some.permute(0, 3, 1, 2).float() / 255))
    elif init:
        _load_fitting(towers, init)
    towers = towers.to(device).to(memory_format=torch.channels_last)
    towers.train()
    freeze(towers, config.frozen)
    folder = work.path / "runs" / run
    log = Log(folder / "log.jsonl")
    SmallLoop(towers, data, config, work, folder, log, supports_bf16(device)).run()


def _load_fitting(towers, path):
    own = towers.state_dict()
    fitting = {
        name: value
        for name, value in load_file(path)["weights"].items()
        if name in own and own[name].shape == value.shape
    }
    towers.load_state_dict(fitting, strict=False)


def main(arguments):
    parser = argparse.ArgumentParser(prog="train-small", description=__doc__)
    parser.add_argument("--work", type=Path, default=DEFAULT_WORK)
    parser.add_argument("--preset", default="cpu-long", choices=sorted(PRESETS))
    parser.add_argument("--run", help="name of the run, the preset's by default")
    parser.add_argument("--init", type=Path, help="a checkpoint, or an exported folder")
    parser.add_argument("--minutes", type=float, help="budget instead of the preset's")
    parser.add_argument("--steps", type=int, help="budget instead of the preset's")
    parser.add_argument("--threads", type=int)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args(arguments)
    if args.threads:
        torch.set_num_threads(args.threads)
    budget = {name: value for name in ("minutes", "steps") if (value := getattr(args, name))}
    config = dataclasses.replace(PRESETS[args.preset], **budget)
    work = WorkFolder(args.work)
    train_small(work, args.run or args.preset, config, init=args.init, seed=args.seed)
