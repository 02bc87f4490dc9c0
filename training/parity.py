"""Writes what Python says of fifty demo products, for the test that TypeScript says the same.

python3 parity.py --towers ../models/starter --demo .work/demo-photos --out ../tests/fixtures/parity
The folder gets the photos, texts.json, and texts.f32 and photos.f32: float32 little-endian, row after row.
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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--towers", required=True)
    parser.add_argument("--demo", required=True, help="a folder that demo/export.ts wrote")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    with open(os.path.join(args.demo, "captions.jsonl"), encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows = rows[:: len(rows) // COUNT][:COUNT]
    texts = [HARD_TEXTS.get(at, f"{row['title']}. {row['description']}" if at % 2 else row["title"]) for at, row in enumerate(rows)]
    os.makedirs(args.out, exist_ok=True)
    images = []
    for at, row in enumerate(rows):
        source = os.path.join(args.demo, row["images"][0])
        shutil.copy(source, os.path.join(args.out, f"{at:02d}.jpg"))
        with open(source, "rb") as file:
            images.append(decode(file.read()))
    towers = ExportedTowers(args.towers, threads=1)
    for name, vectors in (("texts", towers.texts(texts)), ("photos", towers.images(PhotoStore.of(images)))):
        np.asarray(vectors, dtype="<f4").tofile(os.path.join(args.out, f"{name}.f32"))
    with open(os.path.join(args.out, "texts.json"), "w", encoding="utf-8") as file:
        json.dump({"model": towers.manifest["key"], "texts": texts}, file, indent=1, ensure_ascii=False)
        file.write("\n")


if __name__ == "__main__":
    main()
