"""Steps that are interrupted and go on end with the weights of those that are not."""

import unittest
from dataclasses import replace
from unittest import mock

import torch

from shop_training.data.pack.pack import pack
from shop_training.model.checkpoint import load_towers
from shop_training.pipeline.config import smoke_config
from shop_training.train.finish import finish
from shop_training.train.pretrain import loop as pretrain_loop
from shop_training.train.pretrain.pretrain import pretrain
from shop_training.train.refine import refine as refine_step
from tests.sample_work import sample_work

CONFIG = smoke_config(side=32)


def weights(path):
    return torch.cat(
        [value.float().flatten() for value in load_towers(path)[0].state_dict().values()]
    )


class Interruptions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.work = sample_work()
        settings = {"side": 32, "out_of_domain": 20, "least_titles": 2, "processes": 1}
        pack(cls.work, cls.work.pack, **settings)
        cls.pretrained = cls.work.checkpoint("whole")
        cls.pretrain(cls.pretrained, None)

    @classmethod
    def pretrain(cls, out, unfinished):
        config = replace(CONFIG.pretrain, save_every_s=-1)
        pretrain(cls.work.pack, out, 60, config, steps=5, processes=1, unfinished=unfinished)

    def test_pretrain(self):
        out, unfinished = self.work.checkpoint("parts"), self.work.unfinished("pretrain-test")
        real, steps = pretrain_loop.batch_loss, iter(range(100))

        def stopping(*args):
            if next(steps) == 3:
                raise KeyboardInterrupt
            return real(*args)

        stopped = mock.patch.object(pretrain_loop, "batch_loss", stopping)
        with stopped, self.assertRaises(KeyboardInterrupt):
            self.pretrain(out, unfinished)
        self.pretrain(out, unfinished)
        self.assertTrue(torch.equal(weights(out), weights(self.pretrained)))

    def test_refine(self):
        finished = self.work.checkpoint("finished")
        finish(self.work, self.pretrained, finished, CONFIG.finish)

        def refine(name, unfinished):
            out = self.work.checkpoint(name)
            refine_step.refine(self.work, finished, out, CONFIG.refine, unfinished)
            return weights(out)

        expected, unfinished = refine("once", None), self.work.unfinished("refine-test")
        for name in ("train_gatings", "out_of_fold_logits", "train_entries"):
            stopped = mock.patch.object(refine_step, name, side_effect=KeyboardInterrupt)
            with stopped, self.assertRaises(KeyboardInterrupt):
                refine("twice", unfinished)
        self.assertTrue(torch.equal(refine("twice", unfinished), expected))
