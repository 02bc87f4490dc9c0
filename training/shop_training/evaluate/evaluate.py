"""Prints the checkpoint figures of a checkpoint: a few figures of the dev split.

The figures that count are those of `npm run evaluate:towers`, of exported towers.
"""

import argparse
from pathlib import Path

from shop_training.evaluate.dev_set import DevSet
from shop_training.folders import DEFAULT_WORK, WorkFolder
from shop_training.model.checkpoint import load_with_tokenizer


def main(arguments):
    parser = argparse.ArgumentParser(prog="evaluate", description=__doc__)
    parser.add_argument("--work", type=Path, default=DEFAULT_WORK)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--queries", type=Path, help="what npm run evaluate:queries wrote")
    args = parser.parse_args(arguments)
    work = WorkFolder(args.work)
    towers, side, tokenizer = load_with_tokenizer(args.checkpoint, work)
    dev = DevSet.from_work(work, side, args.queries)
    for name, value in dev.figures(towers, tokenizer).items():
        print(f"{name:24s} {value:.4f}")
