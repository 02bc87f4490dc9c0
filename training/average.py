"""Exponential moving averages of weights, which are what is measured and exported."""
import copy

import torch


def blend(part, others, share):
    """Moves a part's weights by `share` towards others ({name: tensor}); numbers that are no weights stay."""
    part.load_state_dict({name: torch.lerp(value, others[name].to(value), share) if value.dtype.is_floating_point else value
                          for name, value in part.state_dict().items()})


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
