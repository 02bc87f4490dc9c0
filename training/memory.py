"""Vectors of the last batches, kept as further negatives and positives (cross-batch memory, arXiv 1912.06798).

Vectors move slowly once training has settled, so those of a few batches ago stand in for a batch that many times larger.
"""
import numpy as np
import torch


class Memory:
    """The newest `size` items: their numbers and, by name, their vectors without gradients."""

    def __init__(self, size):
        self.size = size
        self.index = None
        self.vectors = {}

    def joined(self, index, **vectors):
        """-> (numbers, {name: vectors}) of these items followed by the remembered ones."""
        if self.index is None:
            return index, vectors
        join = torch.cat if torch.is_tensor(index) else np.concatenate
        return (join([index, self.index]),
                {name: torch.cat([value, self.vectors[name]]) for name, value in vectors.items()})

    def keep(self, index, **vectors):
        numbers, joined = self.joined(index, **{name: value.detach() for name, value in vectors.items()})
        self.index = numbers[: self.size]
        self.vectors = {name: value[: self.size] for name, value in joined.items()}
