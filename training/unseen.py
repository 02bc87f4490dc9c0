"""What the image tower would say of its own photos, had it not learned them: each fold of the items by a reading that learned the others (cross-fitting)."""
import copy

import numpy as np
import torch
from torch import nn

from concepts import joined, learn

FOLDS = 4


def fresh(reading):
    """A reading of the same sizes that has learned nothing."""
    young = copy.deepcopy(reading)
    for part in (young.hidden, young.concepts, young.norm):
        part.reset_parameters()
    nn.init.constant_(young.concepts.bias[-young.codebook.words :], -5.0)
    return young


def unseen(model, data, features, strange, steps, **how):
    """Logits of the concepts, half [items, concepts]. features, strange: [views, items, features]; how: as `learn` takes it."""
    items = len(data.rows)
    fold = np.random.default_rng(0).integers(0, FOLDS, items)
    out = torch.zeros(items, len(model.codebook.rows), dtype=torch.half)
    for number in range(FOLDS):
        others, own = (torch.from_numpy(np.flatnonzero(one)) for one in (fold != number, fold == number))
        reading = fresh(model.image.reading)
        shown = joined([data.concepts_of_items(others.numpy()), data.concepts_of_nothing(strange.shape[1])])
        learn(reading, model.codebook, torch.cat([features[:, others], strange], 1), shown, steps, **how)
        with torch.no_grad():
            for part in own.split(2048):
                out[part] = reading.eval().says(features[0, part].float())[1].half()
    return out
