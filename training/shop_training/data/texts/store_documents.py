"""What a shop writes about a product: its title, sometimes with a description or with words
missing.
"""

from shop_training import vocabulary
from shop_training.data.texts.phrases import phrase_for, with_typo

AUDIENCES = {"Men": "men", "Women": "women", "Boys": "boys", "Girls": "girls"}
CAPTIONS = [
    "{}",
    "{}",
    "a photo of a {}",
    "{} on a hanger",
    "a {} lying on the floor",
    "my {}",
    "a {}",
]


def document(product, rng):
    title = product["title"]
    chance = rng.random()
    if chance < 0.2:
        words = [word for word in title.split(" ") if rng.random() > 0.2]
        title = " ".join(words) or title
    elif chance < 0.25:
        title = with_typo(title, rng)
    if rng.random() < 0.15:
        return f"{title}. {description(product, rng)}"
    return title


def description(product, rng):
    """One to four sentences made of the product's attributes."""
    colour = phrase_for(vocabulary.COLOURS, product["baseColour"], rng, 0.6)
    article = phrase_for(vocabulary.ARTICLE_TYPES, product["articleType"], rng, 0.5)
    audience = AUDIENCES.get(product["gender"], "everyone")
    usage = "everyday"
    if product["usage"] in vocabulary.USAGES:
        usage = phrase_for(vocabulary.USAGES, product["usage"], rng, 0.7)
    sub_category = phrase_for(vocabulary.SUB_CATEGORIES, product["subCategory"], rng, 0.6)
    season = product["season"].lower() or "any season"
    sentences = [
        f"A {colour} {article} for {audience}.",
        f"This {article} comes in {colour}.",
        f"Made for {usage} wear.",
        f"A {usage} piece from our {sub_category} range.",
        f"Part of the {season} collection {product['year'] or ''}.",
        f"Colour: {colour}. Category: {sub_category}, {article}.",
        f"{product['masterCategory']} for {audience}: {article} in {colour}.",
        f"Pairs well with the rest of your {season} wardrobe.",
    ]
    return " ".join(rng.sample(sentences, rng.choice([1, 2, 2, 3, 4])))


def photo_caption(photo_class, rng):
    """A caption of a clothing photo of this class."""
    text = rng.choice(vocabulary.PHOTO_CLASSES[photo_class]["phrases"])
    text = rng.choice(CAPTIONS).format(text)
    return with_typo(text, rng) if rng.random() < 0.1 else text
