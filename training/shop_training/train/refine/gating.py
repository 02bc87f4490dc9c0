"""Trains the gating of both instance heads by logistic regression."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from shop_training.train.text_batches import text_features

STEPS, RATE, WEIGHT_DECAY = 300, 0.02, 1e-4
# The regression's logits times this, less one: surer, and a little less open.
SHARPNESS = 2


def train_gatings(towers, data, features, of_nothing, items, out_of_domain, bf16):
    """From so many items and queries.

    Closed for queries and labels that name attributes alone, and for pictures of nothing. Open for
    texts that are out of domain too: a product with such a title, all concept sub-vector, would
    come nearer to every query than other products do.
    """
    items = min(items, len(data))
    chosen = np.sort(np.random.default_rng(1).choice(len(data), items, replace=False))
    documents, queries, constraints = data.texts(chosen)
    labels, _ = data.labels()
    others, _ = data.out_of_domain(out_of_domain)
    texts = [*documents, *queries, *others, *labels]
    photos = torch.cat([features[0, torch.from_numpy(chosen)].float(), of_nothing[0].float()])
    with torch.no_grad():
        encoded = text_features(towers, data.tokenizer, texts, bf16)
        of_texts, _ = towers.text.concept_head.predict(encoded)
        of_photos, _ = towers.image.concept_head.predict(photos)
    has_title = torch.from_numpy(~data.is_user_photo[chosen])
    names_words = torch.tensor([bool(one.get("words")) for one in constraints])
    names_words &= torch.from_numpy(~data.is_demo[chosen])
    others_open, labels_open = torch.ones(len(others)).bool(), torch.zeros(len(labels)).bool()
    is_open = torch.cat([has_title, names_words, others_open, labels_open])
    _regress(towers.text.instance_head.gating, of_texts, is_open)
    _regress(towers.image.instance_head.gating, of_photos, torch.arange(len(photos)) < items)


def _regress(gating, hidden, is_open):
    """gating: nn.Linear to one logit. hidden: [items, hidden]. is_open: bool [items]."""
    nn.init.zeros_(gating.weight)
    nn.init.zeros_(gating.bias)
    optimiser = torch.optim.Adam(gating.parameters(), lr=RATE)
    for _ in range(STEPS):
        logits = gating(hidden)[:, 0]
        loss = F.binary_cross_entropy_with_logits(logits, is_open.float())
        loss = loss + WEIGHT_DECAY * (gating.weight**2).sum()
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
    right = ((logits > 0) == is_open).float().mean()
    print(f"gating: {right:.3f} right", flush=True)
    with torch.no_grad():
        gating.weight.mul_(SHARPNESS)
        gating.bias.mul_(SHARPNESS).sub_(1)
