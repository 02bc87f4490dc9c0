"""The training loop of everything but the first step: a rate that rises, then falls to nothing."""

import time
from dataclasses import dataclass

import numpy as np
import torch

from shop_training.model.checkpoint import load_file, save_atomically
from shop_training.model.weights import ExponentialMovingAverage
from shop_training.train.random_state import random_state, restore_random_state

SAVE_EVERY_S = 60


@dataclass(frozen=True)
class Schedule:
    """rate: the peak. warmup: steps. decay: of the moving average. clip: the gradients' greatest
    norm.
    """

    steps: int
    rate: float
    warmup: int
    average_decay: float
    clip: float = 0.0
    report_every: int = 100

    def rate_at(self, step):
        return self.rate * min(1, (step + 1) / self.warmup) * (1 - step / self.steps)


class Loop:
    """Optimises a module, and can go on from a file.

    loss: () -> (the loss of one batch, {name: value} to report).
    """

    def __init__(self, name, module, optimiser, schedule, data=None):
        """data: the TrainingSet that losses draw from."""
        self.name, self.module, self.optimiser = name, module, optimiser
        self.schedule, self.data = schedule, data
        self.average = ExponentialMovingAverage(module, schedule.average_decay)
        self.step = 0

    def run(self, loss, checkpoint=None, save_every_s=SAVE_EVERY_S):
        """-> the moving average of the module, in evaluation mode. checkpoint: Path or None."""
        if checkpoint and checkpoint.exists():
            self._load(checkpoint)
        began = saved = time.time()
        reports = {}
        while self.step < self.schedule.steps:
            value, parts = loss()
            self._descend(value)
            for name, part in {"loss": value, **parts}.items():
                reports.setdefault(name, []).append(float(part))
            if self.step % self.schedule.report_every == 0:
                self._report(reports, time.time() - began)
                reports = {}
            if checkpoint and time.time() - saved > save_every_s:
                self._save(checkpoint)
                saved = time.time()
        return self.average.module

    def _descend(self, loss):
        for group in self.optimiser.param_groups:
            group["lr"] = self.schedule.rate_at(self.step)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        if self.schedule.clip:
            parameters = [one for group in self.optimiser.param_groups for one in group["params"]]
            torch.nn.utils.clip_grad_norm_(parameters, self.schedule.clip)
        self.optimiser.step()
        self.average.update(self.module, self.step)
        self.step += 1

    def _report(self, reports, seconds):
        means = ", ".join(f"{name} {np.mean(values):.3f}" for name, values in reports.items())
        print(f"{self.name}, step {self.step}: {means}, {seconds:.0f} s", flush=True)

    def _save(self, path):
        state = {
            "step": self.step,
            "module": self.module.state_dict(),
            "average": self.average.module.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "random": random_state(self.data),
        }
        save_atomically(state, path)

    def _load(self, path):
        state = load_file(path)
        self.step = state["step"]
        self.module.load_state_dict(state["module"])
        self.average.module.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        restore_random_state(state["random"], self.data)
        print(f"{self.name}: goes on from step {self.step}", flush=True)
