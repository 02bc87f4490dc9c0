"""Data for the tests, made on the spot: ten products, some user photos and drawings.

Pictures are rectangles of random colours, titles are invented: python3 sample_data.py FOLDER
"""

import csv
import io
import json
import sys
import zipfile
from pathlib import Path

import numpy as np
from PIL import Image

# Title; master category, sub-category, article type, colour, gender, usage.
APPAREL, SHOES, BAGS = ("Apparel", "Topwear"), ("Footwear", "Shoes"), ("Accessories", "Bags")
PRODUCTS = [
    ("Nordlys Men Blue Shirt", *APPAREL, "Shirts", "Blue", "Men", "Casual"),
    ("Nordlys Women Red Tunic", *APPAREL, "Tunics", "Red", "Women", "Ethnic"),
    ("Kestrel Men Black Casual Shoes", *SHOES, "Casual Shoes", "Black", "Men", "Casual"),
    ("Kestrel Women Red Heels", *SHOES, "Heels", "Red", "Women", "Party"),
    ("Harbour Unisex Black Backpack", *BAGS, "Backpacks", "Black", "Unisex", "Casual"),
    ("Harbour Women Blue Handbag", *BAGS, "Handbags", "Blue", "Women", "Casual"),
    ("Kestrel Men Blue Casual Shoes", *SHOES, "Casual Shoes", "Blue", "Men", "Sports"),
    # The dev split.
    ("Nordlys Men Red Shirt", *APPAREL, "Shirts", "Red", "Men", "Casual"),
    ("Kestrel Women Black Heels", *SHOES, "Heels", "Black", "Women", "Party"),
    ("Harbour Unisex Backpack", *BAGS, "Backpacks", "NA", "Unisex", ""),
]
DEV_FROM = 7
COLUMNS = (
    *("title", "masterCategory", "subCategory", "articleType", "baseColour", "gender", "usage"),
    *("id", "season", "year", "image"),
)
USER_PHOTOS = {"train": ("dress", "shoes", "shirt", "hat"), "dev": ("dress", "shoes")}
# Broad category, fine category, colour.
DRAWINGS = [("Hats", "Beanie", "navy"), ("Shoes", "Sneakers", "red"), ("Bags", "Tote bag", "mint")]


def write_sample_data(folder):
    """The two data sets. folder: Path."""
    rng = np.random.default_rng(1)
    for name in ("fashion-products", "clothing-photos"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    rows = [
        dict(zip(COLUMNS, (*product, str(number), "Summer", "2020", f"{number}.jpg")))
        for number, product in enumerate(PRODUCTS)
    ]
    for split, part in (("train", rows[:DEV_FROM]), ("dev", rows[DEV_FROM:])):
        store = folder / "fashion-products"
        with open(store / f"products-{split}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows(part)
        _zip(store / f"images-{split}.zip", [row["image"] for row in part], rng)
        names = [f"{name}/{number}.jpg" for number, name in enumerate(USER_PHOTOS[split])]
        _zip(folder / "clothing-photos" / f"photos-{split}.zip", names, rng)


def write_sample_drawings(folder):
    """A demo catalogue, as `npm run demo:write` writes one."""
    rng = np.random.default_rng(2)
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for number, (broad, fine, colour) in enumerate(DRAWINGS):
        (folder / f"{number}.jpg").write_bytes(_jpeg(rng))
        product = {
            "handle": f"drawing-{number}",
            "title": f"{colour.title()} {fine}",
            "description": f"A {colour} one. Soft and light.",
            "broadCategory": broad,
            "fineCategory": fine,
            "colour": colour,
            "tags": ["ribbed"],
            "attributes": {"audience": "women", "material": "cotton"},
            "photos": [{"file": f"{number}.jpg"}],
        }
        lines.append(json.dumps(product))
    (folder / "products.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_sample_queries(file):
    """The evaluation's queries for these products, as `npm run evaluate:queries` writes them."""
    dev = [dict(zip(COLUMNS, product)) for product in PRODUCTS[DEV_FROM:]]
    columns = ("subCategory", "articleType", "baseColour")
    plain = [
        {
            "text": f"{row['baseColour']} {row['articleType']}".lower(),
            **{name: row[name] for name in columns},
        }
        for row in dev
        if row["baseColour"] != "NA"
    ]
    values = {
        name: [
            {"text": value.lower(), "value": value}
            for value in sorted({row[name] for row in dev} - {"NA"})
        ]
        for name in columns
    }
    table = {"format": 1, "products": len(dev), "plain": plain, "values": values}
    file.write_text(json.dumps(table), encoding="utf-8")


def _zip(path, names, rng):
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, _jpeg(rng))


def _jpeg(rng):
    """A rectangle of one colour before white."""
    pixels = np.full((64, 48, 3), 255, dtype=np.uint8)
    top, left = rng.integers(4, 24, 2)
    pixels[top : top + 32, left : left + 20] = rng.integers(0, 256, 3)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG")
    return file.getvalue()


if __name__ == "__main__":
    write_sample_data(Path(sys.argv[1]))
