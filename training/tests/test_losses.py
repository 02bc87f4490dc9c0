import math
import unittest

import torch

from shop_training.data.concepts import ConceptTargets
from shop_training.model.codebook import Codebook
from shop_training.train.losses import concept_loss, contrastive_loss
from shop_training.train.memory import CrossBatchMemory


class Losses(unittest.TestCase):
    def test_a_positive_is_held_against_negatives_alone(self):
        left, right = torch.tensor([[1.0, 0.0]]), torch.tensor([[1.0, 0.0], [0.8, 0.6], [0.0, 1.0]])
        both = contrastive_loss(left, right, torch.tensor([[2, 2, 0]]), 2.0)
        expected = (math.log1p(math.exp(-2.0)) + math.log1p(math.exp(-1.6))) / 2
        self.assertAlmostEqual(both.item(), expected, places=5)

    def test_what_is_unknown_is_left_out(self):
        left, right = torch.eye(2), torch.eye(2)
        known = contrastive_loss(left[:1], right, torch.tensor([[2, 0]]), 1.0)
        with_unknown = contrastive_loss(left, right, torch.tensor([[2, 0], [1, 1]]), 1.0)
        self.assertAlmostEqual(known.item(), with_unknown.item(), places=6)

    def test_activations_of_equal_predictions_overlap_wholly(self):
        codebook = Codebook({"article_type": 3, "colour": 2}, 0, 4)
        logits = torch.tensor([[0.0, 2.0, 1.0, 0.0, 3.0]])
        activations = codebook.activations(logits)
        self.assertAlmostEqual((activations**2).sum().item(), 2.0, places=5)

    def test_unknown_attributes_and_words_cost_nothing(self):
        codebook = Codebook({"article_type": 3}, 2, 4)
        targets = ConceptTargets(
            {"article_type": torch.zeros(1, 3)}, torch.ones(1, 2), torch.tensor([False])
        )
        attributes, words = concept_loss(torch.randn(1, 5), codebook, targets)
        self.assertEqual((attributes.item(), words.item()), (0.0, 0.0))

    def test_memory_keeps_the_newest_items(self):
        memory = CrossBatchMemory(3)
        for first in (0, 2):
            index = torch.arange(first, first + 2)
            memory.keep(index, photos=index.float()[:, None])
        joined, many = memory.joined(torch.tensor([9]), photos=torch.tensor([[9.0]]))
        self.assertEqual(joined.tolist(), [9, 2, 3, 0])
        self.assertEqual(many["photos"][:, 0].tolist(), [9, 2, 3, 0])
