"""Both towers on one GPU, from what pack.py made: python3 train_gpu.py --pack FOLDER --out FOLDER --minutes 9 [--init CHECKPOINT]

The image tower learns from scratch, the text tower and the codebook go on from --init. Ends with figures of the dev split; writes
towers.pt.0, .1, ... (of 15 MB each: `cat` joins them), log.jsonl. Where there is no GPU it runs all the same, slowly.
"""
import argparse
import copy
import io
import json
import lzma
import math
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

import evaluate
from augment import augment, mixtures
from average import Average
from data import pad
from losses import contrast, mutual, reading
from memory import Memory
from model import MEAN, STD, Towers
from packed import Packed
from presets import GPU
from terms import WEIGHTS
from tokenizer import Tokenizer

PART = 15 << 20
# What a label counts for, of what a document or a query does.
LABEL = 5.0


def text_features(trunk, parts, chunks=2):
    """parts: (Ragged, numbers) -> features of all these texts, those of like length together."""
    ids = torch.cat([texts.rows(numbers) for texts, numbers in parts])
    lengths = torch.cat([texts.lengths[numbers] for texts, numbers in parts])
    order = torch.argsort(lengths)
    pieces = order.chunk(chunks)
    widths = torch.stack([lengths[piece[-1]] for piece in pieces]).tolist()
    features = torch.cat([trunk(ids[piece, :width]) for piece, width in zip(pieces, widths)])
    return torch.empty_like(features).index_copy_(0, order, features)


def photos_of(data, index, config, side):
    """Pixels of a batch, normalised: so many as they are, the others mixed, then photos of nothing; and each mixture's share of the first."""
    clean, mixed = config["clean"], config["mixed"]
    x = augment(data.photos[index], data.wild[index], data.scenes, side)
    blended, share = mixtures(x[clean:], config["even"])
    pick = torch.randint(len(data.strange), (config["strange"],), device=data.device)
    made = data.strange[pick].permute(0, 3, 1, 2).float().div(255)
    made = F.interpolate(made, size=(side, side), mode="area") if made.shape[2] != side else made
    x = torch.cat([x[:clean], blended, made])
    return ((x - MEAN) / STD).contiguous(memory_format=torch.channels_last), share


def joined(parts):
    """Concepts of several lists as one."""
    return {name: torch.cat([part[0][name] for part in parts]) for name in parts[0][0]}, *(torch.cat([part[at] for part in parts]) for at in (1, 2))


def photo_losses(model, data, index, says, share, config):
    """Whether photos say what they are: those of two things both, by their shares."""
    clean, count = config["clean"], config["strange"]
    concepts = joined([data.concepts_of_items(torch.cat([index, index[clean:].roll(-1)])), data.concepts_of_nothing(count)])
    says = torch.cat([says[: len(index)], says[clean:]])
    weights = torch.cat([torch.ones(clean, device=data.device), share, 1 - share, torch.ones(count, device=data.device)])
    kinds, words = reading(says, model.codebook, concepts, weights=weights)
    return {"photo_concepts": kinds, "photo_words": words}


def text_losses(model, data, says, index, queries, bank, foreign):
    """Whether documents, queries and labels say what they are of or ask for; a label counts as several."""
    concepts = joined([data.concepts_of_items(index), data.concepts_of_queries(queries), data.concepts_of_bank(bank), data.concepts_of_queries(foreign)])
    weights = torch.ones(len(says), device=data.device)
    weights[2 * len(index) : 2 * len(index) + len(bank)] = LABEL
    kinds, words = reading(says, model.codebook, concepts, weights=weights)
    return {"text_concepts": kinds, "text_words": words}


def query_losses(model, data, queries, asked, numbers, many, config):
    """Queries against photos, documents and both, for all that they want and for the kind of thing alone."""
    count, scale = len(queries), model.scale("query")
    levels = torch.stack([data.answers(queries, level, numbers) for level in ("answers", "kinds")])
    levels[:, torch.arange(count), torch.arange(count)] = 2
    tame = torch.where(data.wild[numbers], torch.ones_like(levels), levels)
    status = torch.stack([levels, tame, tame], 1)
    forth = contrast(asked, many, status, scale)
    back = contrast(many[:, :count], asked, status[..., :count].transpose(-1, -2), scale)
    weights = torch.tensor(config["levels"], device=data.device)[:, None]
    return dict(zip(("query_image", "query_text", "query_both"), (0.5 * weights * (forth + back)).sum(0)))


