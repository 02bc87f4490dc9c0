"""The optimiser of step `pretrain`: the text tower, which is not new, has a rate and a decay of its
own.
"""

import math

import torch

LEAST_RATE = 0.01


def optimiser_for(towers, config, fused):
    """AdamW. Weight decay is for matrices and kernels; each group has a `share` of the rate."""
    groups = {}
    for name, parameter in towers.named_parameters():
        if parameter.requires_grad:
            of_text = name.startswith("text.")
            undecayed = parameter.ndim <= 1 or "_embedding" in name
            groups.setdefault((of_text, undecayed), []).append(parameter)
    return torch.optim.AdamW(
        [
            {
                "params": parameters,
                "share": config.text_rate / config.rate if of_text else 1.0,
                "weight_decay": 0.0 if undecayed else _decay(config, of_text),
            }
            for (of_text, undecayed), parameters in groups.items()
        ],
        lr=config.rate,
        betas=(0.9, 0.98),
        **({"fused": True} if fused else {}),
    )


def _decay(config, of_text):
    return config.text_weight_decay if of_text else config.weight_decay


def rate_at(config, step, share):
    """Warm-up by steps, and a cosine over the budget. share: of the budget spent, 0 to 1."""
    warmup = min(1, (step + 1) / config.warmup)
    cosine = 0.5 * (1 + math.cos(math.pi * share))
    return config.rate * warmup * (LEAST_RATE + (1 - LEAST_RATE) * cosine)
