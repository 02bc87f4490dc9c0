"""Trains each tower's own codebook entries, and the lengths of its residual, by contrast.

Predictions of photos are out-of-fold. The shipped classifiers are too sure of photos that they were
trained on, and entries that trust them do worse with others.
"""

import copy
from dataclasses import dataclass, field

import torch
from torch import nn

from shop_training.evaluate.queries import plain_query
from shop_training.train.optimise import Loop, Schedule
from shop_training.train.refine.entry_batch import EntryBatches, EntryBatchSizes
from shop_training.train.refine.predictions import AT_ONCE, Predictions

# Logarithms of the scales before training: of both sorts of queries, and of titles.
LOGIT_SCALES = (2.7, 2.7, 3.4)
# Weight of the squared distance that entries move.
MOVED = 1.0
# Factors afterwards: of what texts say of colours, and of what photos say of types. Entries trained
# by contrast think too little of them.
TEXT_COLOURS, PHOTO_TYPES = 1.05, 1.2


@dataclass(frozen=True)
class EntryTraining:
    steps: int = 120
    # Runs whose mean is taken: single ones find colours 0.002 better or worse.
    runs: int = 5
    rate: float = 2e-3
    warmup: int = 10
    sizes: EntryBatchSizes = field(default_factory=EntryBatchSizes)


def train_entries(towers, data, predictions, photo_logits, how, bf16, stages):
    """predictions: ItemPredictions. photo_logits: out-of-fold, [items, concepts]."""
    batches = _batches(towers, data, predictions, photo_logits, how.sizes, bf16)
    heads = nn.ModuleList([towers.image.concept_head, towers.text.concept_head])
    trained = nn.ParameterDict()
    for name, head in zip(("image", "text"), heads):
        trained[f"{name}_entries"] = head.codebook.entries
        trained[f"{name}_residual_length"] = head.residual_length
    start = {name: one.detach().clone() for name, one in trained.items()}
    runs = []
    for run in range(how.runs):
        _set(trained, start)

        def averaged(loop):
            return _one_run(batches, trained, how, data, loop)

        runs.append(stages.run(f"entries-{run}", averaged))
    _set(trained, {name: torch.stack([run[name] for run in runs]).mean(0) for name in start})
    with torch.no_grad():
        _entries_of(towers.text, "colour").mul_(TEXT_COLOURS)
        _entries_of(towers.image, "article_type").mul_(PHOTO_TYPES)


def _one_run(batches, trained, how, data, loop):
    """{name: the average of the way}."""
    before = {name: one.detach().clone() for name, one in trained.items()}
    scales = nn.Parameter(torch.tensor(LOGIT_SCALES))
    module = nn.ParameterDict({**trained, "scales": scales})
    optimiser = torch.optim.Adam(module.parameters(), lr=how.rate)

    def loss():
        moved = sum(
            ((one - before[name]) ** 2).sum(1).mean()
            for name, one in trained.items()
            if one.ndim == 2
        )
        return batches.loss(scales.exp()) + MOVED * moved, {"moved": moved}

    schedule = Schedule(how.steps, how.rate, how.warmup, average_decay=0.98, report_every=40)
    average = Loop("entries", module, optimiser, schedule, data).run(loss, loop)
    return {name: average[name].detach() for name in trained}


def _batches(towers, data, predictions, photo_logits, sizes, bf16):
    texts = sorted({plain_query(data.rows[item]) for item in data.sampler.store})
    number_of = {text: number for number, text in enumerate(texts)}
    plain_of = torch.zeros(len(data), dtype=torch.long)
    for item in data.sampler.store:
        plain_of[item] = number_of[plain_query(data.rows[item])]
    photos = copy.copy(predictions.photos[0])
    photos.activations = torch.cat(
        [towers.codebook.activations(p.float()).half() for p in photo_logits.split(AT_ONCE)]
    )
    plain = Predictions.of_texts(towers, data, texts, bf16)
    return EntryBatches(data, predictions, photos, plain, plain_of, sizes)


@torch.no_grad()
def _set(trained, values):
    for name, one in trained.items():
        one.copy_(values[name])


def _entries_of(tower, attribute):
    codebook = tower.concept_head.codebook
    return codebook.split(codebook.entries, dim=0)[0][attribute]
