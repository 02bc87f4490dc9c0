"""Training items in memory, and batches of them."""
import json
import os
import random

import numpy as np
import torch

import captions
import demo as drawn
import vocabulary as words
from photos import PhotoStore, mattes
from relevance import Codes
from tokenizer import PAD, Tokenizer, words_of

LABELS = {"article": words.ARTICLES, "sub": words.SUBCATEGORIES, "master": words.MASTERS,
          "colour": words.COLOURS, "gender": words.GENDERS, "usage": words.USAGES}


def read_items(work):
    with open(os.path.join(work, "items.json"), encoding="utf-8") as file:
        table = json.load(file)
    return table["products"], table["clothing"]


def pad(ids):
    """Lists of ids -> int64 [texts, longest]."""
    longest = max(len(row) for row in ids)
    out = np.full((len(ids), longest), PAD, dtype=np.int64)
    for at, row in enumerate(ids):
        out[at, : len(row)] = row
    return torch.from_numpy(out)


def embed_texts(tower, tokenizer, texts, max_tokens, device, chunks=4):
    """Texts of like length go together, so that little of a batch is padding."""
    ids = [tokenizer.encode(text, max_tokens) for text in texts]
    order = sorted(range(len(ids)), key=lambda at: len(ids[at]))
    parts = [part for part in np.array_split(np.array(order), chunks) if len(part)]
    vectors = torch.cat([tower(pad([ids[at] for at in part]).to(device)) for part in parts])
    back = torch.empty(len(ids), dtype=torch.long)
    back[torch.from_numpy(np.concatenate(parts))] = torch.arange(len(ids))
    return vectors[back.to(device)]


