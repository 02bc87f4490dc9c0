"""Trains both classifiers alone, from features, before small training trains everything else."""

import torch

from shop_training.train.codebook_layout import realign_codebook
from shop_training.train.concept_heads import HeadTraining, train_concept_head
from shop_training.train.features import ood_features
from shop_training.train.refine.classifier import photo_targets
from shop_training.train.text_batches import all_text_features

# The classifiers alone stand a higher rate than everything together.
RATE_FACTOR = 3


def train_classifiers(towers, data, features, side, config, bf16):
    """Then the codebook is laid out anew, where the config says so.

    features: of all photos, [views, items, features].
    """
    device = features.device
    of_nothing = ood_features(towers, len(features), len(data), side, bf16, device)
    texts, of_texts = all_text_features(towers, data, bf16, device)
    how = HeadTraining(config.classifier_steps, RATE_FACTOR * config.rate)
    targets = photo_targets(data, range(len(data)), of_nothing.shape[1])
    inputs = torch.cat([features, of_nothing], 1)
    train_concept_head(towers.text.concept_head, towers.codebook, texts, of_texts, how)
    train_concept_head(towers.image.concept_head, towers.codebook, inputs, targets, how)
    if config.realigned:
        realign_codebook(towers, features[0], texts)
    towers.image.concept_head.train()
    towers.text.concept_head.train()
