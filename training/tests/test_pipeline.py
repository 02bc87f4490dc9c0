import tempfile
import unittest
from pathlib import Path

from shop_training.folders import WorkFolder
from shop_training.pipeline.config import smoke_config
from shop_training.pipeline.make_pair import NAMES, chosen_steps, make_pair
from shop_training.pipeline.step import COMPLETE, TODO, UNFINISHED, Records, Step
from shop_training.pipeline.steps import pipeline_steps


class Pipeline(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.work = WorkFolder(Path(temporary.name))
        self.ran = []

    def step(self, name, inputs=(), settings=None, fails=False):
        """Writes its settings and its inputs' contents into a file of its name."""
        out = self.work.path / name

        def run():
            self.ran.append(name)
            if fails:
                raise KeyboardInterrupt
            content = [(self.work.path / one).read_text() for one in inputs]
            out.write_text(f"{settings}{content}")

        paths = tuple(self.work.path / one for one in inputs)
        return Step(name, "", paths, (out,), settings or {}, run)

    def states(self, steps):
        return [Records(self.work).state(step) for step in steps]

    def test_complete_steps_are_skipped(self):
        steps = [self.step("a"), self.step("b", ["a"])]
        make_pair(steps, self.work)
        make_pair(steps, self.work)
        self.assertEqual(self.ran, ["a", "b"])
        self.assertEqual(self.states(steps), [COMPLETE, COMPLETE])

    def test_a_step_with_other_settings_is_made_anew_and_those_after_it(self):
        make_pair([self.step("a"), self.step("b", ["a"])], self.work)
        make_pair([self.step("a", settings={"seed": 1}), self.step("b", ["a"])], self.work)
        self.assertEqual(self.ran, ["a", "b", "a", "b"])

    def test_an_interrupted_step_keeps_its_folder_and_goes_on(self):
        with self.assertRaises(KeyboardInterrupt):
            make_pair([self.step("a", fails=True)], self.work)
        kept = self.work.unfinished("a") / "loop.pt"
        kept.write_text("")
        self.assertEqual(self.states([self.step("a")]), [UNFINISHED])
        make_pair([self.step("a")], self.work)
        self.assertEqual(self.states([self.step("a")]), [COMPLETE])
        self.assertFalse(kept.exists())

    def test_an_interrupted_step_with_other_settings_starts_anew(self):
        with self.assertRaises(KeyboardInterrupt):
            make_pair([self.step("a", fails=True)], self.work)
        kept = self.work.unfinished("a") / "loop.pt"
        kept.write_text("")
        other = self.step("a", settings={"seed": 1}, fails=True)
        self.assertEqual(self.states([other]), [TODO])
        with self.assertRaises(KeyboardInterrupt):
            make_pair([other], self.work)
        self.assertFalse(kept.exists())

    def test_a_dry_run_does_nothing(self):
        make_pair([self.step("a")], self.work, dry_run=True)
        self.assertEqual(self.ran, [])

    def test_the_steps_stand_in_the_order_that_the_command_names(self):
        out = self.work.exported
        steps = pipeline_steps(self.work, self.work.path, out, "key", smoke_config())
        self.assertEqual([step.name for step in steps], list(NAMES))
        chosen = chosen_steps(steps, "pack", "finish")
        self.assertEqual([step.name for step in chosen], ["pack", "pretrain", "finish"])
        with self.assertRaises(SystemExit):
            chosen_steps(steps, "export", "pack")
