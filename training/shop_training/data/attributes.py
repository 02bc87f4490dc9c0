"""Numbers (codes) for the values of product attributes.

Article types of the store, classes of the clothing photos (`photo:dress`) and article types of the
demo catalogue (`demo:Beanie`) share one list, so that "dress" finds all three sorts of dresses.
"""

import collections

import numpy as np

from shop_training import vocabulary
from shop_training.data.catalogue import USER_PHOTOS

# Attribute -> the data set's name for it.
FIELDS = {
    "article_type": "articleType",
    "sub_category": "subCategory",
    "master_category": "masterCategory",
    "colour": "baseColour",
    "gender": "gender",
    "usage": "usage",
}
ATTRIBUTES = tuple(FIELDS)
ARTICLE_TYPE, COLOUR = ATTRIBUTES.index("article_type"), ATTRIBUTES.index("colour")
NOT_GIVEN = {"NA", "", None}
PHOTO_PREFIX = "photo:"


class AttributeCodes:
    """codes: {attribute: {value: code}}. Code 0 stands for an unknown value."""

    def __init__(self, rows):
        """rows: all products, whose values get codes."""
        self.codes = {}
        for attribute, field in FIELDS.items():
            values = sorted({row.get(field) for row in rows} - NOT_GIVEN, key=str)
            if attribute == "article_type":
                values += [PHOTO_PREFIX + name for name in vocabulary.PHOTO_CLASSES]
            self.codes[attribute] = {value: index + 1 for index, value in enumerate(values)}
        counts = collections.defaultdict(collections.Counter)
        for row in rows:
            counts[row.get("articleType")][row.get("subCategory")] += 1
        # Article type -> the sub-category that most of its products have.
        self.sub_category_of = {
            article_type: seen.most_common(1)[0][0] for article_type, seen in counts.items()
        }

    def size(self, attribute):
        """How many codes the attribute has, code 0 included."""
        return len(self.codes[attribute]) + 1

    @property
    def sizes(self):
        return {attribute: self.size(attribute) for attribute in ATTRIBUTES}

    def encode(self, row):
        """The codes of one product or photo, in the order of ATTRIBUTES."""
        if row["source"] == USER_PHOTOS:
            code = self.codes["article_type"][PHOTO_PREFIX + row["photo_class"]]
            return [code] + [0] * (len(ATTRIBUTES) - 1)
        return [self.codes[name].get(row.get(field), 0) for name, field in FIELDS.items()]

    def requested(self, attribute, constraints):
        """float32 [codes], sum 1: the values that a query asks for; code 0 where it names none."""
        values = constraints.get(attribute, [])
        if attribute == "article_type" and "photo_class" in constraints:
            values = [PHOTO_PREFIX + constraints["photo_class"]]
        known = self.codes[attribute]
        codes = [known[value] for value in values if value in known] or [0]
        out = np.zeros(self.size(attribute), dtype=np.float32)
        out[codes] = 1 / len(codes)
        return out

    def type_only(self, constraints):
        """What a query asks of the type alone: its article types, else its categories, else
        everything.
        """
        names = ("article_type", "article_type_maybe", "photo_class")
        types = {name: constraints[name] for name in names if name in constraints}
        names = ("sub_category", "master_category")
        categories = {name: constraints[name] for name in names if name in constraints}
        return types or categories or constraints

    def sub_category_only(self, constraints):
        """The sub-categories of the article types that a query asks for."""
        if "article_type" not in constraints:
            return self.type_only(constraints)
        known = self.sub_category_of
        values = {known[value] for value in constraints["article_type"] if value in known}
        return {"sub_category": sorted(values)}
