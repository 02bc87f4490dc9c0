"""Out-of-fold predictions: what classifiers say of photos that they were not trained on
(cross-fitting).

Each fold of the items is predicted by a concept head that learned the other folds.
"""

import copy

import numpy as np
import torch

from shop_training.train.concept_heads import train_concept_head
from shop_training.train.refine.classifier import photo_targets

FOLDS = 4
AT_ONCE = 2048


def out_of_fold_logits(towers, data, features, of_nothing, how, stages):
    """float16 [items, concepts]. features, of_nothing: [views, items, features]."""
    fold_of = np.random.default_rng(0).integers(0, FOLDS, len(data))
    out = torch.zeros(len(data), len(towers.codebook), dtype=torch.half)
    for fold in range(FOLDS):
        others, own = (np.flatnonzero(one) for one in (fold_of != fold, fold_of == fold))

        def predicted(loop, others=others, own=own):
            head = untrained(towers.image.concept_head)
            inputs = torch.cat([features[:, torch.from_numpy(others)], of_nothing], 1)
            targets = photo_targets(data, others, of_nothing.shape[1])
            train_concept_head(head, towers.codebook, inputs, targets, how, data=data, loop=loop)
            return _logits(head.eval(), features[0], torch.from_numpy(own))

        out[torch.from_numpy(own)] = stages.run(f"fold-{fold}", predicted)
    return out


def untrained(head):
    """A concept head of the same sizes that has learned nothing."""
    fresh = copy.deepcopy(head)
    for part in (fresh.hidden, fresh.classifier, fresh.norm):
        part.reset_parameters()
    fresh.reset_word_biases()
    return fresh


@torch.no_grad()
def _logits(head, features, items):
    parts = [head.predict(features[part].float())[1].half() for part in items.split(AT_ONCE)]
    return torch.cat(parts) if parts else torch.zeros(0, len(head.codebook), dtype=torch.half)
