"""Means of weights: over training (exponential moving average) and between two states."""

import copy

import torch


class ExponentialMovingAverage:
    """The moving average of a module's weights and buffers; it is what is measured and exported."""

    def __init__(self, module, decay):
        self.module = copy.deepcopy(module).eval()
        self.decay = decay
        for parameter in self.module.parameters():
            parameter.requires_grad_(False)

    @torch.no_grad()
    def update(self, module, step):
        """The decay rises in the first steps."""
        decay = min(self.decay, (1 + step) / (10 + step))
        pairs = list(zip(*([*one.parameters(), *one.buffers()] for one in (self.module, module))))
        moving = [(mine, theirs) for mine, theirs in pairs if mine.dtype.is_floating_point]
        averages = [mine for mine, _ in moving]
        torch._foreach_mul_(averages, decay)
        torch._foreach_add_(averages, [theirs for _, theirs in moving], alpha=1 - decay)
        for mine, theirs in pairs:
            if not mine.dtype.is_floating_point:
                mine.copy_(theirs)


def interpolate(module, others, share):
    """Moves a module's weights by `share`, 0 to 1, towards others ({name: tensor})."""
    module.load_state_dict(
        {
            name: torch.lerp(value, others[name].to(value), share)
            if value.dtype.is_floating_point
            else value
            for name, value in module.state_dict().items()
        }
    )
