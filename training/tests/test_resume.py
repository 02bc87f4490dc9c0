import tempfile
import unittest
from pathlib import Path

import torch
from torch import nn

from shop_training.train.optimise import Loop, Schedule
from shop_training.train.stages import Stages

STEPS = 9


class StoppedError(Exception):
    pass


def trained(folder, interrupted_at=None):
    """The weights of a small regression. interrupted_at: the step before which it ends."""
    torch.manual_seed(1)
    module = nn.Linear(4, 1)
    optimiser = torch.optim.AdamW(module.parameters(), lr=0.1)
    loop = Loop("test", module, optimiser, Schedule(STEPS, 0.1, 2, 0.9))

    def loss():
        if loop.step == interrupted_at:
            raise StoppedError
        x = torch.randn(8, 4)
        return ((module(x) - x.sum(1, keepdim=True)) ** 2).mean(), {}

    average = loop.run(loss, folder / "loop.pt" if folder else None, save_every_s=-1)
    return torch.cat([average.weight[0], average.bias])


class Resume(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)

    def test_an_interrupted_loop_ends_where_an_uninterrupted_one_does(self):
        with self.assertRaises(StoppedError):
            trained(self.folder, interrupted_at=5)
        self.assertTrue(torch.equal(trained(self.folder), trained(None)))

    def test_a_stage_that_is_kept_is_not_computed_again(self):
        def draw(_):
            return torch.rand(1).item()

        torch.manual_seed(1)
        stages = Stages(self.folder)
        first, second = stages.run("first", draw), stages.run("second", draw)
        (self.folder / "second.pt").unlink()
        torch.manual_seed(2)
        again = Stages(self.folder)
        self.assertEqual(again.run("first", lambda _: self.fail("computed again")), first)
        self.assertEqual(again.run("second", draw), second)
