"""The training loop of small training. It goes on from `last.pt`, and keeps the best towers in
`best.pt`.
"""

import math
import time

import numpy as np
import torch

from shop_training.evaluate.dev_set import DevSet
from shop_training.model.checkpoint import description, load_file, save_atomically
from shop_training.model.weights import ExponentialMovingAverage
from shop_training.train.memory import CrossBatchMemory
from shop_training.train.random_state import random_state, restore_random_state
from shop_training.train.small.batch import batch_loss
from shop_training.train.small.classifiers import train_classifiers
from shop_training.train.small.photo_features import PhotoFeatures
from shop_training.train.small.schedule import optimiser_for, phase_at, rate_at, share_spent

SAVE_EVERY_S, MEASURE_EVERY_S = 240, 1500
REPORT_EVERY = 20


class SmallLoop:
    def __init__(self, towers, data, config, work, folder, log, bf16):
        """data: TrainingSet. folder: of the run. towers: on the device that trains."""
        self.towers, self.data, self.config = towers, data, config
        self.work, self.folder, self.log, self.bf16 = work, folder, log, bf16
        self.device = towers.codebook.entries.device
        self.average = ExponentialMovingAverage(towers, config.average_decay)
        self.optimiser = optimiser_for(towers, config)
        self.memory = CrossBatchMemory(config.memory)
        self.step, self.seconds, self.best = 0, 0.0, -1.0
        self.photos = PhotoFeatures(towers, data, config, bf16)
        self.totals, self.dev = {}, None

    def run(self):
        if (self.folder / "last.pt").exists():
            self._load()
            if share_spent(self.config, self.step, self.seconds) >= 1:
                return
        saved = measured = self.seconds
        while (share := share_spent(self.config, self.step, self.seconds)) < 1:
            began = time.time()
            self._train(share)
            self.seconds += time.time() - began
            if self.step % REPORT_EVERY == 0 or self.step <= 3:
                self._report(share)
            if self.seconds - saved > SAVE_EVERY_S:
                saved = self.seconds
                self._save("last.pt")
            if self.seconds - measured > MEASURE_EVERY_S:
                measured = self.seconds
                self._measure()
        self._measure()
        self._save("last.pt")

    def _train(self, share):
        config, phase = self.config, phase_at(self.config, share)
        if phase.side != self.photos.side:
            self._use_side(phase.side)
        if self.step < config.warmup:
            # Embeddings still move too fast to be remembered.
            self.memory = CrossBatchMemory(config.memory)
        for group in self.optimiser.param_groups:
            group["lr"] = rate_at(config, self.step, share) * group["share"]
        index = self.data.draw(phase.batch, config.user_photo_share, config.demo_share)
        index = torch.from_numpy(index)
        with_labels = self.step % config.labels_every == 0
        loss, losses = batch_loss(
            self.towers,
            self.data,
            self.memory,
            index,
            config,
            self.photos.of_items(index),
            self.bf16,
            with_labels,
        )
        if not math.isfinite(loss.item()):
            raise SystemExit(f"the loss is not finite at step {self.step}")
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.towers.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        self.average.update(self.towers, self.step)
        for name, value in losses.items():
            self.totals.setdefault(name, []).append(value.item())

    def _use_side(self, side):
        """Photos of another size; at the start also what is trained before everything else."""
        self.photos.use_side(side)
        self.log.write(step=self.step, side=side, items=len(self.data))
        if self.photos.cached is not None and self.config.classifier_steps and self.step == 0:
            features = self.photos.cached
            train_classifiers(self.towers, self.data, features, side, self.config, self.bf16)
            self.average = ExponentialMovingAverage(self.towers, self.config.average_decay)

    def _report(self, share):
        means = {name: round(float(np.mean(values)), 3) for name, values in self.totals.items()}
        rate = round(rate_at(self.config, self.step, share), 6)
        self.log.write(step=self.step, minutes=round(self.seconds / 60, 2), rate=rate, **means)
        self.totals = {}

    def _measure(self):
        if self.dev is None or self.dev.photos.shape[1] != self.photos.side:
            self.dev = DevSet.from_work(self.work, self.photos.side)
        figures = self.dev.figures(
            self.average.module, self.data.tokenizer, self.device, bf16=False
        )
        self.log.write(step=self.step, **figures)
        if figures["mean"] > self.best:
            self.best = figures["mean"]
            self._save("best.pt")

    def _save(self, name):
        """A file of towers, with what it takes to go on."""
        state = {
            "weights": self.average.module.state_dict(),
            "side": self.photos.side,
            **description(self.towers),
            "training": {
                "towers": self.towers.state_dict(),
                "optimiser": self.optimiser.state_dict(),
                "random": random_state(self.data),
                **{of: getattr(self, of) for of in ("step", "seconds", "best")},
            },
        }
        save_atomically(state, self.folder / name)

    def _load(self):
        saved = load_file(self.folder / "last.pt")
        state = saved["training"]
        self.towers.load_state_dict(state["towers"])
        self.average.module.load_state_dict(saved["weights"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.seconds, self.best = (state[of] for of in ("step", "seconds", "best"))
        restore_random_state(state["random"], self.data)
        self.log.write(resumed_at=self.step)
