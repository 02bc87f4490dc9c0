"""The demo catalogue's products as training items, and the queries asked of them."""
import json
import os

import vocabulary as words
from photos import decode
from tokenizer import words_of

AUDIENCES = {"women": "Women", "men": "Men", "unisex": "Unisex", "girls": "Girls", "boys": "Boys"}

# The shop's plain colour words, in the store catalogue's terms where it has them.
COLOURS = {
    "black": "Black", "white": "White", "cream": "Cream", "grey": "Grey", "charcoal": "Charcoal", "beige": "Beige",
    "tan": "Tan", "brown": "Brown", "navy": "Navy Blue", "blue": "Blue", "teal": "Teal", "green": "Green",
    "olive": "Olive", "yellow": "Yellow", "mustard": "Mustard", "orange": "Orange", "rust": "Rust", "red": "Red",
    "burgundy": "Burgundy", "pink": "Pink", "purple": "Purple", "lilac": "Lavender", "gold": "Gold", "silver": "Silver",
    "multicolour": "Multi", "multicolor": "Multi", "maroon": "Maroon", "peach": "Peach", "khaki": "Khaki",
}
# Colours that only the demo has, and the store's colours that they may pass for.
NEAR_COLOURS = {
    "demo:light blue": ["Blue", "Turquoise Blue"], "demo:camel": ["Beige", "Tan", "Brown"],
    "demo:sage": ["Green", "Olive"], "demo:mint": ["Green", "Sea Green", "Turquoise Blue"],
    "demo:coral": ["Pink", "Peach", "Orange", "Red"], "demo:blush": ["Pink", "Nude", "Skin", "Peach", "Rose"],
}

# Of queries that name a kind, those that call it otherwise.
OTHERWISE = 0.3


def read_demo(folder, longest):
    """A folder that `npm run demo:write` wrote -> (one row per photo, PIL images)."""
    rows, photos = [], []
    with open(os.path.join(folder, "products.jsonl"), encoding="utf-8") as file:
        for line in file:
            product = json.loads(line)
            attributes = product.get("attributes", {})
            colour = (product.get("colour") or "").lower()
            row = {
                "source": "demo", "split": "train", "handle": product["handle"], "title": product["title"],
                "description": product["description"], "articleType": "demo:" + product["fineCategory"],
                "subCategory": "demo:" + product["broadCategory"],
                "baseColour": COLOURS.get(colour, "demo:" + colour) if colour else None, "colour": colour,
                "gender": AUDIENCES.get(attributes.get("audience")), "tags": product.get("tags", []),
                "attributes": {name: str(value) for name, value in attributes.items()},
            }
            for drawing in product["photos"]:
                with open(os.path.join(folder, drawing["file"]), "rb") as photo:
                    photos.append(decode(photo.read(), longest))
                rows.append(row)
    return rows, photos


def known_words(row):
    """Words that a query may ask of this product."""
    texts = [row["title"], row["colour"], *row["tags"], *row["attributes"].values()]
    return frozenset(word for text in texts for word in words_of(text))


def name_of(value):
    return value[len("demo:") :].lower()


def named_query(row, rng):
    """-> (text, wanted), as captions.named_query."""
    parts, wanted = [], {}
    if rng.random() < 0.1:
        parts.append(name_of(row["subCategory"]))
        wanted["sub"] = [row["subCategory"]]
    else:
        others = words.DEMO_PHRASES[row["articleType"][len("demo:") :]]
        parts.append(rng.choice(others) if rng.random() < OTHERWISE else name_of(row["articleType"]))
        wanted["article"] = [row["articleType"]]
    if rng.random() < 0.35:
        details = [text for text in [*row["tags"], *row["attributes"].values()] if text and text != "plain"]
        if details:
            detail = rng.choice(details).lower()
            if detail not in parts[0] and words_of(detail):
                parts.insert(0, detail)
                wanted["words"] = words_of(detail)
    if row["colour"] and rng.random() < 0.65:
        shade = row["attributes"].get("shade")
        if shade and rng.random() < 0.15:
            parts.insert(0, shade)
            wanted["words"] = wanted.get("words", []) + words_of(shade)
        else:
            text = row["colour"]
            if row["baseColour"] in words.COLOURS and rng.random() < 0.25:
                text = rng.choice(words.COLOURS[row["baseColour"]])
            parts.insert(0, text)
        wanted["colour"] = [row["baseColour"]]
    if row["gender"] and rng.random() < 0.2:
        parts.append(rng.choice(words.GENDERS[row["gender"]]))
        wanted["gender"] = [row["gender"]]
    return " ".join(parts), wanted


def document(row, rng):
    """As the shop embeds it, title and description, or a part of that."""
    chance = rng.random()
    if chance < 0.25:
        return row["title"]
    sentences = row["description"].split(". ")
    if chance < 0.45:
        sentences = [sentence for sentence in sentences if rng.random() < 0.6] or sentences[:1]
    return f"{row['title']}. {'. '.join(sentences)}"
