"""Exponential moving averages of weights, which are what is measured and exported."""
import copy

import torch


class Average:
    """Exponential moving average of a model, its buffers included."""

    def __init__(self, model, decay):
        self.model = copy.deepcopy(model).eval()
        self.decay = decay
        for parameter in self.model.parameters():
            parameter.requires_grad_(False)

    @torch.no_grad()
    def update(self, model, step):
        decay = min(self.decay, (1 + step) / (10 + step))
        ours, others = ([*one.parameters(), *one.buffers()] for one in (self.model, model))
        for mine, theirs in zip(ours, others):
            if mine.dtype.is_floating_point:
                mine.lerp_(theirs.to(mine.dtype), 1 - decay)
            else:
                mine.copy_(theirs)