def label_losses(model, data, bank, labels, index, vectors):
    """Labels against the same of the batch."""
    answer = data.labels(bank, index)
    tame = torch.where(data.wild[index], torch.ones_like(answer), answer)
    return {"label": mutual(labels.expand(3, -1, -1), vectors, torch.stack([answer, answer, tame]), model.scale("label")).mean()}


def step_loss(model, data, memory, config, side):
    """All terms of one batch, as terms.step_loss, with mixed photos besides."""
    index = data.draw(config["clean"] + config["mixed"], config["wild"], config["drawn"])
    index = index[torch.randperm(len(index), device=data.device)]
    pixels, share = photos_of(data, index, config, side)
    here, count = index[: config["clean"]], config["clean"]
    documents, queries, foreign = data.version(here), data.version(here), data.foreign(config["foreign"])
    bank = torch.randint(len(data.bank_family), (config["bank"],), device=data.device)
    with torch.autocast(data.device.type, dtype=torch.bfloat16):
        parts = [(data.documents, documents), (data.queries, queries), (data.bank, bank), (data.queries, foreign)]
        features, seen = text_features(model.text.trunk, parts), model.image.trunk(pixels)
    texts, text_says = model.text.reading(features.float())
    images, photos_say = model.image.reading(seen.float())
    images = images[:count]
    said, asked, labels, _ = texts.split([count, count, config["bank"], config["foreign"]])
    both = F.normalize(images + said, dim=1)
    numbers, many = memory.joined(here, said=said, images=images, both=both)
    memory.keep(here, said=said, images=images, both=both)
    alike = data.kinds(here, numbers)
    alike[:, :count].fill_diagonal_(1)
    pairs, back = data.pairs(here, numbers), data.pairs(numbers, here).t()
    scale = model.scale("pair")
    losses = {
        "pair": 0.5 * (contrast(said, many["images"], pairs, scale) + contrast(images, many["said"], back, scale)),
        "kind": contrast(images, many["images"], alike, model.scale("kind")),
        **photo_losses(model, data, index, photos_say, share, config),
        **text_losses(model, data, text_says, here, queries, bank, foreign),
        **query_losses(model, data, queries, asked, numbers, torch.stack([many["images"], many["said"], many["both"]]), config),
        **label_losses(model, data, bank, labels, here, torch.stack([images, said, both])),
    }
    weights = {**WEIGHTS, **config["terms"]}
    return sum(weights[name] * value for name, value in losses.items()), losses


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
    """The text tower and the codebook of a checkpoint, where they fit; the codebook stays as it is."""
    saved = torch.load(path, map_location="cpu", weights_only=True)["average"]
    own = model.state_dict()
    fitting = {name: value.float() if value.dtype.is_floating_point else value for name, value in saved.items()
               if name in own and own[name].shape == value.shape and name.startswith(("text.", "codebook.", "scales."))}
    model.load_state_dict(fitting, strict=False)
    print(f"{len(fitting)} tensors from {path}", flush=True)


@torch.no_grad()
def figures(model, data, dev, tokenizer, side, max_tokens):
    """The dev split's, of a model in evaluation mode."""
    def seen(photos):
        out = []
        for start in range(0, len(photos), 512):
            x = torch.from_numpy(photos[start : start + 512]).to(data.device).permute(0, 3, 1, 2).float() / 255
            with torch.autocast(data.device.type, dtype=torch.bfloat16):
                features = model.image.seen(((x - MEAN) / STD).contiguous(memory_format=torch.channels_last))
            out.append(model.image.reading(features.float())[0])
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
    parser.add_argument("--init", default=None)
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

    with lzma.open(os.path.join(args.pack, "items.json.xz")) as file, open(os.path.join(args.pack, "items.json"), "wb") as out:
        out.write(file.read())
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
