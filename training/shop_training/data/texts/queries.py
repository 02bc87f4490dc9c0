"""Queries as shoppers type them: by name or by occasion, with openings, typos and words in any
order.
"""

from shop_training import vocabulary
from shop_training.data.texts.occasions import occasion_query, occasion_suffix
from shop_training.data.texts.phrases import in_another_order, phrase_for, with_typo

# Shares of queries: by occasion instead of by name; by name, with an occasion after it.
BY_OCCASION = 0.15
WITH_SUFFIX = 0.06
OPENINGS = [
    *([""] * 6),
    *(
        "a ",
        "looking for ",
        "i want ",
        "i need a ",
        "show me ",
        "find me a ",
        "best ",
        "buy ",
        "nice ",
    ),
]


def query(product, rng, by_name):
    """-> (text, constraints). by_name: writes a query that names the product."""
    by_occasion = _by_occasion(product, rng) if rng.random() < BY_OCCASION else None
    if by_occasion:
        return by_occasion
    text, constraints = by_name(product, rng)
    if "article_type" in constraints and rng.random() < WITH_SUFFIX:
        text = f"{text} {occasion_suffix(rng)}"
    if rng.random() < 0.15:
        text = rng.choice(OPENINGS) + text
    chance = rng.random()
    if chance < 0.12:
        text = in_another_order(text, rng)
    elif chance < 0.3:
        text = with_typo(text, rng)
    return text, constraints


def _by_occasion(product, rng):
    """-> (text, constraints), one time in four with the product's colour; None where no occasion
    suits.
    """
    with_colour = product["baseColour"] in vocabulary.COLOURS and rng.random() < 0.25
    colour = phrase_for(vocabulary.COLOURS, product["baseColour"], rng) if with_colour else None
    made = occasion_query(product["articleType"], colour, rng)
    if made and with_colour:
        made[1]["colour"] = [product["baseColour"]]
    return made


def out_of_domain_query(known_words, rng):
    """A query for what no fashion shop sells, or for a word that does not exist -> (text,
    constraints).

    known_words: what invented words are scrambled from. Some name a colour or an audience.
    """
    parts = [_out_of_domain_word(known_words, rng) for _ in range(rng.choice([1, 1, 1, 2, 2, 3]))]
    constraints = {}
    if rng.random() < 0.3:
        colour = rng.choice(sorted(vocabulary.COLOURS))
        parts.insert(0, phrase_for(vocabulary.COLOURS, colour, rng))
        constraints["colour"] = [colour]
    if rng.random() < 0.15:
        gender = rng.choice(sorted(vocabulary.GENDERS))
        parts.append(phrase_for(vocabulary.GENDERS, gender, rng))
        constraints["gender"] = [gender]
    text = " ".join(parts)
    return (rng.choice(OPENINGS) + text if rng.random() < 0.2 else text), constraints


def _out_of_domain_word(known_words, rng):
    if rng.random() < 0.5:
        return rng.choice(vocabulary.OUT_OF_DOMAIN_WORDS)
    word = rng.choice(known_words)
    if len(word) > 4 and rng.random() < 0.6:
        letters = word
    else:
        letters = rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randrange(3, 10))
    return "".join(rng.sample(letters, len(letters)))
