"""The codebook: one vector, an entry, for every concept that training has a name for."""

import torch
import torch.nn.functional as F
from torch import nn

# Lengths of the entries before training: how much each sort of concept counts in an embedding.
ATTRIBUTE_LENGTHS = {
    "article_type": 1.0,
    "sub_category": 0.7,
    "master_category": 0.35,
    "colour": 0.75,
    "gender": 0.35,
    "usage": 0.15,
}
WORD_LENGTH = 0.25


class Codebook(nn.Module):
    def __init__(self, code_counts, word_count, dimension):
        """code_counts: {attribute: codes}; code 0, unknown or not asked for, has no vector."""
        super().__init__()
        self.code_counts, self.word_count = dict(code_counts), word_count
        total = sum(code_counts.values()) + word_count
        directions = F.normalize(torch.randn(total, dimension), dim=1)
        self.entries = nn.Parameter(directions * self.initial_lengths())
        is_concept = torch.ones(total, 1)
        first = 0
        for count in code_counts.values():
            is_concept[first] = 0
            first += count
        self.register_buffer("is_concept", is_concept)

    def __len__(self):
        return len(self.entries)

    def initial_lengths(self):
        """float32 [concepts, 1]."""
        lengths = [
            torch.full((count, 1), ATTRIBUTE_LENGTHS[name])
            for name, count in self.code_counts.items()
        ]
        return torch.cat([*lengths, torch.full((self.word_count, 1), WORD_LENGTH)])

    def split(self, values, dim=1):
        """Values of all concepts along `dim` -> ({attribute: values}, values of the words)."""
        *parts, words = values.split([*self.code_counts.values(), self.word_count], dim=dim)
        return dict(zip(self.code_counts, parts)), words

    def activations(self, logits):
        """[items, concepts]: how strongly each concept is predicted, 0 to 1.

        An attribute's probabilities enter by their square roots, so that the product of two items
        is how far their distributions overlap (Bhattacharyya's coefficient).
        """
        attributes, words = self.split(logits)
        roots = [(part.log_softmax(1) / 2).exp() for part in attributes.values()]
        return torch.cat([*roots, words.sigmoid()], 1)

    def forward(self, logits):
        """[items, dimension]: the sum of the entries, each times its activation."""
        return self.activations(logits) @ (self.entries * self.is_concept)
