"""Texts of different lengths as one row of token ids."""

import numpy as np
import torch


class RaggedTexts:
    def __init__(self, ids, lengths, device):
        """ids: uint16, one text after the other. lengths: uint8 [texts]."""
        padding = np.zeros(64, np.int32)
        self.ids = torch.from_numpy(np.concatenate([ids.astype(np.int32), padding])).to(device)
        self.lengths = torch.from_numpy(lengths.astype(np.int64)).to(device)
        self.starts = torch.cumsum(self.lengths, 0) - self.lengths

    def __len__(self):
        return len(self.lengths)

    def padded(self, numbers, width=64):
        """int64 [texts, width], padded with 0 on the right."""
        place = torch.arange(width, device=self.ids.device)
        at = (self.starts[numbers][:, None] + place).clamp(max=len(self.ids) - 1)
        return self.ids[at].long() * (place < self.lengths[numbers][:, None])
