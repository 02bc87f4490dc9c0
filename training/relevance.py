"""Which products answer which text: 2 yes, 1 cannot be said (kept out of the loss), 0 no.

Article types, clothing-photo classes and the demo catalogue's categories share one list of codes, so
that "dress" finds Dresses in the catalogue and dresses on beds alike.
"""
import collections

import numpy as np

import vocabulary as words
from demo import NEAR_COLOURS, name_of

ATTRIBUTES = ("article", "sub", "master", "colour", "gender", "usage")
FIELDS = {"article": "articleType", "sub": "subCategory", "master": "masterCategory", "colour": "baseColour",
          "gender": "gender", "usage": "usage"}
UNKNOWN = {"NA", "", None}
COUSINS = {kind.lower(): set(meant) for kind, meant in words.DEMO_KINDS.items()}


class Codes:
    """Numbers of attribute values; 0 is unknown."""

    def __init__(self, rows):
        self.of, self.rows_of = {}, {}
        for name in ATTRIBUTES:
            values = sorted({row.get(FIELDS[name]) for row in rows} - UNKNOWN, key=str)
            if name == "article":
                values += [f"photo:{label}" for label in words.PHOTO_CLASSES]
            self.of[name] = {value: at + 1 for at, value in enumerate(values)}
        counts = {}
        for row in rows:
            counts.setdefault(row.get("articleType"), collections.Counter())[row.get("subCategory")] += 1
        self.departments = {article: seen.most_common(1)[0][0] for article, seen in counts.items()}

    def kind_of(self, wanted):
        """What a query wants of the kind of thing alone; itself where it names none."""
        kind = {name: wanted[name] for name in ("article", "article_maybe", "photo") if name in wanted}
        return kind or {name: value for name, value in wanted.items() if name in ("sub", "master")} or wanted

    def department_of(self, wanted):
        """The departments of the things that a query wants."""
        if "article" not in wanted:
            return self.kind_of(wanted)
        return {"sub": sorted({self.departments[value] for value in wanted["article"] if value in self.departments})}

    def size(self, name):
        return len(self.of[name]) + 1

    def cousins(self, article):
        """The store's article types that the demo's kind is one of."""
        return COUSINS[name_of(article)]

    def kinship(self, article, meant):
        """What a product of the demo's kind is to a text that means these article types of the store: one of them, in a department
        of theirs, where it cannot be said, or neither. The same holds the other way round."""
        kin = self.cousins(article)
        if kin & meant:
            return 2
        departments = {self.departments.get(value) for value in meant}
        return 1 if {self.departments.get(value) for value in kin} & departments else 0

    def row(self, row):
        if row.get("source") == "clothing":
            return [self.of["article"]["photo:" + row["class"]], 0, 0, 0, 0, 0]
        return [self.of[name].get(row.get(FIELDS[name]), 0) for name in ATTRIBUTES]

    def articles(self, meant, maybe=()):
        """One row of answers over article codes for a text that means these article types."""
        answer = np.zeros(self.size("article"), dtype=np.int8)
        answer[0] = 1
        codes = self.of["article"]
        for value in maybe:
            if value in codes:
                answer[codes[value]] = 1
        meant = set(meant)
        drawn = {value for value in meant if value.startswith("demo:")}
        for value, code in codes.items():
            if value.startswith("demo:"):
                answer[code] = 0 if drawn else self.kinship(value, meant)
            elif drawn and not value.startswith("photo:"):
                answer[code] = min(1, max(self.kinship(one, {value}) for one in drawn))
        if drawn:
            meant_here = (meant - drawn).union(*(self.cousins(value) for value in drawn))
            for label, (_, kinds) in words.PHOTO_CLASSES.items():
                answer[codes["photo:" + label]] = 1 if not meant_here or meant_here & set(kinds) else 0
        for label, (_, kinds) in words.PHOTO_CLASSES.items():
            if meant & set(words.PHOTO_LOOKALIKES[label]):
                answer[codes["photo:" + label]] = 1
            if meant & set(kinds):
                answer[codes["photo:" + label]] = 2 if set(kinds) <= meant or len(meant & set(kinds)) * 2 > len(kinds) else 1
        for value in meant:
            if value in codes:
                answer[codes[value]] = 2
        return answer

    def photo_class(self, label):
        """The same for a text that means a class of the clothing photos."""
        answer = np.zeros(self.size("article"), dtype=np.int8)
        codes = self.of["article"]
        answer[0] = 1
        for value, code in codes.items():
            if value.startswith("demo:"):
                cousins = self.cousins(value)
                answer[code] = 2 if cousins & set(words.PHOTO_CLASSES[label][1]) else 0 if cousins else 1
        for value in words.PHOTO_LOOKALIKES[label]:
            if value in codes:
                answer[codes[value]] = 1
        for value in words.PHOTO_CLASSES[label][1]:
            if value in codes:
                answer[codes[value]] = 2
        answer[codes["photo:" + label]] = 2
        return answer

    def values(self, name, wanted, maybe=()):
        """One row of answers over the codes of any other attribute."""
        answer = np.zeros(self.size(name), dtype=np.int8)
        answer[0] = 1
        if name == "sub":
            demo = any(value.startswith("demo:") for value in wanted)
            for value, code in self.of[name].items():
                if value.startswith("demo:") != demo:
                    answer[code] = 1
        if name == "colour":
            for value, near in NEAR_COLOURS.items():
                for other in near:
                    for asked, passing in ((value, other), (other, value)):
                        if asked in wanted and passing in self.of[name]:
                            answer[self.of[name][passing]] = 1
        for value in wanted:
            if value in self.of[name]:
                answer[self.of[name][value]] = 2
        if name == "gender" and {"Men", "Women"} & set(wanted):
            answer[self.of[name]["Unisex"]] = 1
        return answer

    def asked(self, name, wanted):
        """float [values], of sum 1: the values of one attribute that a query asks for; value 0 where it names none."""
        values = [f"photo:{wanted['photo']}"] if name == "article" and "photo" in wanted else wanted.get(name, [])
        codes = [self.of[name][value] for value in values if value in self.of[name]] or [0]
        out = np.zeros(self.size(name), dtype=np.float32)
        out[codes] = 1 / len(codes)
        return out

    def tables(self, queries):
        """-> per attribute that any of them asks for, int8 [queries, codes]; 2 throughout where a query does not."""
        tables = {}
        for at, wanted in enumerate(queries):
            for name in ATTRIBUTES:
                row = self.row_of(name, wanted)
                if row is not None:
                    if name not in tables:
                        tables[name] = np.full((len(queries), self.size(name)), 2, dtype=np.int8)
                    tables[name][at] = row
        return tables

    def row_of(self, name, wanted):
        """What one query asks of one attribute, worked out once; None for nothing."""
        asked = wanted.get("photo", wanted.get("article")) if name == "article" else wanted.get(name)
        if asked is None:
            return None
        key = (name, "photo" in wanted, str(asked), str(wanted.get("article_maybe", "")) if name == "article" else "")
        if key not in self.rows_of:
            if name != "article":
                self.rows_of[key] = self.values(name, asked)
            elif "photo" in wanted:
                self.rows_of[key] = self.photo_class(asked)
            else:
                self.rows_of[key] = self.articles(asked, wanted.get("article_maybe", ()))
        return self.rows_of[key]

    def answers(self, queries, codes, titles):
        """int8 [queries, products] for wanted dictionaries, codes [products, 6] and sets of title words
        (None where there is no title)."""
        tables = self.tables(queries)
        out = np.full((len(queries), len(codes)), 2, dtype=np.int8)
        for name, table in tables.items():
            asking = np.flatnonzero((table != 2).any(axis=1))
            passing = table[asking].take(codes[:, ATTRIBUTES.index(name)], axis=1)
            out[asking] = np.minimum(out[asking], passing)
        for at, wanted in enumerate(queries):
            if wanted.get("words"):
                need = set(wanted["words"])
                for product in np.flatnonzero(out[at]):
                    have = titles[product]
                    if have is None:
                        out[at, product] = 1
                    elif not need <= have:
                        out[at, product] = 0
        return out
