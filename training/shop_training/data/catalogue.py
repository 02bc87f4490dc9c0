"""Reads the data sets: the store catalogue and people's photos of their clothes.

    fashion-products/products-{train,dev}.csv, images-{train,dev}.zip
    clothing-photos/photos-{train,dev}.zip, with the class as the name of a photo's folder

A row is a dictionary. It has `source` and `split`, and keeps the names that the data set gives its
fields.
"""

import csv
import zipfile

from shop_training.data.preprocessing import decode

SPLITS = ("train", "dev")
STORE, USER_PHOTOS, DEMO = "store", "user_photos", "demo"
# Pixels kept of a photo's long side.
LONGEST = 160


def read_store(data):
    """data: the data folder -> (rows, an iterator over their photos in the same order)."""
    folder = data / "fashion-products"
    rows = []
    for split in SPLITS:
        with open(folder / f"products-{split}.csv", encoding="utf-8", newline="") as file:
            rows += [{**row, "split": split, "source": STORE} for row in csv.DictReader(file)]
    return rows, _store_photos(folder, rows)


def _store_photos(folder, rows):
    for split in SPLITS:
        names = [row["image"] for row in rows if row["split"] == split]
        yield from _photos(folder / f"images-{split}.zip", names)


def read_user_photos(data):
    """-> (rows, photos): one row a photo."""
    rows, photos = [], []
    for split in SPLITS:
        path = data / "clothing-photos" / f"photos-{split}.zip"
        with zipfile.ZipFile(path) as archive:
            names = sorted(name for name in archive.namelist() if name.endswith(".jpg"))
        photos += _photos(path, names)
        rows += [
            {"photo_class": name.split("/")[-2], "split": split, "source": USER_PHOTOS}
            for name in names
        ]
    return rows, photos


def _photos(path, names):
    with zipfile.ZipFile(path) as archive:
        for name in names:
            yield decode(archive.read(name), LONGEST)
