"""Reads a demo catalogue, as `npm run demo:write` writes it."""

import json

from shop_training import vocabulary
from shop_training.data.catalogue import DEMO, LONGEST
from shop_training.data.preprocessing import decode
from shop_training.data.texts.demo_texts import PREFIX

STORE_COLOURS = vocabulary.DEMO_COLOURS["store_colours"]
AUDIENCES = vocabulary.DEMO_COLOURS["audiences"]


def read_demo(folder):
    """-> (rows, photos): one row a drawing, several for a product that was drawn several times."""
    rows, photos = [], []
    with open(folder / "products.jsonl", encoding="utf-8") as file:
        for line in file:
            product = json.loads(line)
            row = demo_row(product)
            for drawing in product["photos"]:
                photos.append(decode((folder / drawing["file"]).read_bytes(), LONGEST))
                rows.append(row)
    return rows, photos


def demo_row(product):
    """A product with the fields of a store row. What the store has no value for is prefixed:
    `demo:Beanie`.
    """
    attributes = product.get("attributes", {})
    colour = (product.get("colour") or "").lower()
    return {
        "source": DEMO,
        "split": "train",
        "handle": product["handle"],
        "title": product["title"],
        "description": product["description"],
        "articleType": PREFIX + product["fineCategory"],
        "subCategory": PREFIX + product["broadCategory"],
        "baseColour": STORE_COLOURS.get(colour, PREFIX + colour) if colour else None,
        "colour": colour,
        "gender": AUDIENCES.get(attributes.get("audience")),
        "tags": product.get("tags", []),
        "attributes": {name: str(value) for name, value in attributes.items()},
    }
