"""Trains both towers: python3 train.py --preset cpu-long [--work DIR] [--run NAME] [--init CHECKPOINT] [--demo]

Progress goes to the screen and to runs/NAME/log.jsonl; runs/NAME/last.pt is written every few minutes,
and the same command goes on from it. Uses a CUDA GPU where there is one.
"""
import argparse
import copy
import json
import math
import os
import time

import numpy as np
import torch

import evaluate
from average import Average
from concepts import learn_concepts
from data import Data
from features import all_features, look, strange_features
from memory import Memory
from model import MEAN, STD, Towers
from presets import PRESETS
from recover import recover
from relevance import ATTRIBUTES
from terms import step_loss

HERE = os.path.dirname(os.path.abspath(__file__))
SAVE_EVERY = 240
LOOK_EVERY = 1500


def low_precision(device):
    """bfloat16 pays on GPUs and on processors that have instructions for it."""
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            flags = file.read()
    except OSError:
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags


def phase_at(phases, share):
    return [phase for phase in phases if phase[0] <= share][-1]


def rate_at(config, step, share):
    """Warm-up by steps, then a cosine over the budget down to 2% of the peak; or, where `cooldown` names a share of
    the budget, the peak until then and a line down, so that a run may be cut short or drawn out as it goes."""
    warm = min(1.0, (step + 1) / config["warmup"])
    if "cooldown" in config:
        left = min(1.0, (1 - share) / (1 - config["cooldown"]))
        return config["rate"] * warm * (0.02 + 0.98 * left)
    return config["rate"] * warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, share))))


def groups_of(model, config):
    """Weight decay for matrices and kernels only; of the rate, the trunks get what `trunks` says."""
    groups = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        light = parameter.ndim <= 1 or any(part in name for part in ("words", "places", "codebook"))
        trunk = name.startswith(("image.", "text.")) and "reading" not in name
        groups.setdefault((light, trunk), []).append(parameter)
    return [{"params": parameters, "weight_decay": 0.0 if light else config["decay"], "share": config["trunks"] if trunk else 1.0}
            for (light, trunk), parameters in groups.items()]


