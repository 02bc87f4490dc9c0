"""Relevance among packed items, queries and labels; the same as ItemRelevance, on the device that
trains.
"""

import torch

from shop_training.data.attributes import ARTICLE_TYPE, ATTRIBUTES
from shop_training.data.pack.packed_texts import NO_WORD, RARE_WORD
from shop_training.data.relevance import IRRELEVANT, RELEVANT, UNKNOWN


class PackedRelevance:
    def __init__(self, tensor):
        """tensor: (name, dtype) -> an array of the pack on the device."""
        self.codes = tensor("codes", torch.long)
        self.title_group, self.is_user_photo = tensor("title_group"), tensor("is_user_photo")
        self.type_table, self.item_words = tensor("type_table"), tensor("item_words")
        self.rows_of = {
            "relevance": tensor("query_relevance", torch.long),
            "type_relevance": tensor("query_type_relevance", torch.long),
        }
        self.rows = [tensor(f"query_relevance_rows_{name}") for name in ATTRIBUTES]
        self.required_words = tensor("query_required_words", torch.long)
        self.label_attribute = tensor("label_attribute", torch.long)
        self.label_relevance = tensor("label_relevance")

    def same_type(self, rows, columns):
        """int8 [rows, columns]."""
        types = self.codes[:, ARTICLE_TYPE]
        return self.type_table[types[rows]][:, types[columns]]

    def document_photo(self, rows, columns):
        """int8 [documents, photos]: whose document fits which photo."""
        types = self.same_type(rows, columns)
        same = self.title_group[rows][:, None] == self.title_group[columns][None, :]
        same = torch.where(same, RELEVANT, IRRELEVANT).to(torch.int8)
        of_users = self.is_user_photo[rows][:, None]
        photos_of_users = self.is_user_photo[columns][None, :]
        mixed = torch.where(photos_of_users, types.clamp(max=UNKNOWN), same)
        return torch.where(of_users, types, mixed)

    def queries(self, numbers, level, columns):
        """int8 [queries, items]. level: "relevance" to all constraints, or "type_relevance"."""
        rows, codes = self.rows_of[level][numbers], self.codes[columns]
        of_attributes = [table[rows[:, at]][:, codes[:, at]] for at, table in enumerate(self.rows)]
        out = torch.stack(of_attributes).amin(0)
        if level == "relevance":
            for word in self.required_words[numbers].t():
                fits = self._has_word(word, columns)
                out = torch.where((word == NO_WORD)[:, None], out, torch.minimum(out, fits))
        return out

    def _has_word(self, word, columns):
        """int8 [queries, items]; photos without a title are unknown, a rare word fits no other."""
        untitled = self.is_user_photo[columns][None, :]
        has = self.item_words[columns][:, word.clamp(min=0)].t() > 0
        fits = torch.where(has, RELEVANT, IRRELEVANT)
        fits = torch.where((word == RARE_WORD)[:, None], IRRELEVANT, fits)
        return torch.where(untitled, UNKNOWN, fits).to(torch.int8)

    def labels(self, numbers, columns):
        """int8 [labels, items]."""
        of = self.label_attribute[numbers]
        return self.label_relevance[numbers].gather(1, self.codes[columns][:, of].t())
