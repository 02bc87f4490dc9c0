"""The budget, the learning rate and the optimiser of small training."""

import math

import torch

# Of the peak, where the budget ends.
LEAST_RATE = 0.02
UNDECAYED = ("_embedding", "codebook")


def share_spent(config, step, seconds):
    """Of the budget, 0 to 1. seconds: of training so far."""
    return step / config.steps if config.steps else seconds / 60 / config.minutes


def phase_at(config, share):
    return [phase for phase in config.phases if phase.since <= share][-1]


def rate_at(config, step, share):
    """A cooldown in a line lets a run be cut short or drawn out as it goes."""
    warmup = min(1.0, (step + 1) / config.warmup)
    if config.cooldown is None:
        left = 0.5 * (1 + math.cos(math.pi * min(1.0, share)))
    else:
        left = min(1.0, (1 - share) / (1 - config.cooldown))
    return config.rate * warmup * (LEAST_RATE + (1 - LEAST_RATE) * left)


def optimiser_for(towers, config):
    """AdamW. Weight decay is for matrices and kernels; each group has a `share` of the rate."""
    groups = {}
    for name, parameter in towers.named_parameters():
        if parameter.requires_grad:
            undecayed = parameter.ndim <= 1 or any(part in name for part in UNDECAYED)
            backbone = name.startswith(("image.", "text.")) and "concept_head" not in name
            groups.setdefault((undecayed, backbone), []).append(parameter)
    return torch.optim.AdamW(
        [
            {
                "params": parameters,
                "share": config.backbone_rate if backbone else 1.0,
                "weight_decay": 0.0 if undecayed else config.weight_decay,
            }
            for (undecayed, backbone), parameters in groups.items()
        ],
        lr=config.rate,
        betas=(0.9, 0.98),
    )


def freeze(towers, names):
    """Modules that stay as they are: no gradients, no dropout, no new statistics."""
    for name in names:
        for parameter in towers.get_submodule(name).eval().parameters():
            parameter.requires_grad_(False)
