"""Trains both instance heads by contrast: a title finds its own photo among two thousand, and a
query for a brand finds what is of it.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

from shop_training.train.losses import contrastive_loss
from shop_training.train.optimise import Loop, Schedule
from shop_training.train.refine.predictions import query_relevance, same_title

WEIGHT_DECAY = 0.05
# Logarithm of the loss's scale before training.
LOGIT_SCALE = 3.2
# Dropped hidden activations: of photos, which the classifiers have memorised, and of texts.
PHOTO_DROPOUT, TEXT_DROPOUT = 0.5, 0.2
# Weights beside texts that find photos: photos that find texts, titles that find documents, and
# queries.
BACK, DOCUMENTS, QUERIES = 0.3, 0.2, 0.3


@dataclass(frozen=True)
class InstanceTraining:
    steps: int = 700
    rate: float = 2e-3
    warmup: int = 30
    # Items of a batch, and at most so many of their queries.
    items: int = 2048
    queries: int = 256


def train_instance_heads(towers, data, predictions, how, loop=None):
    """They end as the average of the way; their gatings stay. predictions: ItemPredictions."""
    initialise(towers, data, predictions.photos[0])
    titled = torch.from_numpy(np.flatnonzero(~data.is_user_photo))
    parts = nn.ModuleDict(
        {
            "image": towers.image.instance_head.projection,
            "text": towers.text.instance_head.projection,
            "tokens": towers.text.instance_tokens,
        }
    )
    scale = nn.ParameterDict({"scale": nn.Parameter(torch.tensor(LOGIT_SCALE))})
    module = nn.ModuleDict({"parts": parts, "scale": scale})
    optimiser = torch.optim.AdamW(
        [
            {"params": parts.parameters(), "weight_decay": WEIGHT_DECAY},
            {"params": scale.parameters(), "weight_decay": 0.0},
        ],
        lr=how.rate,
    )
    towers.train()

    def loss():
        chosen = titled[torch.randperm(len(titled))[: how.items]]
        return _loss(data, predictions, chosen, scale["scale"].exp(), how.queries), {}

    schedule = Schedule(how.steps, how.rate, how.warmup, average_decay=0.99, report_every=40)
    average = Loop("instance heads", module, optimiser, schedule, data).run(loss, loop)
    parts.load_state_dict(average["parts"].state_dict())
    towers.eval()


@torch.no_grad()
def initialise(towers, data, photos):
    """Words start as the image classifiers know them.

    What a photo gives the words of a title, added up, is a product of two matrices; its best
    approximation of the sub-vector's rank is where training starts. photos: Predictions.
    """
    projection, codebook = towers.image.instance_head.projection, towers.codebook
    rank, first_word = projection.out_features, len(codebook) - codebook.word_count
    weight = towers.image.concept_head.classifier.weight[first_word:]
    left, strengths, right = torch.linalg.svd(weight, full_matrices=False)
    rank = min(rank, len(strengths))
    roots = strengths[:rank].sqrt()
    projection.weight[:rank].copy_(right[:rank] * roots[:, None])
    projection.bias.copy_(-projection.weight @ photos.hidden.float().mean(0))
    for token, index in data.tokenizer.vocabulary.items():
        if token in data.words.index:
            row = left[data.words.index[token], :rank] * roots
            towers.text.instance_tokens.weight[index, :rank] = row
    nn.init.zeros_(towers.text.instance_head.projection.weight)
    nn.init.zeros_(towers.text.instance_head.projection.bias)


def _loss(data, predictions, chosen, scale, most_queries):
    """chosen: items of a batch."""

    def embeddings(of, chosen, dropout):
        with torch.no_grad():
            concepts = of.concept_subvectors(chosen)
        return of.embeddings(concepts, of.instance_subvectors(chosen, dropout), chosen)

    view = torch.randint(len(predictions.photos), ()).item()
    photos = embeddings(predictions.photos[view], chosen, PHOTO_DROPOUT)
    titles = embeddings(predictions.titles, chosen, TEXT_DROPOUT)
    documents = embeddings(predictions.documents, chosen, TEXT_DROPOUT)
    same = same_title(data, chosen, chosen)
    texts = torch.where(torch.rand(len(chosen), 1) < 0.5, titles, documents)
    loss = (
        contrastive_loss(texts, photos, same, scale)
        + BACK * contrastive_loss(photos, texts, same.t(), scale)
        + DOCUMENTS * contrastive_loss(titles, documents, same, scale)
    )
    constraints = predictions.constraints
    asking = [item for item in chosen.tolist() if constraints[item].get("words")][:most_queries]
    if not asking:
        return loss
    relevance = query_relevance(data, [constraints[item] for item in asking], chosen)
    queries = embeddings(predictions.queries, torch.tensor(asking), TEXT_DROPOUT)
    of_queries = contrastive_loss(queries, photos, relevance, scale)
    of_queries = of_queries + contrastive_loss(queries, documents, relevance, scale)
    return loss + QUERIES * of_queries
