"""Concepts: everything that training has a name for.

The values of each attribute, of which a product has one, and frequent words of titles, of which it
has several. The towers' classifiers learn to predict them.
"""

import collections
from dataclasses import dataclass

import numpy as np
import torch

from shop_training.data.attributes import ATTRIBUTES
from shop_training.data.tokenizer import words_of

# Words of so many titles are concepts.
LEAST_TITLES = 15


@dataclass
class ConceptTargets:
    """What some texts or photos should be predicted to be.

    attributes: {attribute: float32 [items, values]}, each row of sum 1, or of zeros where unknown
    words: uint8 [items, words], 1 where the word is said
    has_words: bool [items], false where the words are unknown
    """

    attributes: dict
    words: torch.Tensor
    has_words: torch.Tensor

    def __len__(self):
        return len(self.words)

    def __getitem__(self, chosen):
        attributes = {name: values[chosen] for name, values in self.attributes.items()}
        return ConceptTargets(attributes, self.words[chosen], self.has_words[chosen])

    def to(self, device):
        attributes = {name: values.to(device) for name, values in self.attributes.items()}
        return ConceptTargets(attributes, self.words.to(device), self.has_words.to(device))

    @staticmethod
    def concatenate(parts):
        return ConceptTargets(
            {
                name: torch.cat([part.attributes[name] for part in parts])
                for name in parts[0].attributes
            },
            torch.cat([part.words for part in parts]),
            torch.cat([part.has_words for part in parts]),
        )


class TitleWords:
    """The frequent words of titles."""

    def __init__(self, titles, least_titles=LEAST_TITLES):
        counts = collections.Counter(word for title in titles for word in set(words_of(title)))
        self.words = sorted(word for word, count in counts.items() if count >= least_titles)
        self.index = {word: index for index, word in enumerate(self.words)}

    def __len__(self):
        return len(self.words)

    def in_text(self, text, more=()):
        """uint8 [words]: which of the words occur in a text or in `more`."""
        out = np.zeros(len(self.words), dtype=np.uint8)
        found = {*words_of(text), *more}
        out[[self.index[word] for word in found if word in self.index]] = 1
        return out

    def in_texts(self, texts):
        """uint8 [texts, words]."""
        rows = [self.in_text(text) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, len(self.words)), dtype=np.uint8)


class ConceptTargetWriter:
    def __init__(self, codes, words, item_codes, item_words, is_user_photo):
        """codes: AttributeCodes. words: TitleWords. The others are arrays of the training items."""
        self.codes, self.words = codes, words
        self.item_codes, self.item_words = item_codes, item_words
        self.has_words = ~is_user_photo

    def of_items(self, index):
        """What these training items are. index: int [items]."""
        attributes = {}
        for column, name in enumerate(ATTRIBUTES):
            rows = np.eye(self.codes.size(name), dtype=np.float32)[self.item_codes[index, column]]
            rows[:, 0] = 0
            attributes[name] = torch.from_numpy(rows)
        return ConceptTargets(
            attributes,
            torch.from_numpy(self.item_words[index]),
            torch.from_numpy(self.has_words[index]),
        )

    def of_queries(self, texts, constraints):
        """What these queries ask for; code 0 stands for an attribute that a query does not name."""
        attributes = {
            name: torch.from_numpy(
                np.stack([self.codes.requested(name, one) for one in constraints])
            )
            for name in ATTRIBUTES
        }
        words = [
            self.words.in_text(text, one.get("words", ())) for text, one in zip(texts, constraints)
        ]
        return ConceptTargets(
            attributes,
            torch.from_numpy(np.stack(words)),
            torch.ones(len(texts), dtype=torch.bool),
        )

    def of_nothing(self, count):
        """What shows or asks for nothing that training has a name for."""
        return self.of_queries([""] * count, [{}] * count)

    def of_labels(self, texts, spans):
        """What label prompts mean. spans: as `LabelPrompts.sample` gives them."""
        attributes = {}
        for name in ATTRIBUTES:
            attributes[name] = torch.zeros(len(texts), self.codes.size(name))
            attributes[name][:, 0] = 1
        for name, (start, end, relevance) in spans.items():
            meant = torch.from_numpy((relevance == 2).astype(np.float32))
            attributes[name][start:end] = meant / meant.sum(1, keepdim=True)
        return ConceptTargets(
            attributes,
            torch.from_numpy(self.words.in_texts(texts)),
            torch.ones(len(texts), dtype=torch.bool),
        )
