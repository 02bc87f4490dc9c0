"""The loop of what is learned from features in minutes: a rate that rises and goes down to nothing, and the average of the way."""
import time

import numpy as np

from average import Average


def descend(name, parts, optimiser, loss_of, steps, rate, warmup, average):
    """Learns `parts`, a module whose parameters the optimiser has -> their average. loss_of: () -> the loss of one batch."""
    mean, began, seen = Average(parts, average), time.time(), []
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1, (step + 1) / warmup) * (1 - step / steps)
        loss = loss_of()
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        mean.update(parts, step)
        seen.append(loss.item())
        if (step + 1) % 40 == 0:
            print(f"{name}, step {step + 1}: {np.mean(seen):.3f}, {time.time() - began:.0f} s", flush=True)
            seen = []
    return mean.model
