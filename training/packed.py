"""What `pack.py` made, on the device that trains: photos, items and texts as tensors, from which batches are taken without Python."""
import concurrent.futures
import io
import lzma
import os

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from data import opaque_rectangles
from pack import RARE, VERSIONS
from photos import PhotoStore, fit, mattes
from relevance import ATTRIBUTES
from strange import strange

# Made-up photos of nothing, kept from the beginning.
STRANGE = 4096


def opened(task):
    """Encoded photos of one store -> uint8 [photos, side, side, 4]: RGB and opacity."""
    files, name, side = task
    images = [Image.open(io.BytesIO(file)).convert("RGB") for file in files]
    pixels = np.stack([fit(image, side) for image in images])
    if name == "products":
        alpha = mattes(pixels)
    else:
        alpha = opaque_rectangles(PhotoStore(None, np.array([image.size for image in images])), range(len(images)), side)
    return np.concatenate([pixels, alpha[..., None]], axis=3)


def nothing(task):
    seed, count, side = task
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    return (strange(count, side, torch.device("cpu")) * 255).round().to(torch.uint8).permute(0, 2, 3, 1).numpy()


def read_photos(folder, side, threads):
    """-> (photos of train, [photos of dev's products, of dev's clothing], made-up photos of nothing), uint8 arrays."""
    with np.load(os.path.join(folder, "photos.npz")) as file:
        blob, lengths, counts, names = (file[name] for name in ("bytes", "lengths", "counts", "names"))
    ends = np.cumsum(lengths)
    files = [blob[end - length : end].tobytes() for end, length in zip(ends, lengths)]
    tasks, of, at = [], [], 0
    for number, (count, name) in enumerate(zip(counts, names)):
        for start in range(at, at + count, 512):
            tasks.append((files[start : min(start + 512, at + count)], str(name), side))
            of.append(number)
        at += count
    with concurrent.futures.ProcessPoolExecutor(threads) as pool:
        made = pool.map(nothing, [(seed, STRANGE // 32, side) for seed in range(32)])
        parts = list(pool.map(opened, tasks))
        made = np.concatenate(list(made))
    lists = [[part for part, one in zip(parts, of) if one == number] for number in range(len(counts))]
    train = np.concatenate([part for some in lists[:-2] for part in some])
    return train, [np.concatenate(some)[..., :3] for some in lists[-2:]], made


class Ragged:
    """Texts of different lengths as one row of ids."""

    def __init__(self, ids, lengths, device):
        self.ids = torch.from_numpy(np.concatenate([ids.astype(np.int32), np.zeros(64, np.int32)])).to(device)
        self.lengths = torch.from_numpy(lengths.astype(np.int64)).to(device)
        self.starts = torch.cumsum(self.lengths, 0) - self.lengths

    def rows(self, numbers, width=64):
        """int64 [texts, width], padded with 0."""
        place = torch.arange(width, device=self.ids.device)
        ids = self.ids[(self.starts[numbers][:, None] + place).clamp(max=len(self.ids) - 1)].long()
        return ids * (place < self.lengths[numbers][:, None])


class Packed:
    def __init__(self, folder, device, side=80, threads=16):
        self.device = device
        photos, self.dev, made = read_photos(folder, side, threads)
        self.photos, self.strange = torch.from_numpy(photos).to(device), torch.from_numpy(made).to(device)
        with lzma.open(os.path.join(folder, "texts.npz.xz")) as file:
            table = dict(np.load(io.BytesIO(file.read())))

        def tensor(name, kind=None):
            return torch.from_numpy(table[name]).to(device, kind)

        self.sizes = dict(zip(ATTRIBUTES, table["sizes"].tolist()))
        self.codes, self.group, self.wild = tensor("attributes", torch.long), tensor("group"), tensor("wild")
        self.item_words, self.known, self.kind_table = tensor("item_words"), tensor("known"), tensor("kind_table")
        self.scenes = self.photos[self.wild]
        self.weights, drawn = tensor("weights"), tensor("drawn")
        self.sources = [torch.nonzero(one)[:, 0] for one in (~self.wild & ~drawn, drawn, self.wild)]
        self.documents = Ragged(table["document_ids"], table["document_ids_lengths"], device)
        self.queries = Ragged(table["query_ids"], table["query_ids_lengths"], device)
        self.bank = Ragged(table["bank_ids"], table["bank_ids_lengths"], device)
        self.query = {name: tensor("query_" + name, torch.long) for name in ("answers", "kinds", "asked", "words", "needed")}
        self.answer_rows = [tensor("query_answer_rows_" + name) for name in ATTRIBUTES]
        self.asked_rows = [tensor("query_asked_rows_" + name) for name in ATTRIBUTES]
        self.bank_family, self.bank_answers, self.bank_words = tensor("bank_family", torch.long), tensor("bank_answers"), tensor("bank_words")
        self.items, self.words = len(self.codes), self.item_words.shape[1]

    def draw(self, size, wild, drawn):
        """Numbers of a batch's items, without repeats."""
        counts = [size - int(size * wild) - int(size * drawn), int(size * drawn), int(size * wild)]
        return torch.cat([numbers[torch.multinomial(self.weights[numbers], count)] for numbers, count in zip(self.sources, counts)])

    def version(self, index):
        """A document or a query of each item, of those written beforehand."""
        return index + self.items * torch.randint(VERSIONS, index.shape, device=self.device)

    def foreign(self, count):
        """Numbers of queries that ask for nothing."""
        first = self.items * VERSIONS
        return torch.randint(first, len(self.queries.lengths), (count,), device=self.device)

    # What items and texts are of, as losses.reading takes it.
    def concepts_of_items(self, index):
        of = {name: F.one_hot(self.codes[index, at], self.sizes[name]).float() for at, name in enumerate(ATTRIBUTES)}
        for rows in of.values():
            rows[:, 0] = 0
        return of, self.item_words[index], self.known[index]

    def concepts_of_queries(self, numbers):
        asked = self.query["asked"][numbers]
        words = self.query["words"][numbers]
        said = torch.zeros(len(numbers), self.words + 1, device=self.device).scatter_(1, words.where(words >= 0, torch.full_like(words, self.words)), 1)
        return ({name: self.asked_rows[at][asked[:, at]] for at, name in enumerate(ATTRIBUTES)}, said[:, :-1],
                torch.ones(len(numbers), dtype=torch.bool, device=self.device))

    def concepts_of_bank(self, numbers):
        family, of = self.bank_family[numbers], {}
        for at, name in enumerate(ATTRIBUTES):
            meant = (self.bank_answers[numbers, : self.sizes[name]] == 2).float()
            other = F.one_hot(torch.zeros_like(numbers), self.sizes[name]).float()
            of[name] = torch.where((family == at)[:, None], meant / meant.sum(1, keepdim=True).clamp(min=1), other)
        return of, self.bank_words[numbers], torch.ones(len(numbers), dtype=torch.bool, device=self.device)

    def concepts_of_nothing(self, count):
        zeros = torch.zeros(count, dtype=torch.long, device=self.device)
        return ({name: F.one_hot(zeros, size).float() for name, size in self.sizes.items()},
                torch.zeros(count, self.words, device=self.device), torch.ones(count, dtype=torch.bool, device=self.device))

    # Which items answer what: 2 yes, 1 cannot be said, 0 no, as in data.Data.
    def kinds(self, rows, columns):
        return self.kind_table[self.codes[rows, 0]][:, self.codes[columns, 0]]

    def pairs(self, rows, columns):
        """int8 [texts, photos]: whose document fits which photo."""
        kind = self.kinds(rows, columns)
        same = torch.where(self.group[rows][:, None] == self.group[columns][None, :], 2, 0).to(torch.int8)
        return torch.where(self.wild[rows][:, None], kind, torch.where(self.wild[columns][None, :], kind.clamp(max=1), same))

    def answers(self, numbers, level, columns):
        """int8 [queries, items], to all that queries ask for (level "answers") or to the kind of thing alone ("kinds")."""
        rows = self.query[level][numbers]
        out = torch.stack([table[rows[:, at]][:, self.codes[columns, at]] for at, table in enumerate(self.answer_rows)]).amin(0)
        if level == "answers":
            wild = self.wild[columns][None, :]
            for needed in self.query["needed"][numbers].t():
                held = self.item_words[columns][:, needed.clamp(min=0)].t() > 0
                fits = torch.where(wild, 1, torch.where(held, 2, 0)).to(torch.int8)
                fits = torch.where((needed == RARE)[:, None], torch.where(wild, 1, 0).to(torch.int8), fits)
                out = torch.where((needed == -1)[:, None], out, torch.minimum(out, fits))
        return out

    def labels(self, numbers, columns):
        """int8 [labels, items]."""
        return self.bank_answers[numbers].gather(1, self.codes[columns][:, self.bank_family[numbers]].t())
