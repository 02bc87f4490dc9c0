"""Step `pretrain`: both towers, from a pack, within a budget of minutes; made for one GPU.

The image tower starts from scratch. The text tower and the codebook go on from --init. The rate
follows a cosine that ends with the budget, however fast the machine is. Without a GPU the same
command runs, some hundred times slower.

Writes the towers, and a log beside them (.jsonl). Under make-pair, a run that was interrupted goes
on from its last checkpoint, and the time before it counts.
"""

import argparse
import json
import os
from pathlib import Path

import torch

from shop_training.data.pack.packed_set import PackedSet
from shop_training.data.tokenizer import Tokenizer
from shop_training.evaluate.dev_set import DevSet
from shop_training.export.onnx_import import load_part
from shop_training.folders import DEFAULT_WORK, SHIPPED_PAIR, WorkFolder
from shop_training.model.checkpoint import load_file, save_towers
from shop_training.model.towers import Towers
from shop_training.train.log import Log
from shop_training.train.pretrain.config import PretrainConfig
from shop_training.train.pretrain.loop import Budget, PretrainLoop

MINUTES = 9.2


def pretrain(
    pack, out, minutes, config, *, init=None, steps=10**9, processes=None, unfinished=None
):
    """pack: folder. out: file. minutes: of everything, reading the pack included. init: see
    `start_from`.
    """
    budget = Budget(minutes * 60 - config.ending_s, steps)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(config.seed)
    torch.backends.cudnn.benchmark = True
    torch.set_float32_matmul_precision("high")
    data = PackedSet(pack, device, config.side, processes or os.cpu_count(), config.ood_images)
    tokenizer = Tokenizer.load(pack / "tokenizer.json")
    dev = DevSet.from_pack(data, pack)
    towers = Towers(config.towers, len(tokenizer.vocabulary), data.code_counts, data.word_count)
    if init:
        start_from(towers, init)
    towers = towers.to(device).to(memory_format=torch.channels_last)
    towers.codebook.entries.requires_grad_(False)
    log = Log(out.with_suffix(".jsonl"))
    parameters = sum(one.numel() for one in towers.image.parameters())
    log.write(items=len(data), image_parameters=parameters)

    def measure(average):
        """Keeps the towers as they are, with their figures."""
        save_towers(average, out.with_name(f"{out.stem}.latest.pt"), config.side, compact=True)
        bf16 = device.type == "cuda"
        log.write(**dev.figures(average, tokenizer, device, bf16))

    loop = PretrainLoop(towers, data, config, budget, log, unfinished)
    average = loop.run(measure)
    measure(average)
    out.with_name(f"{out.stem}.latest.pt").replace(out)


def start_from(towers, path):
    """The text tower and the codebook of an exported folder, or those of a checkpoint that fit."""
    if path.is_dir():
        load_part(towers.text, path, "text")
        return
    saved, own = load_file(path)["weights"], towers.state_dict()
    fitting = {
        name: value.to(own[name].dtype)
        for name, value in saved.items()
        if name.startswith(("text.", "codebook.", "logit_scales."))
        and name in own
        and own[name].shape == value.shape
    }
    towers.load_state_dict(fitting, strict=False)


def _config(settings):
    """settings: name=value as JSON, in place of the config's own."""
    values = {name: json.loads(value) for name, value in (one.split("=", 1) for one in settings)}
    return PretrainConfig(**values)


def main(arguments):
    parser = argparse.ArgumentParser(prog="pretrain", description=__doc__)
    parser.add_argument("--work", type=Path, default=DEFAULT_WORK)
    parser.add_argument("--pack", type=Path, help="the work folder's pack by default")
    parser.add_argument("--out", type=Path, help="the work folder's pretrain.pt by default")
    parser.add_argument(
        "--init",
        default=SHIPPED_PAIR,
        type=Path,
        help="a checkpoint or an exported folder; the shipped pair by default",
    )
    parser.add_argument("--from-scratch", action="store_true", help="the text tower too")
    parser.add_argument("--minutes", type=float, default=MINUTES, help="of everything")
    parser.add_argument("--steps", type=int, default=10**9)
    parser.add_argument("--set", nargs="*", default=[], help="name=value of the config, as JSON")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    args = parser.parse_args(arguments)
    work = WorkFolder(args.work)
    pretrain(
        args.pack or work.pack,
        args.out or work.checkpoint("pretrain"),
        args.minutes,
        _config(args.set),
        init=None if args.from_scratch else args.init,
        steps=args.steps,
        processes=args.processes,
    )
