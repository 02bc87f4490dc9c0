"""Reads the data once and keeps it as arrays: python3 prepare.py [--data ../shared/data] [--work DIR] [--demo DIR ...]

Writes into the work folder: products.npz and clothing.npz (decoded photos), items.json (attributes,
titles, splits), tokenizer.json. With --demo, also demo.npz from a folder that `npm run demo:write` wrote.
"""
import argparse
import collections
import csv
import json
import os
import random
import time
import zipfile

import captions
from demo import read_demo
from photos import PhotoStore, decode
from tokenizer import Tokenizer, learn_vocabulary, words_of
from vocabulary import EXTRA_WORDS

HERE = os.path.dirname(os.path.abspath(__file__))
LONGEST = 160  # pixels kept of a photo's long side


def read_products(folder):
    rows = []
    for split in ("train", "dev"):
        with open(os.path.join(folder, f"products-{split}.csv"), encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                rows.append({**row, "split": split, "source": "products"})
    return rows


def read_zip_photos(path, names):
    with zipfile.ZipFile(path) as archive:
        for name in names:
            yield decode(archive.read(name), LONGEST)


def product_photos(folder, rows):
    for split in ("train", "dev"):
        names = [row["image"] for row in rows if row["split"] == split]
        yield from read_zip_photos(os.path.join(folder, f"images-{split}.zip"), names)


def read_clothing(folder):
    rows, photos = [], []
    for split in ("train", "dev"):
        path = os.path.join(folder, f"photos-{split}.zip")
        with zipfile.ZipFile(path) as archive:
            names = sorted(name for name in archive.namelist() if name.endswith(".jpg"))
        photos += list(read_zip_photos(path, names))
        rows += [{"class": name.split("/")[-2], "split": split, "source": "clothing"} for name in names]
    return rows, photos


def build_tokenizer(rows, path, size):
    """Learns pieces from titles (twice) and from sampled queries and descriptions."""
    counts = collections.Counter()
    rng = random.Random(0)
    for row in rows:
        counts.update(2 * words_of(row["title"]))
        counts.update(words_of(captions.description(row, rng)))
        counts.update(words_of(captions.query(row, rng, captions.named_query)[0]))
    whole = [word for word, count in counts.most_common() if count >= 25]
    whole += captions.all_words() + EXTRA_WORDS
    for word in set(whole):
        counts[word] += 5
    Tokenizer(learn_vocabulary(counts, size, whole)).save(path)
    return len(counts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default=os.path.join(HERE, "..", "..", "shared", "data"))
    parser.add_argument("--work", default=os.path.join(HERE, ".work"))
    parser.add_argument("--demo", nargs="+", default=[], help="folders that `npm run demo:write` wrote")
    parser.add_argument("--vocabulary", type=int, default=6000)
    args = parser.parse_args()
    os.makedirs(args.work, exist_ok=True)
    start = time.time()

    table = os.path.join(args.work, "items.json")
    if not os.path.exists(table):
        products = read_products(os.path.join(args.data, "fashion-products"))
        PhotoStore.of(product_photos(os.path.join(args.data, "fashion-products"), products)).save(
            os.path.join(args.work, "products.npz"))
        print(f"{len(products)} products, {time.time() - start:.0f} s", flush=True)
        clothing, photos = read_clothing(os.path.join(args.data, "clothing-photos"))
        PhotoStore.of(photos).save(os.path.join(args.work, "clothing.npz"))
        print(f"{len(clothing)} clothing photos, {time.time() - start:.0f} s", flush=True)
        with open(table, "w", encoding="utf-8") as file:
            json.dump({"products": products, "clothing": clothing}, file)
    with open(table, encoding="utf-8") as file:
        products = json.load(file)["products"]

    tokenizer = os.path.join(args.work, "tokenizer.json")
    if not os.path.exists(tokenizer):
        train = [row for row in products if row["split"] == "train"]
        words = build_tokenizer(train, tokenizer, args.vocabulary)
        print(f"tokenizer from {words} words, {time.time() - start:.0f} s", flush=True)

    if args.demo:
        rows, photos = [], []
        for folder in args.demo:
            more_rows, more_photos = read_demo(folder, LONGEST)
            rows += more_rows
            photos += more_photos
        PhotoStore.of(photos).save(os.path.join(args.work, "demo.npz"))
        with open(os.path.join(args.work, "demo.json"), "w", encoding="utf-8") as file:
            json.dump(rows, file)
        print(f"{len(rows)} demo photos, {time.time() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main()
