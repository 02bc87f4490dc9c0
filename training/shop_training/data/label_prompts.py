"""Label prompts: every attribute value as a text of its own, such as "footwear" or "navy".

As in zero-shot classification, products are held against them.
"""

import numpy as np

from shop_training import vocabulary
from shop_training.data.attributes import ATTRIBUTES, PHOTO_PREFIX
from shop_training.data.texts.demo_texts import PREFIX as DEMO_PREFIX
from shop_training.data.texts.demo_texts import name_of
from shop_training.data.texts.phrases import with_typo

# How often a label is written as the catalogue writes it, and how often with a typo.
FIRST_PHRASE, TYPO = 0.45, 0.05


class LabelPrompts:
    """labels: {attribute: [(phrases, int8 relevance over the attribute's codes)]}."""

    def __init__(self, codes, relevance):
        self.labels = {
            name: [
                (_phrases(name, value), relevance.of_value(name, value))
                for value in codes.codes[name]
            ]
            for name in ATTRIBUTES
        }

    def sample(self, rng):
        """One phrase of every label -> (texts, {attribute: (start, end, int8 [labels, codes])})."""
        texts, spans = [], {}
        for name, entries in self.labels.items():
            start = len(texts)
            for phrases, _ in entries:
                text = phrases[0] if rng.random() < FIRST_PHRASE else rng.choice(phrases)
                texts.append(with_typo(text, rng) if rng.random() < TYPO else text)
            if entries:
                rows = np.stack([relevance for _, relevance in entries])
                spans[name] = (start, len(texts), rows)
        return texts, spans


def _phrases(attribute, value):
    if value.startswith(DEMO_PREFIX):
        return [name_of(value)]
    if value.startswith(PHOTO_PREFIX):
        return vocabulary.PHOTO_CLASSES[value[len(PHOTO_PREFIX) :]]["phrases"]
    return [value.lower(), *vocabulary.PHRASES[attribute].get(value, [])]