def hold(model, names):
    """Keeps these parts as they are: no gradients, no dropout, no new statistics."""
    for name in names:
        part = model.get_submodule(name).eval()
        for parameter in part.parameters():
            parameter.requires_grad_(False)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", default=os.path.join(HERE, ".work"))
    parser.add_argument("--preset", default="cpu-long", choices=sorted(PRESETS))
    parser.add_argument("--run", default=None, help="name of the run, the preset's by default")
    parser.add_argument("--init", default=None, help="start from the averaged weights of another run's checkpoint, or from an exported folder")
    parser.add_argument("--minutes", type=float, default=None, help="budget instead of the preset's")
    parser.add_argument("--steps", type=int, default=None, help="budget in steps, whatever else the machine does")
    parser.add_argument("--demo", action="store_true", help="train on the demo catalogue's products too")
    parser.add_argument("--threads", type=int, default=None)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()

    if args.threads:
        torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    config = copy.deepcopy(PRESETS[args.preset])
    config["bf16"] = low_precision(device)
    if args.steps:
        config["steps"] = args.steps
    if args.minutes:
        config["minutes"] = args.minutes
    folder = os.path.join(args.work, "runs", args.run or args.preset)
    os.makedirs(folder, exist_ok=True)
    data = Data(args.work, args.seed, args.demo, config["weights"])
    model = Towers(config, len(data.tokenizer.vocabulary), {name: data.codes.size(name) for name in ATTRIBUTES}, len(data.words)).to(device)
    model = model.to(memory_format=torch.channels_last)

    step, spent, best = 0, 0.0, -1.0
    last = os.path.join(folder, "last.pt")
    saved = torch.load(last, map_location=device) if os.path.exists(last) else None
    if saved is None and args.init and os.path.isdir(args.init):
        side = config["phases"][0][1]
        some = data.photos(side)[:: max(1, len(data.rows) // 512), :, :, :3].permute(0, 3, 1, 2).float() / 255
        recover(model, args.init, (some - MEAN) / STD)
    elif saved is None and args.init:
        first = torch.load(args.init, map_location=device)
        fitting = {name: value for name, value in first["average"].items()
                   if name in model.state_dict() and model.state_dict()[name].shape == value.shape}
        model.load_state_dict(fitting, strict=False)
    model.train()
    hold(model, config["held"])
    average = Average(model, config["average"])
    optimiser = torch.optim.AdamW(groups_of(model, config), lr=config["rate"], betas=(0.9, 0.98))
    if saved:
        model.load_state_dict(saved["model"])
        average.model.load_state_dict(saved["average"])
        optimiser.load_state_dict(saved["optimiser"])
        step, spent, best = saved["step"], saved["seconds"], saved["best"]
        data.rng.seed(args.seed + step)
        data.numbers = np.random.default_rng(args.seed + step)

    def note(**values):
        with open(os.path.join(folder, "log.jsonl"), "a", encoding="utf-8") as file:
            file.write(json.dumps({"step": step, "minutes": round(spent / 60, 2), **values}) + "\n")
        print(f"step {step:5d} {spent / 60:6.1f} min " + " ".join(f"{k} {v}" for k, v in values.items()), flush=True)

    def save(name):
        path = os.path.join(folder, name)
        torch.save({"model": model.state_dict(), "average": average.model.state_dict(),
                    "optimiser": optimiser.state_dict(), "step": step, "seconds": spent, "best": best,
                    "config": config, "sizes": model.codebook.sizes, "words": model.codebook.words, "side": side}, path + ".part")
        os.replace(path + ".part", path)

    def share():
        return step / config["steps"] if config.get("steps") else spent / 60 / config["minutes"]

    side, totals, seen, features, memory = None, {}, 0, None, Memory(config["memory"])
    saved_at = looked_at = noted_at = spent
    while share() < 1:
        began = time.time()
        _, wanted_side, size = phase_at(config["phases"], share())
        if wanted_side != side:
            side = wanted_side
            photos = data.photos(side)
            data.scenes = photos[torch.from_numpy(np.flatnonzero(data.wild))]
            if device.type == "cuda":
                photos, data.scenes = photos.to(device), data.scenes.to(device)
            note(side=side, batch=size, items=len(data.rows))
            if config.get("locked"):
                features = all_features(model, photos, config, device, side, data)
                if step == 0 and config["concepts"]:
                    learn_concepts(model, data, features, strange_features(model, features, config, device, side), config, device)
                    average = Average(model, config["average"])
        if step < config["warmup"]:
            memory = Memory(config["memory"])  # vectors still move too fast to be remembered
        for group in optimiser.param_groups:
            group["lr"] = rate_at(config, step, share()) * group["share"]
        index = data.draw(size, config["wild"], config["drawn"])
        if features is None:
            trunk = look(model, data, photos, index, config, device, side)
        else:
            view = torch.randint(len(features), (size,), device=device)
            trunk = features[view, torch.from_numpy(index).to(device)]
        loss, losses = step_loss(model, data, memory, index, config, device, trunk, step % config["labels"] == 0)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        step += 1
        average.update(model, step)
        spent += time.time() - began
        seen += size
        for name, value in losses.items():
            totals.setdefault(name, []).append(value.item())
        if not math.isfinite(loss.item()):
            raise SystemExit(f"the loss is not finite at step {step}")
        if step % 20 == 0 or step <= 3:
            note(**{name: round(float(np.mean(values)), 3) for name, values in totals.items()},
                 rate=round(rate_at(config, step, share()), 6), photos_s=round(seen / (spent - noted_at)))
            totals, seen, noted_at = {}, 0, spent
        if spent - saved_at > SAVE_EVERY:
            saved_at = spent
            save("last.pt")
        if spent - looked_at > LOOK_EVERY:
            began = time.time()
            looked_at = spent
            figures = evaluate.quick(average.model, data.tokenizer, args.work, side, config["max_tokens"], device)
            note(**figures)
            if figures["mean"] > best:
                best = figures["mean"]
                save("best.pt")
            spent += time.time() - began
    figures = evaluate.quick(average.model, data.tokenizer, args.work, side, config["max_tokens"], device)
    note(**figures)
    save("last.pt")
    if figures["mean"] > best:
        best = figures["mean"]
        save("best.pt")


if __name__ == "__main__":
    main()
