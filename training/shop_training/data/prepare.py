"""Decodes the data once and keeps it as arrays; half a minute.

Writes into the work folder: store.npz, user_photos.npz and demo.npz (photos), items.json (what each
photo shows) and tokenizer.json.
"""

import argparse
import json
from pathlib import Path

from shop_training.data.catalogue import DEMO, STORE, USER_PHOTOS, read_store, read_user_photos
from shop_training.data.demo_products import read_demo
from shop_training.data.photos import PhotoStore
from shop_training.data.wordpiece import learn_tokenizer
from shop_training.folders import DEFAULT_DATA, DEFAULT_WORK, WorkFolder

PIECES = 6000


def prepare(work, data, drawings=(), pieces=PIECES):
    """work: WorkFolder; data: the data folder; drawings: folders of demo catalogues."""
    work.path.mkdir(parents=True, exist_ok=True)
    items = {}
    for source, (rows, photos) in _sources(data, drawings):
        PhotoStore.from_images(photos).save(work.photos(source))
        items[source] = rows
        print(f"{source}: {len(rows)} photos", flush=True)
    work.items.write_text(json.dumps(items), encoding="utf-8")
    products = [row for row in items[STORE] if row["split"] == "train"]
    learn_tokenizer(products, pieces).save(work.tokenizer)


def _sources(data, drawings):
    yield STORE, read_store(data)
    yield USER_PHOTOS, read_user_photos(data)
    if drawings:
        parts = [read_demo(folder) for folder in drawings]
        yield DEMO, tuple([item for part in parts for item in part[at]] for at in (0, 1))


def read_items(work):
    """{source: rows} of a work folder or a pack."""
    return json.loads(work.items.read_text(encoding="utf-8"))


def main(arguments):
    parser = argparse.ArgumentParser(prog="prepare", description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--work", type=Path, default=DEFAULT_WORK)
    parser.add_argument(
        "--drawings", type=Path, nargs="+", default=[], help="folders that demo:write wrote"
    )
    parser.add_argument("--pieces", type=int, default=PIECES, help="size of the tokenizer")
    args = parser.parse_args(arguments)
    prepare(WorkFolder(args.work), args.data, args.drawings, args.pieces)
