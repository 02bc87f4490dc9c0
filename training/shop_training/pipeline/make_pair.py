"""Makes a pair of towers from the data: every step that made the shipped pair, in order.

Steps that are complete are skipped. A step that was interrupted goes on from its checkpoint. A step
is made anew when its settings or its inputs have changed.

pretrain wants a GPU. To run it on another machine: make-pair --until pack, copy the work folder's
pack there, make-pair --from pretrain --until pretrain, copy pretrain.pt and the folder `steps`
back.
"""

import argparse
import dataclasses
import os
from pathlib import Path

from shop_training.folders import DEFAULT_DATA, DEFAULT_WORK, SHIPPED_PAIR, WorkFolder
from shop_training.pipeline.config import PipelineConfig, smoke_config
from shop_training.pipeline.step import COMPLETE, Records
from shop_training.pipeline.steps import pipeline_steps

NAMES = ("drawings", "queries", "prepare", "pack", "pretrain", "finish", "refine", "export")


def make_pair(steps, work, dry_run=False):
    """steps: those to make, in order."""
    records = Records(work)
    for step in steps:
        state = records.state(step)
        print(f"{step.name:9s} {state:9s} {step.summary}", flush=True)
        if not dry_run and state != COMPLETE:
            records.perform(step)


def chosen_steps(steps, first, last):
    names = [step.name for step in steps]
    chosen = steps[names.index(first) : names.index(last) + 1]
    if not chosen:
        raise SystemExit(f"{first} comes after {last}")
    return chosen


def main(arguments):
    parser = argparse.ArgumentParser(
        prog="make-pair", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--work", type=Path, help="training/.work by default")
    parser.add_argument("--out", type=Path, help="the model folder; the work folder's `exported`")
    parser.add_argument("--key", default="starter-new", help="the model's key")
    parser.add_argument("--from", dest="first", choices=NAMES, default=NAMES[0], metavar="STEP")
    parser.add_argument("--until", dest="last", choices=NAMES, default=NAMES[-1], metavar="STEP")
    parser.add_argument("--dry-run", action="store_true", help="prints the steps and their state")
    parser.add_argument("--minutes", type=float, help="budget of pretrain")
    parser.add_argument(
        "--init",
        type=Path,
        default=SHIPPED_PAIR,
        help="where pretrain's text tower starts; the shipped pair by default",
    )
    parser.add_argument("--from-scratch", action="store_true", help="the text tower too")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    parser.add_argument("--smoke", action="store_true", help="tiny towers, a few steps: for a test")
    args = parser.parse_args(arguments)
    work = WorkFolder(args.work or (DEFAULT_WORK / "smoke" if args.smoke else DEFAULT_WORK))
    config = smoke_config() if args.smoke else PipelineConfig()
    if args.minutes:
        config = dataclasses.replace(config, minutes=args.minutes)
    # The shipped pair's text tower does not fit into tiny towers.
    init = None if args.from_scratch or args.smoke else args.init
    out = args.out or work.exported
    steps = pipeline_steps(work, args.data, out, args.key, config, init, args.processes)
    make_pair(chosen_steps(steps, args.first, args.last), work, args.dry_run)
