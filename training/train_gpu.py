"""Both towers on one GPU, from what pack.py made: python3 train_gpu.py --pack FOLDER --out FOLDER --minutes 9 --init ../models/starter

The image tower learns from scratch; the text tower and the codebook go on from --init, a checkpoint or an exported folder. Ends with figures of the dev split; writes
towers.pt.0, .1, ... (of 15 MB each: `cat` joins them), log.jsonl. Where there is no GPU it runs all the same, slowly.
"""
import argparse
import copy
import io
import json
import math
import os
import time

import torch

import evaluate
from average import Average
from data import pad
from memory import Memory
from model import MEAN, STD, Towers
from packed import Packed
from packed_terms import step_loss
from presets import GPU
from recover import load_into
from tokenizer import Tokenizer

PART = 15 << 20


def groups_of(model, config):
    """Weight decay for matrices and kernels only; the text tower, which is no longer young, has a rate and a decay of its own."""
    groups = {}
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            text = name.startswith("text.")
            light = parameter.ndim <= 1 or any(part in name for part in ("words", "places"))
            groups.setdefault((text, light), []).append(parameter)
    return [{"params": parameters, "share": config["text_rate"] / config["rate"] if text else 1.0,
             "weight_decay": 0.0 if light else config["text_decay" if text else "decay"]} for (text, light), parameters in groups.items()]


def start(model, path):
    """The text tower and the codebook, where they fit, of a checkpoint or of an exported folder; the codebook stays as it is."""
    if os.path.isdir(path):
        load_into(model.text, path, "text")
        return
    saved, own = torch.load(path, map_location="cpu")["average"], model.state_dict()
    fitting = {name: value.float() if value.dtype.is_floating_point else value for name, value in saved.items()
               if name in own and own[name].shape == value.shape and name.startswith(("text.", "codebook.", "scales."))}
    model.load_state_dict(fitting, strict=False)


@torch.no_grad()
def figures(model, data, dev, tokenizer, side, max_tokens):
    """The dev split's, of a model in evaluation mode."""
    def seen(photos):
        out = []
        for start in range(0, len(photos), 512):
            x = torch.from_numpy(photos[start : start + 512]).to(data.device).permute(0, 3, 1, 2).float() / 255
            with torch.autocast(data.device.type, dtype=torch.bfloat16):
                features = model.image.seen(((x - MEAN) / STD).contiguous(memory_format=torch.channels_last))
            out.append(model.image.vectors(features.float()))
        return torch.cat(out).cpu().numpy()

    def said(texts):
        ids = pad([tokenizer.encode(text, max_tokens) for text in texts])
        return torch.cat([model.text(part.to(data.device)).float() for part in ids.split(512)]).cpu().numpy()

    out = evaluate.figures(dev, said, said([row["title"] for row in dev.rows]), seen(data.dev[0]), seen(data.dev[1]), brief=True)
    return {name: round(float(value), 4) for name, value in out.items() if "ceiling" not in name}


def save(average, config, data, side, out):
    """Weights as float16 but for the small ones, in parts that are easily sent."""
    weights = {name: value.half() if value.dtype == torch.float32 and value.numel() >= 4096 else value for name, value in average.state_dict().items()}
    file = io.BytesIO()
    torch.save({"average": {name: value.cpu() for name, value in weights.items()}, "config": config, "sizes": data.sizes, "words": data.words,
                "side": side}, file)
    blob = file.getvalue()
    for number in range(0, -(-len(blob) // PART)):
        with open(os.path.join(out, f"towers.pt.{number}"), "wb") as part:
            part.write(blob[number * PART : (number + 1) * PART])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pack", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--init", default=None, help="without it the text tower is from scratch too, and the codebook of random directions")
    parser.add_argument("--minutes", type=float, required=True, help="of everything, from the start of this program")
    parser.add_argument("--steps", type=int, default=10**9)
    parser.add_argument("--set", nargs="*", default=[], help="name=value of the preset, as JSON")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    args = parser.parse_args()
    began = time.time()
    config = copy.deepcopy(GPU)
    config.update({name: json.loads(value) for name, value in (one.split("=", 1) for one in args.set)})
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(config["seed"])
    torch.backends.cudnn.benchmark = True
    torch.set_float32_matmul_precision("high")
    os.makedirs(args.out, exist_ok=True)
    log = open(os.path.join(args.out, "log.jsonl"), "a", encoding="utf-8")

    def note(**values):
        log.write(json.dumps({"seconds": round(time.time() - began, 1), **values}) + "\n")
        log.flush()
        print(f"{time.time() - began:6.1f} s " + " ".join(f"{name} {value}" for name, value in values.items()), flush=True)

    data = Packed(args.pack, device, config["phases"][-1][1], args.threads)
    tokenizer, dev = Tokenizer.load(os.path.join(args.pack, "tokenizer.json")), evaluate.Dev(args.pack)
    model = Towers(config, len(tokenizer.vocabulary), data.sizes, data.words)
    if args.init:
        start(model, args.init)
    model = model.to(device).to(memory_format=torch.channels_last)
    model.codebook.rows.requires_grad_(False)
    average = Average(model, config["average"])
    note(items=data.items, parameters=round(sum(one.numel() for one in model.image.parameters()) / 1e6, 1))
    fused = {"fused": True} if device.type == "cuda" else {}
    optimiser = torch.optim.AdamW(groups_of(model, config), lr=config["rate"], betas=(0.9, 0.98), **fused)
    parameters = [one for one in model.parameters() if one.requires_grad]
    memory, step, totals, trained, looks = Memory(config["memory"]), 0, {}, time.time(), list(config["looks"])
    budget, noted_at = args.minutes * 60 - (trained - began) - config["ending"], (0, time.time())
    model.train()
    while step < args.steps and (share := max((time.time() - trained) / budget, step / args.steps)) < 1:
        side = [side for since, side in config["phases"] if since <= share][-1]
        if step < config["warmup"]:
            memory = Memory(config["memory"])
        rate = config["rate"] * min(1, (step + 1) / config["warmup"]) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * share)))
        for group in optimiser.param_groups:
            group["lr"] = rate * group["share"]
        loss, losses = step_loss(model, data, memory, config, side)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(parameters, config["clip"])
        if fused:
            optimiser.found_inf = (~norm.isfinite()).float()  # such a step is not taken
        optimiser.step()
        step += 1
        average.update(model, step)
        for name, value in losses.items():
            totals[name] = totals.get(name, 0) + value.detach()
        if step % config["note"] == 0 or step <= 2:
            since = step - noted_at[0]
            values = {name: round(value.item() / since, 3) for name, value in totals.items()}
            if not all(map(math.isfinite, values.values())):
                raise SystemExit(f"a loss is not finite at step {step}: {values}")
            note(step=step, side=side, rate=round(rate, 6), steps_s=round(since / (time.time() - noted_at[1]), 2), **values)
            totals, noted_at = {}, (step, time.time())
        if looks and share >= looks[0]:
            looks.pop(0)
            note(step=step, **figures(average.model, data, dev, tokenizer, config["phases"][-1][1], config["max_tokens"]))
            save(average.model, config, data, config["phases"][-1][1], args.out)
    save(average.model, config, data, side, args.out)
    note(step=step, rests=[round(part.reading.rest.item(), 3) for part in (average.model.image, average.model.text)],
         **figures(average.model, data, dev, tokenizer, config["phases"][-1][1], config["max_tokens"]))


if __name__ == "__main__":
    main()
