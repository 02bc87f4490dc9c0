"""The instance head: the part of an embedding that tells one product from others of its kind and
colour.

With it a title finds its own photo, and "puma shoes" the brand. See
docs/decisions/0015-a-half-for-words.md.
"""

import torch
import torch.nn.functional as F
from torch import nn

# Length of the instance sub-vector; the concept sub-vector has 1.
INSTANCE_LENGTH = 0.6


class InstanceHead(nn.Module):
    """Hidden activations -> the instance sub-vector, and how far its gating is open.

    The gating closes for texts that name no more than a type and a colour, and for pictures that
    show nothing: the sub-vector would blur what they ask for.
    """

    def __init__(self, hidden, dimension):
        super().__init__()
        self.projection = nn.Linear(hidden, dimension)
        self.gating = nn.Linear(hidden, 1)

    def subvector(self, hidden, of_tokens=0.0):
        """[items, dimension], of length 1. of_tokens: [items, dimension], the sum over a text's
        tokens.
        """
        return F.normalize(self.projection(hidden) + of_tokens, dim=1)

    def forward(self, concepts, hidden, of_tokens=0.0):
        """The whole embedding. concepts: the concept sub-vector."""
        gating = self.gating(hidden).sigmoid()
        return join_subvectors(concepts, self.subvector(hidden, of_tokens), gating)


def join_subvectors(concepts, instance, gating, length=INSTANCE_LENGTH):
    """Both sub-vectors as one embedding of length 1. gating: [items, 1], 0 to 1."""
    return F.normalize(torch.cat([concepts, length * gating * instance], 1), dim=1)


def embed_features(tower, features, of_tokens=0.0):
    """A tower's embeddings of these features, with the instance sub-vector where it has one."""
    head = tower.concept_head
    hidden, logits = head.predict(features)
    concepts = head.embed(features, hidden, logits)
    if tower.instance_head is None:
        return concepts
    return tower.instance_head(concepts, hidden, of_tokens)
