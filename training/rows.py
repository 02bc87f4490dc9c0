"""Each tower's own rows of the codebook, and how long its rest is, learned by contrast from what the readings say. Of photos they are told what a reading
says that never saw them (`unseen.py`): of its own photos the shipped one is too sure, and rows that trust it do worse with others (README)."""
import torch
import torch.nn.functional as F
from torch import nn

from descent import descend
from evaluate import plain
from losses import contrast
from said import Said, answers, same_title

# Of a batch: items of the store and drawings, queries "colour article", queries of all sorts of either, titles that look for their photos.
STORE, DRAWN, PLAIN, ASKS, DRAWN_ASKS, TITLES = 1748, 300, 512, 200, 100, 1024
RATE, WARMUP, AVERAGE = 2e-3, 10, 0.98
# How much of a query's loss is all that it asks for, the other part the kind alone: of the plain ones, of all sorts.
PLAIN_WHOLE, WHOLE = 0.93, 0.7
# Of the loss, beside plain queries: queries of all sorts, titles, and how far rows move.
SORTS, PAIRS, MOVED = 0.5, 1.0, 1.0
# What a query may look for, and what that counts: documents, photos, both.
MODES = (0.25, 0.25, 0.5)
# The runs whose mean is taken: one by itself finds colours .002 better or worse. Then what texts say of colours is made a little longer, and what photos say of
# kinds, of which rows learned by contrast think too little (README).
RUNS, TEXT_COLOURS, PHOTO_KINDS = 5, 1.05, 1.2
# Scales at the beginning, as logarithms: of both sorts of queries, of titles.
SCALES = (2.7, 2.7, 3.4)


def sought(asked, documents, photos, whole, kind, share, scale):
    """A query's loss in all three modes. whole, kind: what items are to all that it asks for, and to the kind alone."""
    both = F.normalize(documents + photos, dim=1)
    return sum(weight * (share * contrast(asked, items, whole, scale) + (1 - share) * contrast(asked, items, kind, scale))
               for weight, items in zip(MODES, (documents, photos, both)))


class Batch:
    """Items and what queries want of them. said: as `all_said` gives it, "photos" being one Said."""

    def __init__(self, data, said, plain_of):
        self.data, self.said, self.plain_of = data, said, plain_of
        self.codes = torch.from_numpy(data.attributes)
        self.store, self.drawings = torch.from_numpy(data.tame), torch.from_numpy(data.drawings)

    def loss(self, scales):
        data, said = self.data, self.said
        store = self.store[torch.randperm(len(self.store))[:STORE]]
        drawn = self.drawings[torch.randperm(len(self.drawings))[:DRAWN]]
        chosen = torch.cat([store, drawn])
        titles, documents, photos = (said[name].named(chosen) for name in ("titles", "documents", "photos"))
        plain_loss = self.of_plain(store, chosen, titles, photos, scales[0])
        asking = torch.cat([store[:ASKS], drawn[:DRAWN_ASKS]])
        wanted = [said["wanted"][item] for item in asking.tolist()]
        whole, kind = answers(data, wanted, chosen), answers(data, [data.codes.kind_of(one) for one in wanted], chosen)
        sorts_loss = sought(said["queries"].named(asking), documents, photos, whole, kind, WHOLE, scales[1])
        looking = torch.cat([store[: TITLES - DRAWN], drawn])
        with torch.no_grad():
            told = {name: said[name].told(one) for name, one in (("titles", looking), ("photos", chosen))}
        pairs_loss = contrast(said["titles"].whole(said["titles"].named(looking), told["titles"], looking),
                              said["photos"].whole(photos, told["photos"], chosen), same_title(data, looking, chosen), scales[2])
        return plain_loss + SORTS * sorts_loss + PAIRS * pairs_loss

    def of_plain(self, store, chosen, titles, photos, scale):
        """Queries of a colour and an article type; drawings, which have other ones, are left out."""
        article, colour = self.codes[:, 0], self.codes[:, 3]
        asking = store[:PLAIN][colour[store[:PLAIN]] > 0]
        kinds = article[asking][:, None] == article[chosen][None]
        colours = colour[asking][:, None] == colour[chosen][None]
        out = torch.from_numpy(self.data.drawn)[chosen][None]
        whole, kind = (torch.where(fits, 2, 0).masked_fill(out, 1) for fits in (kinds & colours, kinds))
        return sought(self.said["plain"].named(self.plain_of[asking]), titles, photos, whole, kind, PLAIN_WHOLE, scale)


def lengthen(codebook, attribute, times):
    """Makes the rows of an attribute's values so many times as long."""
    parts = codebook.rows.split([*codebook.sizes.values(), codebook.words])
    parts[list(codebook.sizes).index(attribute)].mul_(times)


def learned_once(batch, learned, steps):
    """The average of one run's way, which begins at what rows and rests are. learned: those of both towers."""
    before = [one.detach().clone() for one in learned]
    scales = nn.Parameter(torch.tensor(SCALES))
    optimiser = torch.optim.Adam([*learned, scales], lr=RATE)

    def loss():
        moved = sum(((one - old) ** 2).sum(1).mean() for one, old in zip(learned, before) if one.ndim == 2)
        return batch.loss(scales.exp()) + MOVED * moved

    return [one.detach() for one in descend("rows", learned, optimiser, loss, steps, RATE, WARMUP, AVERAGE)]


def learn_rows(model, data, said, unseen, config, device, steps):
    """Rows and rests of both towers, the mean of some runs. unseen: logits of items by readings that never saw them."""
    texts = sorted({plain(data.rows[item]) for item in data.tame})
    number = {text: at for at, text in enumerate(texts)}
    plain_of = torch.tensor([number.get(plain(row), 0) if row["source"] == "products" else 0 for row in data.rows])
    photos = said["photos"][0]
    photos.chances = torch.cat([model.codebook.chances(part.float()).half() for part in unseen.split(2048)])
    batch = Batch(data, {**said, "photos": photos, "plain": Said.of_texts(model, data, texts, config, device)}, plain_of)
    learned = nn.ParameterList([one for tower in (model.image, model.text) for one in (tower.reading.codebook.rows, tower.reading.rest)])
    start, runs = [one.detach().clone() for one in learned], []
    for _ in range(RUNS):
        with torch.no_grad():
            for one, value in zip(learned, start):
                one.copy_(value)
        runs.append(learned_once(batch, learned, steps))
    with torch.no_grad():
        for one, *values in zip(learned, *runs):
            one.copy_(torch.stack(values).mean(0))
        lengthen(model.text.reading.codebook, "colour", TEXT_COLOURS)
        lengthen(model.image.reading.codebook, "article", PHOTO_KINDS)
