"""Cross-batch memory (arXiv 1912.06798): embeddings of earlier batches as further negatives and
positives.

Embeddings move slowly once training has settled. So those of a few batches ago stand in for a batch
that is many times larger.
"""

import torch


class CrossBatchMemory:
    """The newest `size` items: their indices and, by name, their embeddings without gradients."""

    def __init__(self, size):
        self.size = size
        self.index, self.embeddings = None, {}

    def joined(self, index, **embeddings):
        """These items followed by the remembered ones -> (indices, {name: embeddings})."""
        if self.index is None:
            return index, embeddings
        return torch.cat([index, self.index]), {
            name: torch.cat([value, self.embeddings[name]]) for name, value in embeddings.items()
        }

    def keep(self, index, **embeddings):
        detached = {name: value.detach() for name, value in embeddings.items()}
        index, joined = self.joined(index, **detached)
        self.index = index[: self.size]
        self.embeddings = {name: value[: self.size] for name, value in joined.items()}

    def state(self):
        return {"index": self.index, "embeddings": self.embeddings}

    def load_state(self, state, device):
        self.index = None if state["index"] is None else state["index"].to(device)
        self.embeddings = {name: value.to(device) for name, value in state["embeddings"].items()}
