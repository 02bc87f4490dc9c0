"""The dev split: what checkpoints are measured on and never trained on."""

from dataclasses import dataclass

import numpy as np
import torch

from shop_training.data.catalogue import STORE, USER_PHOTOS
from shop_training.data.photos import PhotoStore
from shop_training.data.prepare import read_items
from shop_training.data.preprocessing import standardise
from shop_training.data.tokenizer import pad
from shop_training.evaluate.checkpoint_figures import checkpoint_figures
from shop_training.evaluate.queries import read_queries

PHOTOS_AT_ONCE, TEXTS_AT_ONCE = 256, 512


@dataclass
class DevSet:
    """rows: store products. photos, user_photos: uint8 [photos, side, side, 3]."""

    rows: list
    photos: np.ndarray
    photo_classes: list
    user_photos: np.ndarray
    queries: object

    @classmethod
    def from_work(cls, work, side, queries=None):
        """work: WorkFolder. queries: a file, the work folder's by default."""
        items, photos = read_items(work), {}
        for source in (STORE, USER_PHOTOS):
            chosen = [at for at, row in enumerate(items[source]) if row["split"] == "dev"]
            photos[source] = PhotoStore.load(work.photos(source)).letterboxed(chosen, side)
            items[source] = [items[source][at] for at in chosen]
        return cls._of(items, photos, queries or work.queries)

    @classmethod
    def from_pack(cls, packed, folder):
        """packed: PackedSet that was read from the folder."""
        return cls._of(packed.dev_rows, packed.dev_photos, folder / "queries.json")

    @classmethod
    def _of(cls, rows, photos, queries):
        classes = [row["photo_class"] for row in rows[USER_PHOTOS]]
        queries = read_queries(queries, len(rows[STORE]))
        return cls(rows[STORE], photos[STORE], classes, photos[USER_PHOTOS], queries)

    def column(self, name):
        return np.array([row[name] for row in self.rows])

    def figures(self, towers, tokenizer, device="cpu", bf16=False):
        """Checkpoint figures of towers in evaluation mode."""
        return checkpoint_figures(
            self,
            self.queries,
            lambda texts: embed_texts(towers, tokenizer, texts, device),
            embed_photos(towers, self.photos, device, bf16),
            embed_photos(towers, self.user_photos, device, bf16),
        )


@torch.no_grad()
def embed_texts(towers, tokenizer, texts, device="cpu"):
    """float32 [texts, dimension]."""
    max_tokens = towers.config.text.max_tokens
    ids = pad([tokenizer.encode(text, max_tokens) for text in texts])
    parts = [towers.text(part.to(device)).float() for part in ids.split(TEXTS_AT_ONCE)]
    return torch.cat(parts).cpu().numpy()


@torch.no_grad()
def embed_photos(towers, photos, device="cpu", bf16=False):
    """photos: uint8 [photos, side, side, 3] -> float32 [photos, dimension]."""
    out = []
    for start in range(0, len(photos), PHOTOS_AT_ONCE):
        part = torch.from_numpy(photos[start : start + PHOTOS_AT_ONCE]).to(device)
        pixels = standardise(part.permute(0, 3, 1, 2).float() / 255)
        with torch.autocast(torch.device(device).type, dtype=torch.bfloat16, enabled=bf16):
            features = towers.image.features(pixels.contiguous(memory_format=torch.channels_last))
        out.append(towers.image.embed(features.float()))
    return torch.cat(out).cpu().numpy()
