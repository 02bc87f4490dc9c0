"""Queries that name an occasion, the weather or a present instead of a product."""

from shop_training import vocabulary

FRAMES = [
    "something for {}",
    "something for {}",
    "something to wear to {}",
    "what to wear for {}",
    "an outfit for {}",
    "clothes for {}",
    "for {}",
    "{}",
    "{} outfit",
    "{} clothes",
    "things for {}",
]
THINGS = ["something", "something", "anything", "something really"]
CLOTHES = ["clothes", "outfit", "things", "wear"]
DETAILS = [
    *("pockets", "a hood", "buttons", "a zip", "a pattern", "long sleeves", "short sleeves"),
    *("a belt", "stripes", "flowers", "lace", "a collar", "a logo"),
]
# Phrases that begin so stand alone: "a gift for dad", not "something for a gift for dad".
PRESENTS = ("a gift", "a present", "a birthday")
# How often such a phrase loses its article: "gift for dad".
WITHOUT_ARTICLE = 0.4


def occasion_suffix(rng):
    """What may follow a named product and changes nothing of what is asked: "for the office"."""
    occasion = rng.choice(vocabulary.OCCASIONS)
    phrase, detail = rng.choice(occasion["phrases"]), rng.choice(DETAILS)
    return rng.choice(
        [
            f"for {phrase}",
            f"for {phrase}",
            f"as {phrase}" if phrase.startswith(PRESENTS) else f"to wear to {phrase}",
            f"with {detail}",
            f"with {detail} for {phrase}",
            f"that is {rng.choice(occasion['adjectives'])}",
        ]
    )


def occasion_query(article_type, colour, rng):
    """A query that products of this type answer without being named -> (text, constraints).

    colour: a phrase, or None. None where no occasion suits the type.
    """
    suitable = [one for one in vocabulary.OCCASIONS if article_type in one["article_types"]]
    if not suitable:
        return None
    occasion = rng.choice(suitable)
    text = _text(occasion, rng)
    if colour and "something" in text:
        text = text.replace("something", f"something {colour}", 1)
    elif colour:
        text = f"{colour} {text}"
    return text, {"article_type": occasion["article_types"]}


def _text(occasion, rng):
    adjectives = occasion["adjectives"]
    chance = rng.random()
    if chance < 0.25:
        if rng.random() < 0.7:
            return f"{rng.choice(THINGS)} {rng.choice(adjectives)}"
        return f"{rng.choice(adjectives)} {rng.choice(CLOTHES)}"
    phrase = rng.choice(occasion["phrases"])
    if phrase.startswith(PRESENTS):
        text = phrase[2:] if rng.random() < WITHOUT_ARTICLE else phrase
    else:
        text = rng.choice(FRAMES).format(phrase)
    if chance < 0.6:
        text = text.replace("something", f"something {rng.choice(adjectives)}", 1)
    return text
