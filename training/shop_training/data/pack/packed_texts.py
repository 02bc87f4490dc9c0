"""Texts written beforehand, as arrays: token ids, and what each text asks for.

A GPU takes batches faster than Python writes captions. So every item gets a number of documents and
queries, and training draws among them.
"""

import numpy as np

from shop_training.data.attributes import ATTRIBUTES
from shop_training.data.relevance import RELEVANT

MAX_TOKENS = 64
# Words kept of a query: those that it says, and those that a title must have to answer it.
MOST_WORDS, MOST_REQUIRED = 12, 4
# Instead of a word's index: none, or a word too rare to be a concept.
NO_WORD, RARE_WORD = -1, -2


class RowTable:
    """Rows that many queries share, each kept once. Row 0 is `first`."""

    def __init__(self, first):
        self.rows, self._numbers = [first], {}

    def number_of(self, row):
        key = row.tobytes()
        if key not in self._numbers:
            self._numbers[key] = len(self.rows)
            self.rows.append(row)
        return self._numbers[key]


class PackedQueries:
    """Queries as numbers, with what they ask for."""

    COLUMNS = ("ids", "relevance", "type_relevance", "requested", "words", "required_words")

    def __init__(self, data):
        """data: TrainingSet."""
        self.data, codes = data, data.codes
        self.relevance = {
            name: RowTable(np.full(codes.size(name), RELEVANT, dtype=np.int8))
            for name in ATTRIBUTES
        }
        self.requested = {name: RowTable(codes.requested(name, {})) for name in ATTRIBUTES}
        self.columns = {name: [] for name in self.COLUMNS}

    def add(self, text, constraints):
        data, columns = self.data, self.columns
        types = data.codes.type_only(constraints)
        columns["ids"].append(data.tokenizer.encode(text, MAX_TOKENS))
        columns["relevance"].append([self._relevance(name, constraints) for name in ATTRIBUTES])
        columns["type_relevance"].append([self._relevance(name, types) for name in ATTRIBUTES])
        columns["requested"].append([self._requested(name, constraints) for name in ATTRIBUTES])
        required = constraints.get("words", ())
        said = np.flatnonzero(data.words.in_text(text, required))
        columns["words"].append(_filled(said, MOST_WORDS))
        known = [data.words.index.get(word, RARE_WORD) for word in required]
        columns["required_words"].append(_filled(known, MOST_REQUIRED))

    def _relevance(self, name, constraints):
        row = self.data.relevance.of_constraints(name, constraints)
        return 0 if row is None else self.relevance[name].number_of(row)

    def _requested(self, name, constraints):
        row = self.data.codes.requested(name, constraints)
        return 0 if row[0] else self.requested[name].number_of(row)

    def arrays(self):
        """{name: array}, each name beginning with `query_`."""
        out = ragged("query_ids", self.columns["ids"])
        for name in self.COLUMNS[1:]:
            out[f"query_{name}"] = np.array(self.columns[name], dtype=np.int16)
        for name in ATTRIBUTES:
            out[f"query_relevance_rows_{name}"] = np.stack(self.relevance[name].rows)
            out[f"query_requested_rows_{name}"] = np.stack(self.requested[name].rows)
        return out


def _filled(values, count):
    values = list(values)[:count]
    return [*values, *[NO_WORD] * (count - len(values))]


def ragged(name, lists):
    """Lists of ids as one array, and their lengths."""
    return {
        name: np.concatenate([np.array(row, dtype=np.uint16) for row in lists]),
        f"{name}_lengths": np.array([len(row) for row in lists], dtype=np.uint8),
    }


def packed_labels(data):
    """Every phrase of every label, and the codes of its attribute that are relevant to it."""
    texts, attributes, rows = [], [], []
    width = max(data.codes.sizes.values())
    for number, name in enumerate(ATTRIBUTES):
        for phrases, relevance in data.label_prompts.labels[name]:
            for phrase in dict.fromkeys(phrases):
                texts.append(phrase)
                attributes.append(number)
                rows.append(np.pad(relevance, (0, width - len(relevance))))
    return {
        **ragged("label_ids", [data.tokenizer.encode(text, MAX_TOKENS) for text in texts]),
        "label_attribute": np.array(attributes, dtype=np.int8),
        "label_relevance": np.stack(rows),
        "label_words": data.words.in_texts(texts),
    }
