"""A tower's last part: predicts concepts and looks them up in the codebook.

See docs/decisions/0014-towers-that-name-concepts.md.
"""

import torch
import torch.nn.functional as F
from torch import nn

# Length of the residual before training, where the codebook's longest entries have 1.
RESIDUAL_LENGTH = 0.4
DROPOUT = 0.2
# Most words are not said.
WORD_BIAS = -5.0
# Sigmoid 0.95: the residual has nearly its whole length before training.
GATING_BIAS = 3.0


class ConceptHead(nn.Module):
    """Features -> the concept sub-vector: codebook entries of what is predicted, plus a residual.

    The residual holds what has no name. Its gating makes it long where much of that is said, as in
    a title, and short in "navy shoes".
    """

    def __init__(self, features, hidden, codebook, dimension, norm):
        """features, hidden: widths. norm: nn.BatchNorm1d or nn.LayerNorm."""
        super().__init__()
        self.hidden = nn.Linear(features, hidden)
        self.norm = norm(hidden)
        self.dropout = nn.Dropout(DROPOUT)
        self.codebook = codebook
        self.classifier = nn.Linear(hidden, len(codebook))
        self.reset_word_biases()
        self.residual = nn.Linear(features + hidden, dimension, bias=False)
        self.residual_length = nn.Parameter(torch.tensor(RESIDUAL_LENGTH))
        self.residual_gating = nn.Linear(hidden, 1)
        nn.init.zeros_(self.residual_gating.weight)
        nn.init.constant_(self.residual_gating.bias, GATING_BIAS)

    def reset_word_biases(self):
        first_word = len(self.codebook) - self.codebook.word_count
        nn.init.constant_(self.classifier.bias[first_word:], WORD_BIAS)

    def predict(self, features):
        """-> (hidden activations [items, hidden], logits of the concepts [items, concepts])."""
        hidden = self.dropout(F.relu(self.norm(self.hidden(features).float())))
        return hidden, self.classifier(hidden).float()

    def gated_residual(self, features, hidden):
        """[items, dimension], of length 0 to 1."""
        direction = F.normalize(self.residual(torch.cat([features, hidden], 1)).float(), dim=1)
        return direction * self.residual_gating(hidden).float().sigmoid()

    def embed(self, features, hidden, logits):
        """The concept sub-vector [items, dimension], of length 1, from what `predict` gave."""
        named = self.codebook(logits)
        residual = self.gated_residual(features, hidden) * self.residual_length
        return F.normalize(named + residual, dim=1)

    def forward(self, features):
        """-> (concept sub-vector, logits)."""
        hidden, logits = self.predict(features)
        return self.embed(features, hidden, logits), logits
