"""Figures on the dev split: python3 evaluate.py [--checkpoint FILE | --towers FOLDER] [--work DIR] [--all] [--demo DIR]

--towers reads an exported folder through onnxruntime. --all adds title -> photo among train and dev, --demo
figures of a demo catalogue never trained on (the shop's own seed is 7).
"""
import argparse
import json
import os
import random
import sys

import numpy as np

import captions
import vocabulary as words
from data import Subset, read_items
from demo import name_of, read_demo
from photos import PhotoStore
from tokenizer import Tokenizer

HERE = os.path.dirname(os.path.abspath(__file__))
QUERIES = 1000


def normalise(vectors):
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def precision(queries, documents, relevant, k=10, skip_self=False):
    """Mean share of relevant documents among the k nearest. relevant: bool [queries, documents]."""
    similarity = queries @ documents.T
    if skip_self:
        np.fill_diagonal(similarity, -9)
    top = np.argpartition(-similarity, k, axis=1)[:, :k]
    return float(np.take_along_axis(relevant, top, axis=1).mean())


def ceiling(relevant, k=10):
    return float(np.minimum(relevant.sum(1), k).mean() / k)


def recall(queries, documents, targets, k):
    """Share of queries whose own document is among the k nearest; ties count against it."""
    found = []
    for start in range(0, len(queries), 512):
        similarity = queries[start : start + 512] @ documents.T
        own = similarity[np.arange(len(similarity)), targets[start : start + 512]]
        found.append((similarity >= own[:, None]).sum(1) <= k)
    return float(np.concatenate(found).mean())


class Dev:
    """The dev split and the queries asked of it; the same for every model."""

    def __init__(self, work):
        products, clothing = read_items(work)
        self.work = work
        self.at = [at for at, row in enumerate(products) if row["split"] == "dev"]
        self.train_at = [at for at, row in enumerate(products) if row["split"] == "train"]
        self.rows = [products[at] for at in self.at]
        self.photo_at = [at for at, row in enumerate(clothing) if row["split"] == "dev"]
        self.classes = [clothing[at]["class"] for at in self.photo_at]
        rng = random.Random(7)
        asked = [row for row in rng.sample(self.rows, len(self.rows)) if row["baseColour"] != "NA"]
        self.asked = asked[:QUERIES]

    def column(self, name):
        return np.array([row[name] for row in self.rows])

    def photos(self, side):
        return Subset(PhotoStore.load(os.path.join(self.work, "products.npz")), self.at)

    def clothing(self):
        return Subset(PhotoStore.load(os.path.join(self.work, "clothing.npz")), self.photo_at)


def plain(row):
    return f"{row['baseColour']} {row['articleType']}".lower()


def by_attribute(dev, embed, modes, field):
    values = sorted(set(dev.column(field)) - {"NA", ""})
    relevant = np.array([dev.column(field) == value for value in values])
    queries = embed([value.lower() for value in values])
    out = {f"{field} {mode}": precision(queries, vectors, relevant) for mode, vectors in modes.items()}
    out[f"{field} ceiling"] = ceiling(relevant)
    return out


def variants(dev):
    """The queries of the first table, disturbed."""
    rng = random.Random(11)

    def one_typo(row):
        return captions.misspell(plain(row), rng)

    def synonym(row):
        colours = words.COLOURS.get(row["baseColour"], [row["baseColour"].lower()])
        articles = words.ARTICLES.get(row["articleType"], [row["articleType"].lower()])
        return f"{rng.choice(colours)} {rng.choice(articles)}"

    def mixed(row):
        return captions.shuffled(plain(row), rng)

    return {"typo": [one_typo(row) for row in dev.asked], "synonym": [synonym(row) for row in dev.asked],
            "shuffled": [mixed(row) for row in dev.asked]}


