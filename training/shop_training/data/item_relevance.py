"""Relevance among training items, as int8: RELEVANT, IRRELEVANT, or UNKNOWN."""

import functools

import numpy as np

from shop_training.data.attributes import ARTICLE_TYPE
from shop_training.data.relevance import IRRELEVANT, RELEVANT, UNKNOWN


class ItemRelevance:
    def __init__(self, relevance, codes, title_group, title_words, is_user_photo):
        """relevance: Relevance. The others are arrays of the training items, title_words a list."""
        self.relevance, self.codes = relevance, codes
        self.title_group, self.title_words = title_group, title_words
        self.is_user_photo = is_user_photo

    @functools.cached_property
    def type_table(self):
        """[codes, codes]: an item of one article type against an item of another; symmetric."""
        known = self.relevance.codes.codes["article_type"]
        table = [np.full(len(known) + 1, UNKNOWN, dtype=np.int8)]
        table += [self.relevance.of_value("article_type", value) for value in known]
        table = np.stack(table)
        return np.maximum(table, table.T)

    def same_type(self, rows, columns):
        """[rows, columns]: whether two items are of one article type."""
        types = self.codes[:, ARTICLE_TYPE]
        return self.type_table[types[rows]][:, types[columns]]

    def document_photo(self, rows, columns):
        """[documents, photos]: whose document fits which photo.

        The document of a product fits photos of the same title. A user photo has no title: its
        caption fits what is of its type.
        """
        same = self.title_group[rows][:, None] == self.title_group[columns][None, :]
        out = np.where(same, RELEVANT, IRRELEVANT).astype(np.int8)
        types = self.same_type(rows, columns)
        of_users, photos_of_users = self.is_user_photo[rows], self.is_user_photo[columns]
        out[of_users] = types[of_users]
        mixed = np.ix_(~of_users, photos_of_users)
        out[mixed] = np.minimum(types[mixed], UNKNOWN)
        return out

    def queries(self, constraints, columns):
        """[queries, items]: which items answer these queries."""
        titles = [self.title_words[item] for item in columns]
        return self.relevance.matrix(constraints, self.codes[columns], titles)
