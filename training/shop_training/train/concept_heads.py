"""Trains the classifiers of a concept head alone, from features that stay as they are.

That takes minutes instead of hours, since no backbone runs.
"""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

from shop_training.train.losses import concept_loss
from shop_training.train.optimise import Loop, Schedule


@dataclass(frozen=True)
class HeadTraining:
    steps: int
    rate: float
    batch: int = 512
    # How evenly two items' features are mixed: both parameters of a beta distribution; 0 mixes
    # none.
    mixup: float = 0.0
    # The share of features that is dropped, and of hidden activations instead of the head's own.
    feature_dropout: float = 0.0
    weight_decay: float = 0.05
    # Weight of the words, of which a text has ten, beside the attributes.
    word_weight: float = 0.05
    bf16: bool = False


def train_concept_head(
    head, codebook, features, targets, how, *, mixable=None, data=None, loop=None
):
    """The head ends as the average of the way.

    features: [views, items, features] or [items, features]. targets: ConceptTargets of the items.
    mixable: only the first so many items are mixed; a mixture of nothing would be half nothing.
    """
    views = features if features.ndim == 3 else features[None]
    parts = (head.hidden, head.norm, head.classifier)
    optimiser = torch.optim.AdamW(
        [parameter for part in parts for parameter in part.parameters()],
        lr=how.rate,
        weight_decay=how.weight_decay,
    )
    head.train()
    dropout = head.dropout.p
    head.dropout.p = how.feature_dropout or dropout

    def loss():
        x, shares = _batch(views, how, mixable)
        with torch.autocast(x.device.type, dtype=torch.bfloat16, enabled=how.bf16):
            logits = head.predict(F.dropout(x, how.feature_dropout))[1]
        losses = [
            (share, *concept_loss(logits, codebook, targets[items])) for share, items in shares
        ]
        of_attributes = sum(share * one for share, one, _ in losses)
        of_words = sum(share * one for share, _, one in losses)
        return of_attributes + how.word_weight * of_words, {"words": of_words}

    schedule = Schedule(how.steps, how.rate, warmup=20, average_decay=0.99, report_every=250)
    average = Loop("concept head", head, optimiser, schedule, data).run(loss, loop)
    head.load_state_dict(average.state_dict())
    head.dropout.p = dropout
    head.eval()


def _batch(views, how, mixable):
    """-> (features [batch, features], [(share, items)]): whose targets count how much."""
    items = torch.randint(views.shape[1], (how.batch,))
    x = views[torch.randint(len(views), (how.batch,)), items].float()
    if not how.mixup:
        return x, [(1.0, items)]
    share, other = np.random.beta(how.mixup, how.mixup), torch.arange(how.batch)
    mixed = torch.nonzero(items < (mixable or views.shape[1]))[:, 0]
    other[mixed] = mixed[torch.randperm(len(mixed))]
    x = share * x + (1 - share) * x[other]
    return x, [(share, items), (1 - share, items[other])]
