import copy
import shutil
import tempfile
import unittest
from pathlib import Path

import numpy as np
import torch

from shop_training.export.compress import quantise
from shop_training.export.fold import conv_norm_pairs, fold, unfold
from shop_training.export.parity import write_parity
from shop_training.folders import PROJECT, SHIPPED_PAIR
from shop_training.model.config import TINY
from shop_training.model.towers import Towers

FIXTURES = PROJECT / "tests" / "fixtures" / "parity"
DIMENSION = 384


def tiny_image_tower():
    """With normalisations that do something."""
    torch.manual_seed(1)
    tower = Towers(TINY, 50, {"article_type": 4, "colour": 3}, 2).image
    tower.train()
    for _ in range(3):
        tower(torch.randn(8, 3, 32, 32))
    return tower.eval()


class Export(unittest.TestCase):
    def test_folding_and_unfolding_change_nothing(self):
        tower, pixels = tiny_image_tower(), torch.randn(4, 3, 32, 32)
        expected = tower(pixels)
        folded = fold(copy.deepcopy(tower))
        self.assertLess((folded(pixels) - expected).abs().max(), 1e-4)
        for statistics in (None, torch.randn(16, 3, 32, 32)):
            again = copy.deepcopy(tower)
            weights = dict(folded.named_parameters())
            biases = {name: weights[f"{name}.bias"] for name, *_ in conv_norm_pairs(tower)}
            again.load_state_dict(
                {name: weights[name] for name in dict(again.named_parameters()) if name in weights},
                strict=False,
            )
            unfold(again, biases, statistics)
            self.assertLess((again(pixels) - expected).abs().max(), 1e-4)

    def test_bytes_are_off_by_half_a_step_at_most(self):
        values = np.random.default_rng(1).normal(size=(5, 7)).astype(np.float32)
        quantised, scale = quantise(values, 0)
        self.assertTrue((np.abs(quantised * scale - values) <= scale / 2 + 1e-6).all())

    def test_the_shipped_pair_gives_its_own_embeddings_in_these_towers(self):
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary) / "parity"
            shutil.copytree(FIXTURES, folder)
            write_parity(SHIPPED_PAIR, folder)
            for name in ("texts.f32", "photos.f32"):
                kept, computed = (
                    np.fromfile(of / name, "<f4").reshape(-1, DIMENSION)
                    for of in (FIXTURES, folder)
                )
                self.assertGreater((kept * computed).sum(1).min(), 0.99999)