def figures(dev, embed_texts, texts, images, clothing, brief=False):
    """All figures that need only dev vectors. embed_texts(list) -> [texts, dimension], normalised."""
    modes = {"description": texts, "image": images, "average": normalise(texts + images)}
    queries = embed_texts([plain(row) for row in dev.asked])
    asked = {name: np.array([row[name] for row in dev.asked])[:, None] for name in ("subCategory", "articleType", "baseColour")}
    same = {name: asked[name] == dev.column(name)[None, :] for name in asked}
    levels = {"broad": same["subCategory"], "fine": same["articleType"], "fine+colour": same["articleType"] & same["baseColour"]}
    out = {}
    for level, relevant in levels.items():
        for mode, vectors in modes.items():
            out[f"{level} {mode}"] = precision(queries, vectors, relevant)
    for field in ("subCategory", "articleType", "baseColour"):
        out.update(by_attribute(dev, embed_texts, modes, field))
    own = np.arange(len(dev.rows))
    for k in (1, 10):
        out[f"title->photo R@{k}"] = recall(texts, images, own, k)
    kinds = dev.column("articleType")
    broad = dev.column("subCategory")
    out["photo->type P@10"] = precision(images, images, kinds[:, None] == kinds[None, :], skip_self=True)
    out["photo->broad P@10"] = precision(images, images, broad[:, None] == broad[None, :], skip_self=True)
    names = sorted(set(dev.classes))
    nearest = (clothing @ embed_texts(names).T).argmax(1)
    out["clothing class"] = float(np.mean([names[at] == label for at, label in zip(nearest, dev.classes)]))
    right = np.array([np.isin(kinds, words.PHOTO_CLASSES[label][1]) for label in dev.classes])
    out["clothing->kind P@10"] = precision(clothing, images, right)
    out["clothing->kind average P@10"] = precision(clothing, modes["average"], right)
    if not brief:
        for name, disturbed in variants(dev).items():
            vectors = embed_texts(disturbed)
            for mode in modes:
                kept = precision(vectors, modes[mode], levels["fine"])
                out[f"{name} keeps {mode}"] = kept / out[f"fine {mode}"]
        out["ceilings"] = {level: round(ceiling(relevant), 3) for level, relevant in levels.items()}
    return out


class TorchTowers:
    def __init__(self, model, tokenizer, side, max_tokens, device):
        import torch
        self.torch, self.model, self.tokenizer = torch, model.eval(), tokenizer
        self.side, self.max_tokens, self.device = side, max_tokens, device

    def texts(self, texts):
        from data import embed_texts
        out = []
        with self.torch.no_grad():
            for start in range(0, len(texts), 1024):
                part = texts[start : start + 1024]
                out.append(embed_texts(self.model.text, self.tokenizer, part, self.max_tokens, self.device).cpu().numpy())
        return np.concatenate(out)

    def images(self, store):
        from model import MEAN, STD
        out, torch = [], self.torch
        with torch.no_grad():
            for start in range(0, len(store), 256):
                part = PhotoStore.fitted(Subset(store, range(start, min(start + 256, len(store)))), self.side)
                pixels = torch.from_numpy(part).to(self.device).permute(0, 3, 1, 2).float()
                pixels = ((pixels / 255 - MEAN) / STD).contiguous(memory_format=torch.channels_last)
                out.append(self.model.image(pixels).cpu().numpy())
        return np.concatenate(out)


class ExportedTowers:
    """An exported folder, read through onnxruntime and its manifest."""

    def __init__(self, folder, threads=2):
        import onnxruntime
        with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as file:
            self.manifest = json.load(file)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.text, self.image = (
            onnxruntime.InferenceSession(os.path.join(folder, self.manifest[part]["file"]), options,
                                         providers=["CPUExecutionProvider"]) for part in ("text", "image"))
        self.tokenizer = Tokenizer.load(os.path.join(folder, "tokenizer.json"))

    def texts(self, texts):
        spec, out = self.manifest["text"], []
        from data import pad
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        for start in range(0, len(texts), 64):
            ids = [self.tokenizer.encode(texts[at], spec["maxTokens"]) for at in order[start : start + 64]]
            out.append(self.text.run(None, {spec.get("input", "input_ids"): pad(ids).numpy()})[0])
        vectors = np.concatenate(out)
        back = np.empty(len(texts), dtype=int)
        back[order] = np.arange(len(texts))
        return vectors[back]

    def images(self, store):
        spec, out = self.manifest["image"], []
        mean, std = np.float32(spec["mean"]), np.float32(spec["std"])
        for start in range(0, len(store), 64):
            part = PhotoStore.fitted(Subset(store, range(start, min(start + 64, len(store)))), spec["size"])
            pixels = ((part.astype(np.float32) / 255 - mean) / std).transpose(0, 3, 1, 2)
            out.append(self.image.run(None, {spec.get("input", "pixel_values"): np.ascontiguousarray(pixels)})[0])
        return np.concatenate(out)


