"""Packs all that `pretrain` needs into a folder of 54 MB that is easily sent to a machine with a
GPU.

photos.npz: photos as WebP. texts.npz.xz: items, and texts written beforehand with what they ask
for. items.json: the dev split. queries.json and tokenizer.json: copies.
"""

import argparse
import io
import json
import lzma
import os
import shutil
from pathlib import Path

import numpy as np

from shop_training.data.attributes import ATTRIBUTES
from shop_training.data.catalogue import STORE, USER_PHOTOS
from shop_training.data.concepts import LEAST_TITLES
from shop_training.data.pack.packed_photos import pack_photos
from shop_training.data.pack.packed_texts import (
    MAX_TOKENS,
    PackedQueries,
    packed_labels,
    ragged,
)
from shop_training.data.prepare import read_items
from shop_training.data.training_set import TrainingSet
from shop_training.folders import DEFAULT_WORK, WorkFolder

# Documents and queries of every item, and queries that are out of domain.
VERSIONS, OUT_OF_DOMAIN = 12, 16000
SIDE, QUALITY = 80, 88


def pack(
    work,
    out,
    *,
    queries=None,
    side=SIDE,
    quality=QUALITY,
    seed=0,
    processes=None,
    out_of_domain=OUT_OF_DOMAIN,
    least_titles=LEAST_TITLES,
):
    """work: WorkFolder that `prepare` filled; out: Path."""
    out.mkdir(parents=True, exist_ok=True)
    data = TrainingSet(work, seed, least_titles)
    file = io.BytesIO()
    np.savez(file, **_texts(data, out_of_domain))
    with lzma.open(out / "texts.npz.xz", "wb", preset=6) as packed:
        packed.write(file.getvalue())
    items = read_items(work)
    dev = {
        source: [at for at, row in enumerate(items[source]) if row["split"] == "dev"]
        for source in (STORE, USER_PHOTOS)
    }
    rows = {source: [items[source][at] for at in indices] for source, indices in dev.items()}
    (out / "items.json").write_text(json.dumps(rows), encoding="utf-8")
    shutil.copy(work.tokenizer, out / "tokenizer.json")
    shutil.copy(queries or work.queries, out / "queries.json")
    lists = data.photos.parts + [
        (work.photos(source), source, indices) for source, indices in dev.items()
    ]
    photos = pack_photos(lists, side, quality, processes or os.cpu_count())
    np.savez(out / "photos.npz", **photos)
    size = sum(path.stat().st_size for path in out.iterdir())
    print(f"{out}: {len(data)} items, {size / 1e6:.1f} MB", flush=True)


def _texts(data, out_of_domain):
    index = np.arange(len(data))
    documents, queries = [], PackedQueries(data)
    for _ in range(VERSIONS):
        written, texts, constraints = data.texts(index)
        documents += [data.tokenizer.encode(text, MAX_TOKENS) for text in written]
        for text, wanted in zip(texts, constraints):
            queries.add(text, wanted)
    for text, wanted in zip(*data.out_of_domain(out_of_domain)):
        queries.add(text, wanted)
    targets = data.targets.of_items(index)
    return {
        **ragged("document_ids", documents),
        **queries.arrays(),
        **packed_labels(data),
        "codes": data.item_codes.astype(np.int16),
        "code_counts": np.array([data.codes.size(name) for name in ATTRIBUTES]),
        "title_group": data.title_group.astype(np.int32),
        "is_user_photo": data.is_user_photo,
        "is_demo": data.is_demo,
        "item_words": targets.words.numpy(),
        "has_words": targets.has_words.numpy(),
        "sampling_weights": _sampling_weights(data),
        "type_table": data.items.type_table,
    }


def _sampling_weights(data):
    sampler = data.sampler
    weights = np.zeros(len(data), dtype=np.float32)
    weights[sampler.store] = sampler.store_weights
    weights[sampler.user_photos] = sampler.user_photo_weights
    weights[sampler.demo] = 1 / max(1, len(sampler.demo))
    return weights


def main(arguments):
    parser = argparse.ArgumentParser(prog="pack", description=__doc__)
    parser.add_argument("--work", type=Path, default=DEFAULT_WORK)
    parser.add_argument("--out", type=Path, default=None, help="the work folder's pack by default")
    parser.add_argument("--queries", type=Path, help="what npm run evaluate:queries wrote")
    parser.add_argument("--side", type=int, default=SIDE, help="pixels")
    parser.add_argument("--quality", type=int, default=QUALITY, help="of the WebP files")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    args = parser.parse_args(arguments)
    work = WorkFolder(args.work)
    pack(
        work,
        args.out or work.pack,
        queries=args.queries,
        side=args.side,
        quality=args.quality,
        seed=args.seed,
        processes=args.processes,
    )
