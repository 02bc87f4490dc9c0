"""Training items in memory, and batches of them."""
import collections
import functools
import json
import os
import random

import numpy as np
import torch

import captions
import demo as drawn
import vocabulary as words
from photos import PhotoStore, mattes
from relevance import ATTRIBUTES, Codes
from tokenizer import PAD, Tokenizer, words_of

# Words of this many titles are concepts of their own.
WORD_TITLES = 15
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

    def __init__(self, work, seed=0, demo=False, weights=(1, 0, 0)):
        """weights of a query's losses: all that it wants, the kind of thing, its department."""
        self.weights = weights
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
        self.words = self._frequent()
        self.word_at = {word: at for at, word in enumerate(self.words)}
        self.has_words = np.stack([self.words_in(row.get("title", "")) for row in self.rows])
        self.rng = random.Random(seed)
        self.numbers = np.random.default_rng(seed)
        self.labels = self._labels()
        self.sides = {}
        self._weights()

    def _words(self, row):
        if row["source"] == "demo":
            return drawn.known_words(row)
        return frozenset(words_of(row["title"])) if "title" in row else None

    def _frequent(self):
        counts = collections.Counter(word for row in self.rows for word in sorted(set(words_of(row.get("title", "")))))
        return sorted(word for word, count in counts.items() if count >= WORD_TITLES)

    def words_in(self, text, more=()):
        """uint8 [words]: which of the frequent words occur in a text, or in `more`."""
        out = np.zeros(len(self.words), dtype=np.uint8)
        out[[self.word_at[word] for word in {*words_of(text), *more} if word in self.word_at]] = 1
        return out

    def concepts_of_items(self, index):
        """What these items are: ({attribute: float [items, values], a row of nothing where unknown}, words, whose words are known)."""
        attributes = {}
        for at, name in enumerate(ATTRIBUTES):
            attributes[name] = np.eye(self.codes.size(name), dtype=np.float32)[self.attributes[index, at]]
            attributes[name][:, 0] = 0
        return attributes, self.has_words[index], ~self.wild[index]

    def concepts_of_nothing(self, count):
        """The same of what shows or asks for nothing."""
        return self.concepts_of_queries([""] * count, [{}] * count)

    def concepts_of_queries(self, queries, wanted):
        """The same of what queries ask for; value 0 stands for an attribute that one does not name."""
        attributes = {name: np.stack([self.codes.asked(name, one) for one in wanted]) for name in ATTRIBUTES}
        return attributes, np.stack([self.words_in(text, one.get("words", ())) for text, one in zip(queries, wanted)]), np.ones(len(queries), bool)

    def concepts_of_bank(self, bank, spans):
        """The same of the label bank's texts."""
        attributes = {name: np.eye(self.codes.size(name), dtype=np.float32)[np.zeros(len(bank), dtype=int)] for name in ATTRIBUTES}
        for name, (start, end, answers) in spans.items():
            meant = (answers == 2).astype(np.float32)
            attributes[name][start:end] = meant / meant.sum(1, keepdims=True)
        return attributes, np.stack([self.words_in(text) for text in bank]), np.ones(len(bank), bool)

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
                text, asked = captions.query(row, self.rng, source.named_query)
                queries.append(text)
                wanted.append(asked)
        return documents, queries, wanted

    def foreign(self, count):
        """Texts that ask for nothing there is, and what little they want."""
        return zip(*(captions.foreign(self.words, self.rng) for _ in range(count)))

    @functools.cached_property
    def kind_table(self):
        """int8 [codes, codes]: what an item of one article code is to an item of another, as `kinds` gives it."""
        values = {code: value for value, code in self.codes.of["article"].items()}
        table = [np.ones(self.codes.size("article"), dtype=np.int8)]
        for code in range(1, self.codes.size("article")):
            value = values[code]
            table.append(self.codes.photo_class(value[6:]) if value.startswith("photo:") else self.codes.articles([value]))
        table = np.stack(table)
        return np.maximum(table, table.T)

    def kinds(self, rows, columns):
        """int8 [rows, columns]: 2 same article type or kind, 1 alike, 0 different."""
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
        that is wanted, for the kind of thing alone, and for its department."""
        titles = [self.title_words[at] for at in columns]
        levels = (wanted, [self.codes.kind_of(one) for one in wanted], [self.codes.department_of(one) for one in wanted])
        return [(weight, self.codes.answers(level, self.attributes[columns], titles)) for weight, level in zip(self.weights, levels)]


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
