"""All that training on another machine needs, small enough to send: python3 pack.py --demo --out FOLDER [--side 80] [--quality 88]

Photos as WebP of the towers' size (photos.npz), what each item is, and texts written beforehand with what they ask for
(texts.npz.xz), dev's items: a machine with a GPU takes batches faster than Python writes captions. `packed.py` reads it, `train_gpu.py` trains on it.
"""
import argparse
import concurrent.futures
import io
import json
import lzma
import os
import shutil

import numpy as np

from data import Data, read_items
from evaluate import Dev
from photos import PhotoStore, sized
from relevance import ATTRIBUTES

HERE = os.path.dirname(os.path.abspath(__file__))
# Documents and queries of every item, and texts that ask for nothing.
VERSIONS, FOREIGN = 12, 16000
# Of a query, the words it may name, and those that a title must hold.
WORDS, NEEDED = 12, 4
# A word that no more than a few titles have.
RARE = -2


class Table:
    """Rows that many texts share, each kept once. Row 0 is `first`."""

    def __init__(self, first):
        self.rows, self.at = [first], {}

    def number(self, key, row):
        if key not in self.at:
            self.at[key] = len(self.rows)
            self.rows.append(row())
        return self.at[key]


class Texts:
    """Texts as numbers, with what they ask for."""

    def __init__(self, data):
        self.data, codes = data, data.codes
        self.answers = {name: Table(np.full(codes.size(name), 2, dtype=np.int8)) for name in ATTRIBUTES}
        self.asked = {name: Table(codes.asked(name, {})) for name in ATTRIBUTES}
        self.columns = {name: [] for name in ("ids", "answers", "kinds", "asked", "words", "needed")}

    def add(self, text, wanted):
        codes, data = self.data.codes, self.data
        kind = codes.kind_of(wanted)
        self.columns["ids"].append(data.tokenizer.encode(text, 64))
        self.columns["answers"].append([self._answer(name, wanted) for name in ATTRIBUTES])
        self.columns["kinds"].append([self._answer(name, kind) for name in ATTRIBUTES])
        self.columns["asked"].append([self._asked(name, wanted) for name in ATTRIBUTES])
        said = np.flatnonzero(data.words_in(text, wanted.get("words", ())))[:WORDS]
        self.columns["words"].append([*said, *[-1] * (WORDS - len(said))])
        needed = [data.word_at.get(word, RARE) for word in wanted.get("words", ())][:NEEDED]
        self.columns["needed"].append([*needed, *[-1] * (NEEDED - len(needed))])

    def _answer(self, name, wanted):
        row = self.data.codes.row_of(name, wanted)
        return 0 if row is None else self.answers[name].number(row.tobytes(), lambda: row)

    def _asked(self, name, wanted):
        row = self.data.codes.asked(name, wanted)
        return 0 if row[0] else self.asked[name].number(row.tobytes(), lambda: row)

    def arrays(self, prefix):
        out = {}
        for name, rows in self.columns.items():
            out.update(flat(prefix + name, rows) if name == "ids" else {prefix + name: np.array(rows, dtype=np.int16)})
        for name in ATTRIBUTES:
            out[f"{prefix}answer_rows_{name}"] = np.stack(self.answers[name].rows)
            out[f"{prefix}asked_rows_{name}"] = np.stack(self.asked[name].rows)
        return out


def flat(name, rows):
    """Lists of ids as one array and their lengths."""
    return {name: np.concatenate([np.array(row, dtype=np.uint16) for row in rows]),
            name + "_lengths": np.array([len(row) for row in rows], dtype=np.uint8)}


