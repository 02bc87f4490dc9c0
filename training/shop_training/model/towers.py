"""Both towers. They give L2-normalised embeddings of one space."""

import copy

import torch
from torch import nn

from shop_training.data.tokenizer import PAD
from shop_training.model.codebook import Codebook
from shop_training.model.image_tower import ImageTower
from shop_training.model.instance_head import InstanceHead
from shop_training.model.text_tower import TextTower

# Logarithms of the losses' scales (inverse temperatures) before training.
LOGIT_SCALES = {"document_photo": 2.7, "query": 2.5, "label": 2.7, "photo_photo": 2.3}
LEAST_SCALE, MOST_SCALE = 1.0, 4.6


class Towers(nn.Module):
    """Both towers, their codebook, and the scales of the losses, which only training needs."""

    def __init__(self, config, vocabulary_size, code_counts, word_count):
        """config: TowersConfig. code_counts: {attribute: codes}."""
        super().__init__()
        self.config, self.vocabulary_size = config, vocabulary_size
        self.codebook = Codebook(code_counts, word_count, config.dimension)
        self.image = ImageTower(config.image, self.codebook, config.dimension)
        self.text = TextTower(config.text, vocabulary_size, self.codebook, config.dimension)
        if config.instance_dimension:
            self.add_instance_heads(config.instance_dimension)
        self.logit_scales = nn.ParameterDict(
            {name: nn.Parameter(torch.tensor(value)) for name, value in LOGIT_SCALES.items()}
        )

    def scale(self, name):
        """What a loss multiplies its cosines with."""
        return self.logit_scales[name].clamp(LEAST_SCALE, MOST_SCALE).exp()

    def add_instance_heads(self, dimension):
        """Gives both towers an instance head and codebook entries of their own."""
        self.config = self.config.with_instance(dimension)
        for tower in (self.image, self.text):
            tower.instance_head = InstanceHead(tower.concept_head.hidden.out_features, dimension)
            tower.concept_head.codebook = copy.deepcopy(self.codebook)
        self.text.instance_tokens = nn.Embedding(self.vocabulary_size, dimension, padding_idx=PAD)
        nn.init.zeros_(self.text.instance_tokens.weight)
