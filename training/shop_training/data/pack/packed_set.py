"""A pack on the device that trains: photos, items and texts as tensors."""

import concurrent.futures
import io
import json
import lzma

import numpy as np
import torch

from shop_training.data.attributes import ATTRIBUTES
from shop_training.data.catalogue import STORE, USER_PHOTOS
from shop_training.data.images.ood_images import ood_images
from shop_training.data.pack.pack import VERSIONS
from shop_training.data.pack.packed_photos import unpack_photos
from shop_training.data.pack.packed_relevance import PackedRelevance
from shop_training.data.pack.packed_targets import PackedTargets
from shop_training.data.pack.ragged_texts import RaggedTexts

# Out-of-distribution images, made once, in so many parts.
OOD_IMAGES, OOD_PARTS = 4096, 32


class PackedSet:
    def __init__(self, folder, device, side, processes, ood_count=OOD_IMAGES):
        """folder: Path of what `pack` wrote. side: pixels."""
        self.device = device
        *train, dev_store, dev_user_photos = unpack_photos(folder / "photos.npz", side, processes)
        self.photos = torch.from_numpy(np.concatenate(train)).to(device)
        self.dev_photos = {STORE: dev_store[..., :3], USER_PHOTOS: dev_user_photos[..., :3]}
        self.dev_rows = json.loads((folder / "items.json").read_text(encoding="utf-8"))
        self.ood_images = torch.from_numpy(_ood_images(ood_count, side, processes)).to(device)
        with lzma.open(folder / "texts.npz.xz") as file:
            arrays = dict(np.load(io.BytesIO(file.read())))
        self.code_counts = dict(zip(ATTRIBUTES, arrays["code_counts"].tolist()))
        self.word_count = arrays["item_words"].shape[1]

        def tensor(name, dtype=None):
            return torch.from_numpy(arrays[name]).to(device, dtype)

        self.is_user_photo, is_demo = tensor("is_user_photo"), tensor("is_demo")
        self.scenes = self.photos[self.is_user_photo]
        self.weights = tensor("sampling_weights")
        sources = (~self.is_user_photo & ~is_demo, is_demo, self.is_user_photo)
        self.sources = [torch.nonzero(one)[:, 0] for one in sources]
        self.documents, self.queries, self.labels = (
            RaggedTexts(arrays[f"{name}_ids"], arrays[f"{name}_ids_lengths"], device)
            for name in ("document", "query", "label")
        )
        self.targets = PackedTargets(tensor, self.code_counts)
        self.relevance = PackedRelevance(tensor)

    def __len__(self):
        return len(self.photos)

    def draw(self, size, user_photo_share, demo_share):
        """int64 [size]: indices of a batch's items, without repeats."""
        demo, user_photos = int(size * demo_share), int(size * user_photo_share)
        counts = [size - user_photos - demo, demo, user_photos]
        drawn = [
            indices[torch.multinomial(self.weights[indices], count)]
            for indices, count in zip(self.sources, counts)
            if count
        ]
        return torch.cat(drawn)

    def version(self, index):
        """The number of one document or query of each item, drawn among its versions."""
        return index + len(self) * torch.randint(VERSIONS, index.shape, device=self.device)

    def out_of_domain(self, count):
        """Numbers of queries that are out of domain."""
        first = len(self) * VERSIONS
        return torch.randint(first, len(self.queries), (count,), device=self.device)


def _ood_images(count, side, processes):
    """uint8 [count, side, side, 3]."""
    tasks = [(seed, count // OOD_PARTS, side) for seed in range(OOD_PARTS)]
    with concurrent.futures.ProcessPoolExecutor(processes) as pool:
        return np.concatenate(list(pool.map(_ood_part, tasks)))


def _ood_part(task):
    seed, count, side = task
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    pixels = ood_images(count, side, torch.device("cpu"))
    return (pixels * 255).round().to(torch.uint8).permute(0, 2, 3, 1).numpy()
