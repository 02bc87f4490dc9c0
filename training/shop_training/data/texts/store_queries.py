"""What a shopper types who looks for a product of the store catalogue.

A query comes with its constraints, so that every product that fits can be a positive of it, not
only the one that it was written for.
"""

from shop_training import vocabulary
from shop_training.data.texts.phrases import phrase_for
from shop_training.data.tokenizer import words_of

# Words of titles that say nothing by themselves.
STOP_WORDS = {
    *("men", "women", "mens", "womens", "unisex", "boys", "girls", "kids"),
    *("for", "of", "and", "the", "with", "in", "s", "t"),
}


def store_query(product, rng):
    """-> (text, constraints): a category, a colour or an article type, and at times more."""
    constraints, parts = {}, []
    kind = rng.random()
    if kind < 0.14:
        _add_category(product, rng, parts, constraints)
    elif kind < 0.2:
        constraints["colour"] = [product["baseColour"]]
        parts.append(phrase_for(vocabulary.COLOURS, product["baseColour"], rng))
    else:
        text, meant = _article(product, rng)
        parts.append(text)
        constraints.update(meant)
    may_name_colour = "colour" not in constraints and product["baseColour"] != "NA"
    if may_name_colour and rng.random() < (0.3 if kind < 0.2 else 0.7):
        parts.insert(0, phrase_for(vocabulary.COLOURS, product["baseColour"], rng))
        constraints["colour"] = [product["baseColour"]]
    if rng.random() < 0.3:
        text = phrase_for(vocabulary.GENDERS, product["gender"], rng)
        parts.insert(0 if rng.random() < 0.5 else len(parts), text)
        constraints["gender"] = [product["gender"]]
    if product["usage"] in vocabulary.USAGES and rng.random() < 0.15:
        text = phrase_for(vocabulary.USAGES, product["usage"], rng)
        parts.insert(len(parts) if text.startswith("for ") else 0, text)
        constraints["usage"] = [product["usage"]]
    if rng.random() < 0.2:
        _add_title_words(product, rng, parts, constraints)
    return " ".join(parts), constraints


def _add_category(product, rng, parts, constraints):
    name, field = ("sub_category", "subCategory")
    if rng.random() >= 0.75:
        name, field = ("master_category", "masterCategory")
    parts.append(phrase_for(vocabulary.PHRASES[name], product[field], rng, 0.5))
    constraints[name] = [product[field]]


def _article(product, rng):
    """A phrase for the article type, one time in five a collective term such as "footwear"."""
    article_type = product["articleType"]
    terms = [
        term
        for term, entry in vocabulary.COLLECTIVE_TERMS.items()
        if article_type in entry["article_types"]
    ]
    if terms and rng.random() < 0.2:
        term = rng.choice(terms)
        entry = vocabulary.COLLECTIVE_TERMS[term]
        return term, {
            "article_type": entry["article_types"],
            "article_type_maybe": entry["may_also_mean"],
        }
    phrase = phrase_for(vocabulary.ARTICLE_TYPES, article_type, rng)
    return phrase, {"article_type": [article_type]}


def _add_title_words(product, rng, parts, constraints):
    """One or two of the title's distinctive words in front: brand, pattern, material, cut."""
    distinctive = [
        word for word in words_of(product["title"]) if word not in STOP_WORDS and len(word) > 1
    ]
    if distinctive:
        chosen = rng.sample(distinctive, min(len(distinctive), rng.choice([1, 1, 2])))
        parts[0:0] = chosen
        constraints["words"] = chosen
