"""What shoppers call things.

The tables are JSON, because the shop's evaluation (TypeScript) reads some of them too. Each maps a
value, as the data set writes it, to phrases that mean exactly that value. British and American
words, singular and plural.

- `collective_terms`: words for several article types, such as "footwear": the types that they mean,
  and those that they may also mean.
- `photo_classes`: the classes of the clothing photos: captions, the article types of the same kind,
  and article types that look alike (neither right nor wrong in training).
- `demo_types`: the demo catalogue's article types: the data set's types of the same kind, and
  phrases.
- `occasions`: phrases ("a wedding"), adjectives, and the article types that suit them.
- `tokenizer_words`: words that the data hardly has; the tokenizer keeps them whole.
- `out_of_domain_words`: what no fashion shop sells.
"""

import json
from pathlib import Path

FOLDER = Path(__file__).parent


def _table(name):
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def _words(name):
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split()


ARTICLE_TYPES = _table("article_types")
COLOURS = _table("colours")
GENDERS = _table("genders")
USAGES = _table("usages")
SUB_CATEGORIES = _table("sub_categories")
MASTER_CATEGORIES = _table("master_categories")
COLLECTIVE_TERMS = _table("collective_terms")
PHOTO_CLASSES = _table("photo_classes")
DEMO_TYPES = _table("demo_types")
DEMO_COLOURS = _table("demo_colours")
OCCASIONS = _table("occasions")
KEYBOARD_NEIGHBOURS = _table("keyboard_neighbours")
TOKENIZER_WORDS = _words("tokenizer_words")
OUT_OF_DOMAIN_WORDS = _words("out_of_domain_words")

# Attribute of a product -> its table.
PHRASES = {
    "article_type": ARTICLE_TYPES,
    "sub_category": SUB_CATEGORIES,
    "master_category": MASTER_CATEGORIES,
    "colour": COLOURS,
    "gender": GENDERS,
    "usage": USAGES,
}
