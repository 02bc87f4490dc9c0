"""Losses. None of them asks how many rows there are of a sort, which a GPU would have to be waited
for.
"""

import torch
import torch.nn.functional as F

from shop_training.data.relevance import IRRELEVANT, RELEVANT

LABEL_SMOOTHING = 0.02


def weighted_mean(values, weights):
    """Along the last axis; 0 where nothing has weight."""
    return (values * weights).sum(-1) / weights.sum(-1).clamp(min=1e-6)


def contrastive_loss(left, right, relevance, scale):
    """Multi-positive contrastive loss.

    left [n, d], right [m, d]: of length 1. relevance: int8 [n, m]; what is unknown is left out.
    They may have further axes in front; there is a loss for each.

    Every positive is held against the row's negatives alone, not against the other positives. Those
    that answer better may stay nearer, so "the right kind" and "all that is asked" do not pull
    against each other. Rows without positives or without negatives are left out.
    """
    logits = scale * left @ right.transpose(-1, -2)
    positive = (relevance == RELEVANT).float()
    count = positive.sum(-1)
    negative = relevance == IRRELEVANT
    negatives = torch.logsumexp(torch.where(negative, logits, -1e4), dim=-1)
    each = F.softplus(negatives[..., None] - logits)
    rows = ((count > 0) & negative.any(-1)).float()
    return weighted_mean((each * positive).sum(-1) / count.clamp(min=1), rows)


def symmetric_contrastive_loss(left, right, relevance, scale):
    """The mean of both directions."""
    back = relevance.transpose(-1, -2)
    forth = contrastive_loss(left, right, relevance, scale)
    return 0.5 * (forth + contrastive_loss(right, left, back, scale))


def concept_loss(logits, codebook, targets, weights=None):
    """Predictions against targets -> (cross-entropies of the attributes, summed; binary ones of the
    words, summed). Both are means over the items.

    logits: [items, concepts]. targets: ConceptTargets. weights: [items].
    """
    attributes, words = codebook.split(logits)
    if weights is None:
        weights = torch.ones(len(logits), device=logits.device)
    of_attributes = 0.0
    for name, part in attributes.items():
        wanted = targets.attributes[name]
        smooth = wanted * (1 - LABEL_SMOOTHING) + LABEL_SMOOTHING / part.shape[1]
        known = (wanted.sum(1) > 0).float() * weights
        each = (smooth * F.log_softmax(part, dim=1)).sum(1)
        of_attributes = of_attributes - weighted_mean(each, known)
    each = F.binary_cross_entropy_with_logits(words, targets.words.float(), reduction="none")
    return of_attributes, weighted_mean(each.sum(1), targets.has_words.float() * weights)
