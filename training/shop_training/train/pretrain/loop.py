"""The training loop of step `pretrain`."""

import math
import time
from dataclasses import dataclass, field

import torch

from shop_training.model.checkpoint import load_file, save_atomically
from shop_training.model.weights import ExponentialMovingAverage
from shop_training.train.memory import CrossBatchMemory
from shop_training.train.pretrain.batch import batch_loss
from shop_training.train.pretrain.optimiser import optimiser_for, rate_at
from shop_training.train.random_state import random_state, restore_random_state


@dataclass
class Budget:
    """seconds: of everything, reading the pack included. steps: at most so many."""

    seconds: float
    steps: int
    began: float = field(default_factory=time.time)
    # Seconds before training begins, and of earlier runs that were interrupted.
    setup: float = 0.0
    earlier: float = 0.0

    def start(self):
        """Training begins now."""
        self.setup = time.time() - self.began

    def trained(self):
        """Seconds of training, earlier runs included."""
        return time.time() - self.began - self.setup + self.earlier

    def share(self, step):
        """Of the budget that is spent; from 1 on training ends."""
        return max(self.trained() / max(1, self.seconds - self.setup), step / self.steps)


class PretrainLoop:
    def __init__(self, towers, data, config, budget, log, unfinished):
        """data: PackedSet. unfinished: folder for checkpoints to go on from, or None."""
        self.towers, self.data, self.config = towers, data, config
        self.budget, self.log = budget, log
        self.average = ExponentialMovingAverage(towers, config.average_decay)
        self.on_gpu = data.device.type == "cuda"
        self.optimiser = optimiser_for(towers, config, fused=self.on_gpu)
        self.memory = CrossBatchMemory(config.memory)
        self.step, self.measured = 0, 0
        self.totals, self.reported = {}, (0, 0.0)
        self.checkpoint = unfinished / "training.pt" if unfinished else None

    def run(self, measure):
        """-> the moving average of the towers. measure: what is done with it on the way."""
        if self.checkpoint and self.checkpoint.exists():
            self._load()
        self.budget.start()
        self.towers.train()
        saved = self.budget.trained()
        while (share := self.budget.share(self.step)) < 1:
            self._train(share)
            wanted = self.config.measured_at
            if self.measured < len(wanted) and share >= wanted[self.measured]:
                self.measured += 1
                measure(self.average.module)
            if self.checkpoint and self.budget.trained() - saved > self.config.save_every_s:
                self._save()
                saved = self.budget.trained()
        return self.average.module

    def _train(self, share):
        config = self.config
        if self.step < config.warmup:
            # Embeddings still move too fast to be remembered.
            self.memory = CrossBatchMemory(config.memory)
        for group in self.optimiser.param_groups:
            group["lr"] = rate_at(config, self.step, share) * group["share"]
        loss, losses = batch_loss(self.towers, self.data, self.memory, config)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        trained = [one for one in self.towers.parameters() if one.requires_grad]
        norm = torch.nn.utils.clip_grad_norm_(trained, config.clip)
        if self.on_gpu:
            # The fused optimiser leaves such a step out.
            self.optimiser.found_inf = (~norm.isfinite()).float()
        self.optimiser.step()
        self.step += 1
        self.average.update(self.towers, self.step)
        for name, value in losses.items():
            self.totals[name] = self.totals.get(name, 0) + value.detach()
        if self.step % config.report_every == 0 or self.step <= 2:
            self._report()

    def _report(self):
        before, then = self.reported
        steps, seconds = self.step - before, self.budget.trained() - then
        values = {name: round(value.item() / steps, 3) for name, value in self.totals.items()}
        if not all(map(math.isfinite, values.values())):
            raise SystemExit(f"a loss is not finite at step {self.step}: {values}")
        self.log.write(step=self.step, steps_per_s=round(steps / seconds, 2), **values)
        self.totals, self.reported = {}, (self.step, self.budget.trained())

    def _save(self):
        state = {
            "step": self.step,
            "measured": self.measured,
            "trained": self.budget.trained(),
            "towers": self.towers.state_dict(),
            "average": self.average.module.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "memory": self.memory.state(),
            "random": random_state(),
        }
        save_atomically(state, self.checkpoint)

    def _load(self):
        state = load_file(self.checkpoint)
        self.step, self.measured = state["step"], state["measured"]
        self.budget.earlier = state["trained"]
        self.reported = (self.step, state["trained"])
        self.towers.load_state_dict(state["towers"])
        self.average.module.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.memory.load_state(state["memory"], self.data.device)
        restore_random_state(state["random"])
        self.log.write(resumed_at=self.step)
