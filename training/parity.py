"""Writes what Python says of fifty demo products, for the test that TypeScript says the same.

python3 parity.py --towers ../models/starter --out ../tests/fixtures/parity [--demo .work/demo-photos]
The folder gets the photos, texts.json, and texts.f32 and photos.f32: float32 little-endian, row after row. Without --demo
the photos and texts that it has stay.
"""
import argparse
import json
import os
import shutil

import numpy as np

from evaluate import ExportedTowers
from photos import PhotoStore, decode

COUNT = 50
HARD_TEXTS = {0: "", 7: "Crème brûlée ÉCLAIR café—naïve", 13: "size 38/40 100% cotton, 2-pack!", 21: "navy  sneakers\tfor men",
              29: "\U0001F457 red dress \U0001F460", 34: "pneumonoultramicroscopicsilicovolcanoconiosis " * 5}


def drawn(demo, out):
    """Copies photos of fifty drawn products -> their texts, some of them hard ones."""
    with open(os.path.join(demo, "products.jsonl"), encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows = rows[:: len(rows) // COUNT][:COUNT]
    os.makedirs(out, exist_ok=True)
    for at, row in enumerate(rows):
        shutil.copy(os.path.join(demo, row["photos"][0]["file"]), os.path.join(out, f"{at:02d}.jpg"))
    return [HARD_TEXTS.get(at, f"{row['title']}. {row['description']}" if at % 2 else row["title"]) for at, row in enumerate(rows)]


def kept(out):
    with open(os.path.join(out, "texts.json"), encoding="utf-8") as file:
        return json.load(file)["texts"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--towers", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--demo", default=None, help="a folder that `npm run demo:write` wrote")
    args = parser.parse_args()
    texts = drawn(args.demo, args.out) if args.demo else kept(args.out)
    images = []
    for at in range(len(texts)):
        with open(os.path.join(args.out, f"{at:02d}.jpg"), "rb") as file:
            images.append(decode(file.read()))
    towers = ExportedTowers(args.towers, threads=1)
    for name, vectors in (("texts", towers.texts(texts)), ("photos", towers.images(PhotoStore.of(images)))):
        np.asarray(vectors, dtype="<f4").tofile(os.path.join(args.out, f"{name}.f32"))
    with open(os.path.join(args.out, "texts.json"), "w", encoding="utf-8") as file:
        json.dump({"model": towers.manifest["key"], "texts": texts}, file, indent=1, ensure_ascii=False)
        file.write("\n")


if __name__ == "__main__":
    main()