def bank_of(data):
    """Every phrase of every label: texts, and arrays of which codes of which attribute answer it."""
    texts, family, rows = [], [], []
    width = max(data.codes.size(name) for name in ATTRIBUTES)
    for name, entries in data.labels.items():
        for phrases, answer in entries:
            for phrase in dict.fromkeys(phrases):
                texts.append(phrase)
                family.append(ATTRIBUTES.index(name))
                rows.append(np.pad(answer, (0, width - len(answer))))
    return {**flat("bank_ids", [data.tokenizer.encode(text, 64) for text in texts]), "bank_family": np.array(family, dtype=np.int8),
            "bank_answers": np.stack(rows), "bank_words": np.stack([data.words_in(text) for text in texts])}


def texts_of(data):
    """Everything but the photos."""
    index = np.arange(len(data.rows))
    documents, queries = [], Texts(data)
    for _ in range(VERSIONS):
        said, asked, wanted = data.texts(index)
        documents += [data.tokenizer.encode(text, 64) for text in said]
        for text, one in zip(asked, wanted):
            queries.add(text, one)
    for text, little in zip(*data.foreign(FOREIGN)):
        queries.add(text, little)
    _, words, known = data.concepts_of_items(index)
    weights = np.zeros(len(index))
    weights[data.tame], weights[data.wilds] = data.tame_weight, data.wild_weight
    weights[data.drawings] = 1 / max(1, len(data.drawings))
    return {**flat("document_ids", documents), **queries.arrays("query_"), **bank_of(data), "attributes": data.attributes.astype(np.int16),
            "group": data.group.astype(np.int32), "wild": data.wild, "drawn": data.drawn, "item_words": words, "known": known,
            "weights": weights.astype(np.float32), "kind_table": data.kind_table}


def encoded(task):
    """Some photos of a store, by number -> their WebP files."""
    path, numbers, side, quality = task
    store, out = PhotoStore.load(path), []
    for at in numbers:
        file = io.BytesIO()
        sized(store.image(at), side).save(file, "WEBP", quality=quality, method=6)
        out.append(file.getvalue())
    return out


def photos_of(work, side, quality, demo, threads):
    """Photos of train (in the order of Data's rows), then of dev: products, clothing."""
    dev, data = Dev(work), Data(work, 0, demo)
    lists = [(name, chosen) for _, chosen, name in data.stores] + [("products", dev.at), ("clothing", dev.photo_at)]
    tasks = [(os.path.join(work, f"{name}.npz"), part, side, quality) for name, chosen in lists for part in np.array_split(chosen, -(-len(chosen) // 9000))]
    with concurrent.futures.ProcessPoolExecutor(threads) as pool:
        files = [file for part in pool.map(encoded, tasks) for file in part]
    return {"bytes": np.frombuffer(b"".join(files), dtype=np.uint8), "lengths": np.array([len(file) for file in files], dtype=np.int32),
            "counts": np.array([len(chosen) for _, chosen in lists]), "names": np.array([name for name, _ in lists])}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", default=os.path.join(HERE, ".work"))
    parser.add_argument("--out", required=True)
    parser.add_argument("--side", type=int, default=80)
    parser.add_argument("--quality", type=int, default=88)
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", choices=("texts", "photos"))
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)
    if args.only != "photos":
        data = Data(args.work, args.seed, args.demo)
        file = io.BytesIO()
        np.savez(file, **texts_of(data), sizes=np.array([data.codes.size(name) for name in ATTRIBUTES]))
        with lzma.open(os.path.join(args.out, "texts.npz.xz"), "wb", preset=6) as out:
            out.write(file.getvalue())
        shutil.copy(os.path.join(args.work, "tokenizer.json"), args.out)
        with open(os.path.join(args.out, "items.json"), "w", encoding="utf-8") as out:
            json.dump(dict(zip(("products", "clothing"), ([row for row in rows if row["split"] == "dev"] for rows in read_items(args.work)))), out)
    if args.only != "texts":
        np.savez(os.path.join(args.out, "photos.npz"), **photos_of(args.work, args.side, args.quality, args.demo, args.threads))
    for name in sorted(os.listdir(args.out)):
        print(f"{os.path.getsize(os.path.join(args.out, name)) / 1e6:.1f} MB  {name}")


if __name__ == "__main__":
    main()
