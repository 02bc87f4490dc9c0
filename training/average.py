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
        pairs = list(zip(*([*one.parameters(), *one.buffers()] for one in (self.model, model))))
        moving = [(mine, theirs) for mine, theirs in pairs if mine.dtype.is_floating_point]
        averages = [mine for mine, _ in moving]
        torch._foreach_mul_(averages, decay)
        torch._foreach_add_(averages, [theirs for _, theirs in moving], alpha=1 - decay)
        for mine, theirs in pairs:
            if not mine.dtype.is_floating_point:
                mine.copy_(theirs)
