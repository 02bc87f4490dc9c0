"""Trains the image tower's classifiers once more, with half of the features dropped.

The backbone has memorised its training photos. What it says of others is less sure, and
classifiers that learn from fewer features at a time trust it less.
"""

import torch
import torch.nn.functional as F

from shop_training.data.concepts import ConceptTargets
from shop_training.train.concept_heads import train_concept_head

# Of the mean of the normal equations' diagonal.
RIDGE = 1e-3


def retrain_classifier(towers, data, features, of_nothing, how, loop=None):
    """features: [views, items, features], and the same of out-of-distribution images. how:
    HeadTraining.
    """
    head = towers.image.concept_head
    everything = features.reshape(-1, features.shape[2])[:: len(features)].float()
    with torch.no_grad():
        residual = head.gated_residual(everything, head.eval().predict(everything)[0])
    targets = photo_targets(data, range(len(data)), of_nothing.shape[1])
    inputs = torch.cat([features, of_nothing], 1)
    train_concept_head(head, towers.codebook, inputs, targets, how, data=data, loop=loop)
    refit_residual(head, everything, residual)


def photo_targets(data, items, nothing):
    """Targets of these items, then of so many out-of-distribution images."""
    parts = [data.targets.of_items(list(items)), data.targets.of_nothing(nothing)]
    return ConceptTargets.concatenate(parts)


@torch.no_grad()
def refit_residual(head, features, residual):
    """Fits the residual to what it was before the hidden activations changed.

    features: [items, features]. residual: [items, dimension], gated.
    """
    hidden, _ = head.eval().predict(features)
    length = residual.norm(dim=1, keepdim=True).clamp(1e-3, 1 - 1e-3)
    weight = least_squares(torch.cat([features, hidden], 1), F.normalize(residual, dim=1))
    head.residual.weight.copy_(weight.t())
    gating = least_squares(F.pad(hidden, (0, 1), value=1.0), length.logit())[:, 0]
    head.residual_gating.weight.copy_(gating[None, :-1])
    head.residual_gating.bias.copy_(gating[-1:])


def least_squares(inputs, targets):
    """Ridge regression. inputs: [items, n], targets: [items, m] -> [n, m]."""
    gram = inputs.t() @ inputs
    gram.diagonal().add_(RIDGE * gram.diagonal().mean())
    return torch.linalg.solve(gram, inputs.t() @ targets)