class Data:
    """All training items. `opaque` photos keep their background; catalogue photos carry a matte."""

    def __init__(self, work, seed=0, demo=False, weights=(1, 0, 0, 0), tiers=False):
        """weights of a query's losses: all that it wants, the kind of thing, its department, and kind before the rest.
        tiers: whether a wider loss leaves out what a narrower one asks for, so that all of them can be had at once."""
        self.weights, self.tiers = weights, tiers
        products, clothing = read_items(work)
        sources = [("products", products), ("clothing", clothing)]
        if demo:
            with open(os.path.join(work, "demo.json"), encoding="utf-8") as file:
                sources.append(("demo", json.load(file)))
        self.codes = Codes(products + (sources[2][1] if demo else []))
        self.tokenizer = Tokenizer.load(os.path.join(work, "tokenizer.json"))
        self.rows, self.stores = [], []
        for name, rows in sources:
            chosen = [at for at, row in enumerate(rows) if row["split"] == "train"]
            self.rows += [rows[at] for at in chosen]
            self.stores.append((PhotoStore.load(os.path.join(work, f"{name}.npz")), chosen, name))
        self.wild = np.array([row["source"] == "clothing" for row in self.rows])
        self.attributes = np.array([self.codes.row(row) for row in self.rows])
        groups = {}
        self.group = np.array([groups.setdefault(row.get("title", f"photo:{row.get('class')}"), len(groups))
                               for row in self.rows])
        self.drawn = np.array([row["source"] == "demo" for row in self.rows])
        self.title_words = [self._words(row) for row in self.rows]
        self.rng = random.Random(seed)
        self.numbers = np.random.default_rng(seed)
        self.labels = self._labels()
        self.sides = {}
        self._weights()

    def _words(self, row):
        if row["source"] == "demo":
            return drawn.known_words(row)
        return frozenset(words_of(row["title"])) if "title" in row else None

    def _weights(self):
        """Rare article types and colours are drawn somewhat more often than they occur."""
        article = np.bincount(self.attributes[:, 0])[self.attributes[:, 0]].astype(float)
        colour = np.bincount(self.attributes[:, 3])[self.attributes[:, 3]].astype(float)
        weight = article**-0.3 * colour**-0.2
        self.tame = np.flatnonzero(~self.wild & ~self.drawn)
        self.drawings = np.flatnonzero(self.drawn)
        self.wilds = np.flatnonzero(self.wild)
        self.tame_weight = weight[self.tame] / weight[self.tame].sum()
        classes = np.bincount(self.attributes[self.wilds, 0])[self.attributes[self.wilds, 0]].astype(float) ** -0.5
        self.wild_weight = classes / classes.sum()

    def _labels(self):
        """The label bank: families of (phrases, answers over codes)."""
        families = {}
        for name, table in LABELS.items():
            entries = []
            for value in self.codes.of[name]:
                if value.startswith("demo:"):
                    answer = self.codes.articles([value]) if name == "article" else self.codes.values(name, [value])
                    entries.append(([drawn.name_of(value)], answer))
                elif value.startswith("photo:"):
                    label = value[6:]
                    entries.append((words.PHOTO_CLASSES[label][0], self.codes.photo_class(label)))
                elif name == "article":
                    entries.append(([value.lower(), *table.get(value, [])], self.codes.articles([value])))
                else:
                    entries.append(([value.lower(), *table.get(value, [])], self.codes.values(name, [value])))
            families[name] = entries
        return families

    def bank(self):
        """Texts of all labels, one phrase each, and per family (start, end, answers [labels, codes])."""
        texts, spans = [], {}
        for name, entries in self.labels.items():
            start = len(texts)
            for phrases, _ in entries:
                text = phrases[0] if self.rng.random() < 0.45 else self.rng.choice(phrases)
                texts.append(captions.misspell(text, self.rng) if self.rng.random() < 0.05 else text)
            spans[name] = (start, len(texts), np.stack([answer for _, answer in entries]))
        return texts, spans

    def photos(self, side):
        """uint8 [items, side, side, 4]: RGB and opacity, made once per side."""
        if side not in self.sides:
            self.sides = {}
            parts = []
            for store, chosen, name in self.stores:
                small = PhotoStore.fitted(Subset(store, chosen), side)
                if name != "products":
                    alpha = opaque_rectangles(store, chosen, side)
                else:
                    alpha = mattes(small)
                parts.append(torch.from_numpy(np.concatenate([small, alpha[..., None]], axis=3)))
            self.sides[side] = torch.cat(parts)
        return self.sides[side]

    def draw(self, size, wild_share, drawn_share):
        """Indices of a batch without repeats."""
        wild = int(round(size * wild_share))
        drawings = min(int(round(size * drawn_share)), len(self.drawings))
        return np.concatenate([
            self.numbers.choice(self.tame, size - wild - drawings, replace=False, p=self.tame_weight),
            self.numbers.choice(self.drawings, drawings, replace=False) if drawings else self.drawings[:0],
            self.numbers.choice(self.wilds, wild, replace=False, p=self.wild_weight),
        ])

    def texts(self, index):
        """Documents, queries and what the queries want, for these items."""
        documents, queries, wanted = [], [], []
        for at in index:
            row = self.rows[at]
            if row["source"] == "clothing":
                documents.append(captions.photo_caption(row["class"], self.rng))
                queries.append(captions.photo_caption(row["class"], self.rng))
                wanted.append({"photo": row["class"]})
            else:
                source = drawn if row["source"] == "demo" else captions
                documents.append(source.document(row, self.rng))
                text, asked = source.query(row, self.rng)
                queries.append(text)
                wanted.append(asked)
        return documents, queries, wanted

    def kinds(self, rows, columns):
        """int8 [rows, columns]: 2 same article type or kind, 1 alike, 0 different."""
        if not hasattr(self, "kind_table"):
            values = {code: value for value, code in self.codes.of["article"].items()}
            table = [np.ones(self.codes.size("article"), dtype=np.int8)]
            for code in range(1, self.codes.size("article")):
                value = values[code]
                table.append(self.codes.photo_class(value[6:]) if value.startswith("photo:") else self.codes.articles([value]))
            table = np.stack(table)
            self.kind_table = np.maximum(table, table.T)
        articles = self.attributes[:, 0]
        return self.kind_table[articles[rows]][:, articles[columns]]

    def pairs(self, rows, columns):
        """int8 [texts, photos]: whose document fits which photo."""
        status = np.where(self.group[rows][:, None] == self.group[columns][None, :], 2, 0).astype(np.int8)
        kind = self.kinds(rows, columns)
        wild_rows, wild_columns = self.wild[rows], self.wild[columns]
        status[wild_rows] = kind[wild_rows]
        mixed = np.ix_(~wild_rows, wild_columns)
        status[mixed] = np.minimum(kind[mixed], 1)
        return status

    def answers(self, wanted, columns):
        """What these items are to queries that want this, from narrow to wide: (weight, int8 [queries, items]) for all
        that is wanted, for the kind of thing alone, for its department; and last for the right thing in the wrong
        colour against the wrong thing in the right one. Of what does not fit, a shopper would rather see the former."""
        kinds = [self.codes.kind_of(one) for one in wanted]
        departments = [self.codes.department_of(one) for one in wanted]
        rests = [{name: one[name] for name in one.keys() - kind.keys()} for one, kind in zip(wanted, kinds)]
        titles = [self.title_words[at] for at in columns]
        full, kind, department, rest = (self.codes.answers(level, self.attributes[columns], titles)
                                        for level in (wanted, kinds, departments, rests))
        if self.tiers:
            more = np.array([bool(one) for one in rests])[:, None]
            department = np.where(kind == 2, 1, department)
            kind = np.where(more & (full == 2), 1, kind)
        rivals = np.where((kind == 2) & (full == 0), 2, np.where((kind == 0) & (rest == 2), 0, 1)).astype(np.int8)
        return [one for one in zip(self.weights, (full, kind, department, rivals)) if one[0] > 0]


class Subset:
    """Some photos of a store."""

    def __init__(self, store, chosen):
        self.store, self.chosen = store, chosen

    def __len__(self):
        return len(self.chosen)

    def image(self, at):
        return self.store.image(self.chosen[at])


def opaque_rectangles(store, chosen, side):
    """Opacity of photos that keep their background: all but the pad."""
    alpha = np.zeros((len(chosen), side, side), dtype=np.uint8)
    for at, number in enumerate(chosen):
        width, height = store.sizes[number]
        scale = side / max(width, height)
        across, down = max(1, round(width * scale)), max(1, round(height * scale))
        left, top = (side - across) // 2, (side - down) // 2
        alpha[at, top : top + down, left : left + across] = 255
    return alpha
