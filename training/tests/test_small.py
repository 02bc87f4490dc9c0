import unittest
from dataclasses import replace

import torch

from shop_training.export.export import export
from shop_training.export.onnx_import import load_pair
from shop_training.model.checkpoint import load_towers
from shop_training.train.concept_heads import HeadTraining
from shop_training.train.small.config import PRESETS
from shop_training.train.small.finish import SmallFinishConfig, finish_small
from shop_training.train.small.train import train_small
from tests.sample_work import LEAST_TITLES, sample_work


class SmallTraining(unittest.TestCase):
    def test_every_step_runs_and_leaves_finite_embeddings(self):
        work = sample_work()
        runs = work.path / "runs"
        train_small(work, "first", PRESETS["smoke"])
        # Goes on from last.pt, which has come to the end.
        train_small(work, "first", PRESETS["smoke"])
        train_small(work, "heads", PRESETS["smoke-heads"], init=runs / "first" / "last.pt")
        config = SmallFinishConfig(least_titles=LEAST_TITLES)
        text = replace(config.text, steps=2, items=6, user_photo_share=0.34, out_of_domain=2)
        classifier = HeadTraining(2, rate=1e-3, batch=8, mixup=0.5)
        config = replace(config, text=text, classifier=classifier)
        out = work.path / "small.pt"
        before = runs / "first" / "best.pt"
        finish_small(work, runs / "heads" / "last.pt", out, config, before)
        towers, side = load_towers(out)
        vectors = towers.image(torch.rand(2, 3, side, side))
        self.assertTrue(torch.allclose(vectors.norm(dim=1), torch.ones(2), atol=1e-5))

    def test_training_goes_on_from_an_exported_pair(self):
        work = sample_work()
        train_small(work, "exported", PRESETS["smoke"])
        export(work.path / "runs" / "exported" / "last.pt", work.tokenizer, work.exported, "test")
        towers, side = load_towers(work.path / "runs" / "exported" / "last.pt")
        again, _ = load_towers(work.path / "runs" / "exported" / "last.pt")
        for parameter in again.parameters():
            parameter.data.zero_()
        load_pair(again, work.exported, torch.randn(32, 3, side, side))
        pixels = torch.randn(4, 3, side, side)
        near = (again.eval().image(pixels) * towers.image(pixels)).sum(1)
        self.assertGreater(near.min().item(), 0.999)
