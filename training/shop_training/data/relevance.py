"""Which products are relevant to which query: RELEVANT, IRRELEVANT, or UNKNOWN where the labels do
not say.

What is unknown stays out of the losses.
"""

import numpy as np

from shop_training import vocabulary
from shop_training.data.attributes import ATTRIBUTES, PHOTO_PREFIX
from shop_training.data.texts.demo_texts import PREFIX as DEMO_PREFIX
from shop_training.data.type_relevance import IRRELEVANT, RELEVANT, UNKNOWN, TypeRelevance

SIMILAR_COLOURS = vocabulary.DEMO_COLOURS["similar_store_colours"]


class Relevance:
    def __init__(self, codes):
        """codes: AttributeCodes."""
        self.codes = codes
        self.types = TypeRelevance(codes)
        self._rows = {}

    def of_value(self, attribute, value):
        """int8 [codes]: for a text that means one value of an attribute."""
        if value.startswith(PHOTO_PREFIX):
            return self.types.of_photo_class(value[len(PHOTO_PREFIX) :])
        if attribute == "article_type":
            return self.types.of_article_types([value])
        return self.of_values(attribute, [value])

    def of_values(self, attribute, values):
        """int8 [codes]: for a text that means any of these values; not for article types."""
        known = self.codes.codes[attribute]
        row = np.zeros(self.codes.size(attribute), dtype=np.int8)
        row[0] = UNKNOWN
        if attribute == "sub_category":
            row[self._codes_of_the_other_catalogue(values)] = UNKNOWN
        if attribute == "colour":
            row[self._codes_of_similar_colours(values)] = UNKNOWN
        row[[known[value] for value in values if value in known]] = RELEVANT
        if attribute == "gender" and {"Men", "Women"} & set(values) and "Unisex" in known:
            row[known["Unisex"]] = UNKNOWN
        return row

    def _codes_of_the_other_catalogue(self, values):
        """The demo's sub-categories cannot be compared with the store's."""
        demo = any(value.startswith(DEMO_PREFIX) for value in values)
        known = self.codes.codes["sub_category"]
        return [code for value, code in known.items() if value.startswith(DEMO_PREFIX) != demo]

    def _codes_of_similar_colours(self, values):
        """Colours that only the demo has, and the store's colours that they may pass for."""
        known = self.codes.codes["colour"]
        pairs = [(demo, store) for demo, near in SIMILAR_COLOURS.items() for store in near]
        pairs += [(store, demo) for demo, store in pairs]
        return [known[other] for value, other in pairs if value in values and other in known]

    def of_constraints(self, attribute, constraints):
        """int8 [codes], or None where the query does not constrain the attribute. Kept once
        computed.
        """
        values, maybe, of_photo = constraints.get(attribute), (), False
        if attribute == "article_type":
            values = constraints.get("photo_class", values)
            maybe, of_photo = (
                constraints.get("article_type_maybe", ()),
                "photo_class" in constraints,
            )
        if values is None:
            return None
        key = (attribute, of_photo, str(values), str(maybe))
        if key not in self._rows:
            if attribute != "article_type":
                self._rows[key] = self.of_values(attribute, values)
            elif of_photo:
                self._rows[key] = self.types.of_photo_class(values)
            else:
                self._rows[key] = self.types.of_article_types(values, maybe)
        return self._rows[key]

    def matrix(self, queries, codes, titles):
        """int8 [queries, products].

        queries: constraints. codes: [products, attributes]. titles: each product's words, None
        where it has no title.
        """
        out = np.full((len(queries), len(codes)), RELEVANT, dtype=np.int8)
        for query, constraints in enumerate(queries):
            for attribute, name in enumerate(ATTRIBUTES):
                row = self.of_constraints(name, constraints)
                if row is not None:
                    out[query] = np.minimum(out[query], row[codes[:, attribute]])
            if constraints.get("words"):
                _require_words(out[query], set(constraints["words"]), titles)
        return out


def _require_words(row, needed, titles):
    for product in np.flatnonzero(row):
        words = titles[product]
        if words is None:
            row[product] = UNKNOWN
        elif not needed <= words:
            row[product] = IRRELEVANT
