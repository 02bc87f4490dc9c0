"""Trains the text tower alone, from texts. No photo is looked at, so all of it learns in minutes.

What has no name (the residual) is held where it was.
"""

import copy
from dataclasses import dataclass

import torch

from shop_training.train.losses import concept_loss
from shop_training.train.optimise import Loop, Schedule
from shop_training.train.text_batches import encode_texts, texts_with_targets


@dataclass(frozen=True)
class TextTraining:
    steps: int
    rate: float
    # Items of a batch, a document and a query each, and the shares of user photos and drawings.
    items: int = 192
    user_photo_share: float = 0.08
    demo_share: float = 0.25
    out_of_domain: int = 24
    # Label prompts join every so many steps.
    labels_every: int = 3
    warmup: int = 50
    word_weight: float = 0.05
    # Weight of the squared distance that the residual moves.
    residual_weight: float = 0.5


def train_text_tower(towers, data, how, bf16, loop=None, device="cpu"):
    """The text tower ends as the average of the way. Codebook and residual length stay."""
    tower, before = towers.text, copy.deepcopy(towers.text).eval()
    parameters = [
        parameter
        for name, parameter in tower.named_parameters()
        if "codebook" not in name and name != "concept_head.residual_length"
    ]
    optimiser = torch.optim.AdamW(parameters, lr=how.rate, weight_decay=0.02)
    tower.train()
    schedule = Schedule(
        how.steps, how.rate, how.warmup, average_decay=0.995, clip=5.0, report_every=100
    )
    optimisation = Loop("text tower", tower, optimiser, schedule, data)

    def loss():
        index = data.draw(how.items, how.user_photo_share, how.demo_share)
        with_labels = optimisation.step % how.labels_every == 0
        texts, targets = texts_with_targets(data, index, how.out_of_domain, with_labels)

        def features_of(one):
            max_tokens = towers.config.text.max_tokens
            with torch.autocast(torch.device(device).type, dtype=torch.bfloat16, enabled=bf16):
                return encode_texts(one.backbone, data.tokenizer, texts, max_tokens, device).float()

        features = features_of(tower)
        hidden, logits = tower.concept_head.predict(features)
        with torch.no_grad():
            old = features_of(before)
            residual = before.concept_head.gated_residual(old, before.concept_head.predict(old)[0])
        of_attributes, of_words = concept_loss(logits, towers.codebook, targets.to(device))
        moved = tower.concept_head.gated_residual(features, hidden) - residual
        moved = how.residual_weight * (moved**2).sum(1).mean()
        total = of_attributes + how.word_weight * of_words + moved
        return total, {"attributes": of_attributes, "words": of_words, "residual": moved}

    average = optimisation.run(loss, loop)
    tower.load_state_dict(average.state_dict())
    tower.eval()
