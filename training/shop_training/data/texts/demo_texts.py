"""Documents and queries for products of the demo catalogue."""

from shop_training import vocabulary
from shop_training.data.tokenizer import words_of

PREFIX = "demo:"
# How often a query that names an article type uses another phrase than its name.
OTHER_PHRASE = 0.3


def name_of(value):
    """ "demo:Ankle boots" -> "ankle boots"."""
    return value[len(PREFIX) :].lower()


def known_words(product):
    """The words that a query may ask of this product."""
    texts = [product["title"], product["colour"], *product["tags"], *product["attributes"].values()]
    return frozenset(word for text in texts for word in words_of(text))


def demo_document(product, rng):
    """Title and description as the shop embeds them, or a part of that."""
    chance = rng.random()
    if chance < 0.25:
        return product["title"]
    sentences = product["description"].split(". ")
    if chance < 0.45:
        sentences = [one for one in sentences if rng.random() < 0.6] or sentences[:1]
    return f"{product['title']}. {'. '.join(sentences)}"


def demo_query(product, rng):
    """-> (text, constraints)."""
    parts, constraints = [], {}
    _add_type(product, rng, parts, constraints)
    if rng.random() < 0.35:
        _add_detail(product, rng, parts, constraints)
    if product["colour"] and rng.random() < 0.65:
        _add_colour(product, rng, parts, constraints)
    if product["gender"] and rng.random() < 0.2:
        parts.append(rng.choice(vocabulary.GENDERS[product["gender"]]))
        constraints["gender"] = [product["gender"]]
    return " ".join(parts), constraints


def _add_type(product, rng, parts, constraints):
    if rng.random() < 0.1:
        parts.append(name_of(product["subCategory"]))
        constraints["sub_category"] = [product["subCategory"]]
        return
    article_type = product["articleType"]
    others = vocabulary.DEMO_TYPES[article_type[len(PREFIX) :]]["phrases"]
    other = rng.random() < OTHER_PHRASE
    parts.append(rng.choice(others) if other else name_of(article_type))
    constraints["article_type"] = [article_type]


def _add_detail(product, rng, parts, constraints):
    """A tag or an attribute: "ribbed", "linen"."""
    details = [*product["tags"], *product["attributes"].values()]
    details = [text for text in details if text and text != "plain"]
    if details:
        detail = rng.choice(details).lower()
        if detail not in parts[0] and words_of(detail):
            parts.insert(0, detail)
            constraints["words"] = words_of(detail)


def _add_colour(product, rng, parts, constraints):
    shade = product["attributes"].get("shade")
    if shade and rng.random() < 0.15:
        parts.insert(0, shade)
        constraints["words"] = constraints.get("words", []) + words_of(shade)
    else:
        text = product["colour"]
        if product["baseColour"] in vocabulary.COLOURS and rng.random() < 0.25:
            text = rng.choice(vocabulary.COLOURS[product["baseColour"]])
        parts.insert(0, text)
    constraints["colour"] = [product["baseColour"]]
