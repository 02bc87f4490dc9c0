"""The single losses of a batch of step `pretrain`."""

import torch

from shop_training.data.concepts import ConceptTargets
from shop_training.data.relevance import RELEVANT
from shop_training.train.losses import (
    concept_loss,
    contrastive_loss,
    symmetric_contrastive_loss,
)

# A label prompt counts as so many documents or queries.
LABEL_WEIGHT = 5.0


def photo_concept_losses(towers, data, index, logits, share, config):
    """Whether photos are predicted to be what they show; of two products both, by their shares."""
    plain, ood = config.plain_photos, config.ood_photos
    both = torch.cat([index, index[plain:].roll(-1)])
    targets = [data.targets.of_items(both), data.targets.of_nothing(ood)]
    logits = torch.cat([logits[: len(index)], logits[plain:]])
    ones = torch.ones(plain + ood, device=data.device)
    weights = torch.cat([ones[:plain], share, 1 - share, ones[plain:]])
    attributes, words = concept_loss(
        logits, towers.codebook, ConceptTargets.concatenate(targets), weights
    )
    return {"photo_attributes": attributes, "photo_words": words}


def text_concept_losses(towers, data, logits, plain, batch):
    """Whether documents, queries and labels are predicted to be what they are of or ask for."""
    targets = ConceptTargets.concatenate(
        [
            data.targets.of_items(plain),
            data.targets.of_queries(batch.queries),
            data.targets.of_labels(batch.labels),
            data.targets.of_queries(batch.out_of_domain),
        ]
    )
    weights = torch.ones(len(logits), device=data.device)
    first_label = 2 * len(plain)
    weights[first_label : first_label + len(batch.labels)] = LABEL_WEIGHT
    attributes, words = concept_loss(logits, towers.codebook, targets, weights)
    return {"text_attributes": attributes, "text_words": words}


def query_losses(towers, data, numbers, queries, index, many, config):
    """Queries against photos, documents and averages: for everything asked, and for the type alone.

    numbers: of the queries. index, many: items with remembered ones after them, and their
    embeddings.
    """
    count, scale = len(numbers), towers.scale("query")
    relevance = torch.stack(
        [data.relevance.queries(numbers, level, index) for level in ("relevance", "type_relevance")]
    )
    own = torch.arange(count)
    relevance[:, own, own] = RELEVANT
    titled = without_user_photos(relevance, data, index)
    relevance = torch.stack([relevance, titled, titled], 1)
    items = torch.stack([many["photos"], many["documents"], many["averages"]])
    forth = contrastive_loss(queries, items, relevance, scale)
    back = contrastive_loss(
        items[:, :count], queries, relevance[..., :count].transpose(-1, -2), scale
    )
    weights = torch.tensor(config.query_levels, device=data.device)[:, None]
    names = ("query_photo", "query_document", "query_average")
    return dict(zip(names, (0.5 * weights * (forth + back)).sum(0)))


def label_loss(towers, data, numbers, labels, index, own):
    """Label prompts against the batch's photos, documents and averages."""
    relevance = data.relevance.labels(numbers, index)
    titled = without_user_photos(relevance, data, index)
    items = torch.stack([own["photos"], own["documents"], own["averages"]])
    loss = symmetric_contrastive_loss(
        labels.expand(3, -1, -1),
        items,
        torch.stack([relevance, relevance, titled]),
        towers.scale("label"),
    )
    return {"label": loss.mean()}


def without_user_photos(relevance, data, index):
    """User photos have no documents of their own: they are left out (unknown)."""
    return torch.where(data.is_user_photo[index], torch.ones_like(relevance), relevance)
