"""Writes what Python computes for some products, so that a test can hold the shop's towers to it.

The folder gets photos (00.jpg, ...), texts.json, and texts.f32 and photos.f32: float32,
little-endian, one embedding after the other. Without --drawings the photos and texts that it has
stay.
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np

from shop_training.data.preprocessing import decode, letterbox
from shop_training.data.tokenizer import Tokenizer
from shop_training.evaluate.dev_set import embed_photos, embed_texts
from shop_training.export.onnx_import import open_exported
from shop_training.folders import SHIPPED_PAIR

COUNT = 50
# Texts that tokenizers read differently, instead of those of these products.
HARD_TEXTS = {
    0: "",
    7: "Crème brûlée ÉCLAIR café—naïve",
    13: "size 38/40 100% cotton, 2-pack!",
    21: "navy  sneakers\tfor men",
    29: "\U0001f457 red dress \U0001f460",
    34: "pneumonoultramicroscopicsilicovolcanoconiosis " * 5,
}


def write_parity(model, out, drawings=None):
    """model: an exported folder. out: folder. drawings: folder that demo:write wrote, or None."""
    texts = _chosen(drawings, out) if drawings else _kept(out)
    manifest = json.loads((model / "manifest.json").read_text(encoding="utf-8"))
    towers = open_exported(model)
    tokenizer = Tokenizer.load(model / "tokenizer.json")
    files = [out / f"{number:02d}.jpg" for number in range(len(texts))]
    side = manifest["image"]["size"]
    photos = np.stack([letterbox(decode(file.read_bytes()), side) for file in files])
    embedded = {
        "texts": np.concatenate([embed_texts(towers, tokenizer, [text]) for text in texts]),
        "photos": embed_photos(towers, photos),
    }
    for name, vectors in embedded.items():
        np.asarray(vectors, dtype="<f4").tofile(out / f"{name}.f32")
    content = json.dumps({"model": manifest["key"], "texts": texts}, indent=1, ensure_ascii=False)
    (out / "texts.json").write_text(content + "\n", encoding="utf-8")


def _chosen(drawings, out):
    """Copies photos of some products -> their texts, some of them hard ones."""
    with open(drawings / "products.jsonl", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows = rows[:: max(1, len(rows) // COUNT)][:COUNT]
    out.mkdir(parents=True, exist_ok=True)
    texts = []
    for number, row in enumerate(rows):
        shutil.copy(drawings / row["photos"][0]["file"], out / f"{number:02d}.jpg")
        text = f"{row['title']}. {row['description']}" if number % 2 else row["title"]
        texts.append(HARD_TEXTS.get(number, text))
    return texts


def _kept(out):
    return json.loads((out / "texts.json").read_text(encoding="utf-8"))["texts"]


def main(arguments):
    parser = argparse.ArgumentParser(prog="parity", description=__doc__)
    parser.add_argument("--model", type=Path, default=SHIPPED_PAIR, help="an exported folder")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--drawings", type=Path, help="a folder that npm run demo:write wrote")
    args = parser.parse_args(arguments)
    write_parity(args.model, args.out, args.drawings)
