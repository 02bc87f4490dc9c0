"""Relevance of article types: across the store, the demo catalogue and the clothing photos."""

import numpy as np

from shop_training import vocabulary
from shop_training.data.attributes import PHOTO_PREFIX
from shop_training.data.texts.demo_texts import PREFIX as DEMO_PREFIX
from shop_training.data.texts.demo_texts import name_of

# The demo's article type in lower case -> the store's article types of the same kind.
STORE_TYPES = {
    name.lower(): set(entry["article_types"]) for name, entry in vocabulary.DEMO_TYPES.items()
}
IRRELEVANT, UNKNOWN, RELEVANT = 0, 1, 2


def is_demo(value):
    return value.startswith(DEMO_PREFIX)


class TypeRelevance:
    def __init__(self, codes):
        """codes: AttributeCodes."""
        self.codes = codes.codes["article_type"]
        self.size = codes.size("article_type")
        self.sub_category_of = codes.sub_category_of

    def of_article_types(self, meant, maybe=()):
        """int8 [codes], for a text that means these article types; `maybe` are not wrong either."""
        row = self._row_with(maybe, UNKNOWN)
        meant = set(meant)
        demo = {value for value in meant if is_demo(value)}
        for value, code in self.codes.items():
            if is_demo(value):
                row[code] = IRRELEVANT if demo else self._across(value, meant)
            elif demo and not value.startswith(PHOTO_PREFIX):
                row[code] = min(UNKNOWN, max(self._across(one, {value}) for one in demo))
        for name, entry in vocabulary.PHOTO_CLASSES.items():
            row[self.codes[PHOTO_PREFIX + name]] = self._of_photo(entry, meant, demo)
        for value in meant:
            if value in self.codes:
                row[self.codes[value]] = RELEVANT
        return row

    def of_photo_class(self, name):
        """int8 [codes], for a text that means a class of the clothing photos."""
        entry = vocabulary.PHOTO_CLASSES[name]
        row = self._row_with((), UNKNOWN)
        for value, code in self.codes.items():
            if is_demo(value):
                store_types = STORE_TYPES[name_of(value)]
                if store_types & set(entry["article_types"]):
                    row[code] = RELEVANT
                else:
                    row[code] = IRRELEVANT if store_types else UNKNOWN
        for values, status in ((entry["lookalikes"], UNKNOWN), (entry["article_types"], RELEVANT)):
            row[[self.codes[value] for value in values if value in self.codes]] = status
        row[self.codes[PHOTO_PREFIX + name]] = RELEVANT
        return row

    def _row_with(self, values, status):
        row = np.zeros(self.size, dtype=np.int8)
        row[0] = UNKNOWN
        row[[self.codes[value] for value in values if value in self.codes]] = status
        return row

    def _across(self, demo_type, store_types):
        """A demo type and a text that means store types, or the other way round.

        Relevant where it is one of them, unknown within a sub-category of theirs, else irrelevant.
        """
        same = STORE_TYPES[name_of(demo_type)]
        if same & store_types:
            return RELEVANT
        categories = {self.sub_category_of.get(value) for value in store_types}
        return UNKNOWN if categories & {self.sub_category_of.get(v) for v in same} else IRRELEVANT

    def _of_photo(self, entry, meant, demo):
        """A clothing photo and a text that means these types. Relevant where they cover half of its
        class.
        """
        types, lookalikes = set(entry["article_types"]), set(entry["lookalikes"])
        status = IRRELEVANT
        if demo:
            same = (meant - demo).union(*(STORE_TYPES[name_of(value)] for value in demo))
            status = UNKNOWN if not same or same & types else IRRELEVANT
        if meant & lookalikes:
            status = UNKNOWN
        if meant & types:
            covered = types <= meant or len(meant & types) * 2 > len(types)
            status = RELEVANT if covered else UNKNOWN
        return status
