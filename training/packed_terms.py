"""All terms of one batch's loss, as in terms.py, of packed data and with photos of two things: nothing here waits for the GPU."""
import torch
import torch.nn.functional as F

from augment import augment, mixtures
from losses import contrast, mutual, reading
from model import MEAN, STD
from terms import WEIGHTS

# What a label counts for, of what a document or a query does.
LABEL = 5.0


def text_features(trunk, parts, chunks=2):
    """parts: (Ragged, numbers) -> features of all these texts, those of like length together."""
    ids = torch.cat([texts.rows(numbers) for texts, numbers in parts])
    lengths = torch.cat([texts.lengths[numbers] for texts, numbers in parts])
    order = torch.argsort(lengths)
    pieces = order.chunk(chunks)
    widths = torch.stack([lengths[piece[-1]] for piece in pieces]).tolist()
    features = torch.cat([trunk(ids[piece, :width]) for piece, width in zip(pieces, widths)])
    return torch.empty_like(features).index_copy_(0, order, features)


def photos_of(data, index, config, side):
    """Pixels of a batch, normalised: so many as they are, the others mixed, then photos of nothing; and each mixture's share of the first."""
    clean, mixed = config["clean"], config["mixed"]
    x = augment(data.photos[index], data.wild[index], data.scenes, side)
    blended, share = mixtures(x[clean:], config["even"])
    pick = torch.randint(len(data.strange), (config["strange"],), device=data.device)
    made = data.strange[pick].permute(0, 3, 1, 2).float().div(255)
    made = F.interpolate(made, size=(side, side), mode="area") if made.shape[2] != side else made
    x = torch.cat([x[:clean], blended, made])
    return ((x - MEAN) / STD).contiguous(memory_format=torch.channels_last), share


def joined(parts):
    """Concepts of several lists as one."""
    return {name: torch.cat([part[0][name] for part in parts]) for name in parts[0][0]}, *(torch.cat([part[at] for part in parts]) for at in (1, 2))


def photo_losses(model, data, index, says, share, config):
    """Whether photos say what they are: those of two things both, by their shares."""
    clean, count = config["clean"], config["strange"]
    concepts = joined([data.concepts_of_items(torch.cat([index, index[clean:].roll(-1)])), data.concepts_of_nothing(count)])
    says = torch.cat([says[: len(index)], says[clean:]])
    weights = torch.cat([torch.ones(clean, device=data.device), share, 1 - share, torch.ones(count, device=data.device)])
    kinds, words = reading(says, model.codebook, concepts, weights=weights)
    return {"photo_concepts": kinds, "photo_words": words}


def text_losses(model, data, says, index, queries, bank, foreign):
    """Whether documents, queries and labels say what they are of or ask for; a label counts as several."""
    concepts = joined([data.concepts_of_items(index), data.concepts_of_queries(queries), data.concepts_of_bank(bank), data.concepts_of_queries(foreign)])
    weights = torch.ones(len(says), device=data.device)
    weights[2 * len(index) : 2 * len(index) + len(bank)] = LABEL
    kinds, words = reading(says, model.codebook, concepts, weights=weights)
    return {"text_concepts": kinds, "text_words": words}


def query_losses(model, data, queries, asked, numbers, many, config):
    """Queries against photos, documents and both, for all that they want and for the kind of thing alone."""
    count, scale = len(queries), model.scale("query")
    levels = torch.stack([data.answers(queries, level, numbers) for level in ("answers", "kinds")])
    levels[:, torch.arange(count), torch.arange(count)] = 2
    tame = torch.where(data.wild[numbers], torch.ones_like(levels), levels)
    status = torch.stack([levels, tame, tame], 1)
    forth = contrast(asked, many, status, scale)
    back = contrast(many[:, :count], asked, status[..., :count].transpose(-1, -2), scale)
    weights = torch.tensor(config["levels"], device=data.device)[:, None]
    return dict(zip(("query_image", "query_text", "query_both"), (0.5 * weights * (forth + back)).sum(0)))


def label_losses(model, data, bank, labels, index, vectors):
    """Labels against the same of the batch."""
    answer = data.labels(bank, index)
    tame = torch.where(data.wild[index], torch.ones_like(answer), answer)
    return {"label": mutual(labels.expand(3, -1, -1), vectors, torch.stack([answer, answer, tame]), model.scale("label")).mean()}


def drawn(data, config):
    """Numbers of a batch: items, of which the first are as they are; documents and queries of those; labels; queries for nothing."""
    index = data.draw(config["clean"] + config["mixed"], config["wild"], config["drawn"])
    index = index[torch.randperm(len(index), device=data.device)]
    here = index[: config["clean"]]
    bank = torch.randint(len(data.bank_family), (config["bank"],), device=data.device)
    return index, data.version(here), data.version(here), bank, data.foreign(config["foreign"])


def step_loss(model, data, memory, config, side):
    """All terms of one batch."""
    batch = index, documents, queries, bank, foreign = drawn(data, config)
    pixels, share = photos_of(data, index, config, side)
    with torch.autocast(data.device.type, dtype=torch.bfloat16):
        parts = [(data.documents, documents), (data.queries, queries), (data.bank, bank), (data.queries, foreign)]
        features, seen = text_features(model.text.trunk, parts), model.image.trunk(pixels)
    return loss_of(model, data, memory, config, batch, share, features.float(), seen.float())


def loss_of(model, data, memory, config, batch, share, features, seen):
    """The same of what the trunks say: features of texts (documents, queries, labels, queries for nothing) and of photos."""
    index, _, queries, bank, foreign = batch
    here, count = index[: config["clean"]], config["clean"]
    texts, text_says = model.text.reading(features)
    images, photos_say = model.image.reading(seen)
    images = images[:count]
    said, asked, labels, _ = texts.split([count, count, len(bank), len(foreign)])
    both = F.normalize(images + said, dim=1)
    numbers, many = memory.joined(here, said=said, images=images, both=both)
    memory.keep(here, said=said, images=images, both=both)
    alike = data.kinds(here, numbers)
    alike[:, :count].fill_diagonal_(1)
    pairs, back = data.pairs(here, numbers), data.pairs(numbers, here).t()
    scale = model.scale("pair")
    losses = {
        "pair": 0.5 * (contrast(said, many["images"], pairs, scale) + contrast(images, many["said"], back, scale)),
        "kind": contrast(images, many["images"], alike, model.scale("kind")),
        **photo_losses(model, data, index, photos_say, share, config),
        **text_losses(model, data, text_says, here, queries, bank, foreign),
        **query_losses(model, data, queries, asked, numbers, torch.stack([many["images"], many["said"], many["both"]]), config),
        **label_losses(model, data, bank, labels, here, torch.stack([images, said, both])),
    }
    weights = {**WEIGHTS, **config["terms"]}
    return sum(weights[name] * value for name, value in losses.items()), losses
