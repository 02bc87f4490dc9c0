"""Concept targets of packed items, queries and labels."""

import torch
import torch.nn.functional as F

from shop_training.data.attributes import ATTRIBUTES
from shop_training.data.concepts import ConceptTargets
from shop_training.data.relevance import RELEVANT


class PackedTargets:
    def __init__(self, tensor, code_counts):
        """tensor: (name, dtype) -> an array of the pack on the device. code_counts: {attribute:
        codes}.
        """
        self.code_counts = code_counts
        self.codes = tensor("codes", torch.long)
        self.item_words, self.has_words = tensor("item_words"), tensor("has_words")
        self.requested = tensor("query_requested", torch.long)
        self.query_words = tensor("query_words", torch.long)
        self.requested_rows = [tensor(f"query_requested_rows_{name}") for name in ATTRIBUTES]
        self.label_attribute = tensor("label_attribute", torch.long)
        self.label_relevance, self.label_words = tensor("label_relevance"), tensor("label_words")

    def of_items(self, index):
        attributes = {}
        for column, name in enumerate(ATTRIBUTES):
            rows = F.one_hot(self.codes[index, column], self.code_counts[name]).float()
            rows[:, 0] = 0
            attributes[name] = rows
        return ConceptTargets(attributes, self.item_words[index], self.has_words[index])

    def of_queries(self, numbers):
        requested, words = self.requested[numbers], self.query_words[numbers]
        attributes = {
            name: self.requested_rows[column][requested[:, column]]
            for column, name in enumerate(ATTRIBUTES)
        }
        count = self.item_words.shape[1]
        none = torch.full_like(words, count)
        said = torch.zeros(len(numbers), count + 1, device=words.device)
        said = said.scatter_(1, words.where(words >= 0, none), 1)[:, :-1]
        return ConceptTargets(attributes, said, self._known(len(numbers)))

    def of_labels(self, numbers):
        of, attributes = self.label_attribute[numbers], {}
        for column, name in enumerate(ATTRIBUTES):
            count = self.code_counts[name]
            meant = (self.label_relevance[numbers, :count] == RELEVANT).float()
            meant = meant / meant.sum(1, keepdim=True).clamp(min=1)
            not_asked = F.one_hot(torch.zeros_like(numbers), count).float()
            attributes[name] = torch.where((of == column)[:, None], meant, not_asked)
        return ConceptTargets(attributes, self.label_words[numbers], self._known(len(numbers)))

    def of_nothing(self, count):
        device = self.codes.device
        zeros = torch.zeros(count, dtype=torch.long, device=device)
        attributes = {
            name: F.one_hot(zeros, codes).float() for name, codes in self.code_counts.items()
        }
        words = torch.zeros(count, self.item_words.shape[1], device=device)
        return ConceptTargets(attributes, words, self._known(count))

    def _known(self, count):
        return torch.ones(count, dtype=torch.bool, device=self.codes.device)
