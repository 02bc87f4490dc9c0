"""The single losses of a batch of small training."""

import torch

from shop_training.data.attributes import ATTRIBUTES
from shop_training.train.losses import (
    concept_loss,
    contrastive_loss,
    symmetric_contrastive_loss,
)


def concept_losses(towers, data, index, asked_for, labels, photo_logits, text_logits):
    """Whether photos, documents, queries and labels are predicted to be what they are or ask for.

    asked_for: (texts, constraints) of queries. labels: (texts, spans). text_logits: of documents,
    the items' queries, labels, and the other queries.
    """
    device, count = photo_logits.device, len(index)
    codebook, (texts, spans) = towers.codebook, labels
    of_items = data.targets.of_items(index.numpy()).to(device)
    attributes, words = concept_loss(photo_logits, codebook, of_items)
    of_queries = data.targets.of_queries(*asked_for).to(device)
    first, last = 2 * count, 2 * count + len(texts)
    parts = [
        (text_logits[:count], of_items),
        (torch.cat([text_logits[count:first], text_logits[last:]]), of_queries),
    ]
    if texts:
        of_labels = data.targets.of_labels(texts, spans).to(device)
        parts.append((text_logits[first:last], of_labels))
    of_texts = [concept_loss(logits, codebook, targets) for logits, targets in parts]
    return {
        "photo_attributes": attributes,
        "photo_words": words,
        "text_attributes": sum(one for one, _ in of_texts) / len(parts),
        "text_words": sum(one for _, one in of_texts) / len(parts),
    }


def query_losses(towers, data, constraints, query_vectors, items, many, config):
    """Queries against photos, documents and averages, at three levels: everything that a query asks
    for, its type alone, and its sub-category.

    query_vectors: the queries' embeddings. items, many: indices and embeddings, of which the first
    belong to the queries. User photos have no documents of their own.
    """
    count, scale, columns = len(query_vectors), towers.scale("query"), items.numpy()
    titled = torch.from_numpy(~data.is_user_photo[columns]).to(query_vectors.device)
    kept = {"photos": slice(None), "documents": titled, "averages": titled}
    names = {"photos": "query_photo", "documents": "query_document", "averages": "query_average"}
    levels = (
        constraints,
        [data.codes.type_only(one) for one in constraints],
        [data.codes.sub_category_only(one) for one in constraints],
    )
    losses = dict.fromkeys(names.values(), 0.0)
    for weight, level in zip(config.query_levels, levels):
        relevance = torch.from_numpy(data.items.queries(level, columns))
        relevance = relevance.to(query_vectors.device)
        for of, chosen in kept.items():
            own = chosen if isinstance(chosen, slice) else chosen[:count]
            forth = contrastive_loss(query_vectors, many[of][chosen], relevance[:, chosen], scale)
            back = contrastive_loss(
                many[of][:count][own], query_vectors, relevance[:, :count][:, own].t(), scale
            )
            losses[names[of]] = losses[names[of]] + weight * 0.5 * (forth + back)
    return losses


def label_loss(towers, data, index, spans, labels, own):
    """Label prompts against the batch's photos, documents and averages; nothing without prompts."""
    titled = torch.from_numpy(~data.is_user_photo[index.numpy()]).to(labels.device)
    losses = []
    for name, (start, end, table) in spans.items():
        codes = data.item_codes[index.numpy(), ATTRIBUTES.index(name)]
        relevance = torch.from_numpy(table[:, codes]).to(labels.device)
        for items, chosen in (
            (own["photos"], slice(None)),
            (own["documents"], slice(None)),
            (own["averages"][titled], titled),
        ):
            scale, fits = towers.scale("label"), relevance[:, chosen]
            losses.append(symmetric_contrastive_loss(labels[start:end], items, fits, scale))
    return {"label": torch.stack(losses).mean()} if losses else {}