def measure(towers, dev, brief=False, everything=False):
    texts = towers.texts([row["title"] for row in dev.rows])
    photos = dev.photos(None)
    images = towers.images(photos)
    out = figures(dev, towers.texts, texts, images, towers.images(dev.clothing()), brief)
    if everything:
        others = towers.images(Subset(photos.store, dev.train_at))
        crowd = np.concatenate([images, others])
        for k in (1, 10):
            out[f"title->photo of all R@{k}"] = recall(texts, crowd, np.arange(len(texts)), k)
    return out


def measure_demo(towers, folder):
    """Queries "colour, at times a tag, category" on a demo catalogue never trained on, as the shop embeds it."""
    rows, photos = read_demo(folder, None)
    first = [at for at in range(len(rows)) if at == 0 or rows[at]["handle"] != rows[at - 1]["handle"]]
    products = [rows[at] for at in first]
    vectors = towers.images(PhotoStore.of(photos))
    images = normalise(np.add.reduceat(vectors, first))
    texts = towers.texts([f"{row['title']}. {row['description']}" for row in products])
    rng = random.Random(5)
    asked = [rng.choice(products) for _ in range(500)]
    queries = []
    for row in asked:
        tag = rng.choice(row["tags"]) if rng.random() < 0.5 else ""
        queries.append(" ".join(part for part in (row["colour"], tag, name_of(row["articleType"])) if part))
    kinds = np.array([row["articleType"] for row in products])
    relevant = np.array([row["articleType"] for row in asked])[:, None] == kinds[None, :]
    vectors = towers.texts(queries)
    modes = {"description": texts, "image": images, "average": normalise(texts + images)}
    out = {f"demo fine {mode}": precision(vectors, documents, relevant) for mode, documents in modes.items()}
    out["demo fine ceiling"] = ceiling(relevant)
    return out


def quick(model, tokenizer, work, side, max_tokens, device):
    """A few figures for the log while training, and their mean for choosing a checkpoint."""
    out = measure(TorchTowers(model, tokenizer, side, max_tokens, device), Dev(work), brief=True)
    chosen = ["fine description", "fine image", "fine average", "fine+colour image", "fine+colour average",
              "subCategory average", "articleType average", "baseColour average", "title->photo R@1", "title->photo R@10",
              "photo->type P@10", "clothing class", "clothing->kind P@10"]
    short = {name: round(out[name], 3) for name in chosen}
    short["mean"] = round(float(np.mean([out[name] for name in chosen])), 4)
    return short


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", default=os.path.join(HERE, ".work"))
    parser.add_argument("--checkpoint", default=None)
    parser.add_argument("--towers", default=None, help="an exported folder, such as ../models/starter")
    parser.add_argument("--side", type=int, default=None)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--demo", default=None, help="a folder that `npm run demo:write` wrote, of a seed not trained on")
    args = parser.parse_args()
    dev = Dev(args.work)
    if args.towers:
        towers = ExportedTowers(args.towers)
    elif args.checkpoint:
        from export import load
        model, tokenizer, saved = load(args.checkpoint, args.work)
        import torch
        towers = TorchTowers(model, tokenizer, args.side or saved["side"], saved["config"]["max_tokens"], torch.device("cpu"))
    else:
        sys.exit("Give --checkpoint FILE or --towers FOLDER.")
    out = measure(towers, dev, everything=args.all)
    if args.demo:
        out.update(measure_demo(towers, args.demo))
    for name, value in out.items():
        print(f"{name:32s} {value:.3f}" if isinstance(value, float) else f"{name:32s} {value}")


if __name__ == "__main__":
    main()
