"""The text tower: a small transformer that masks padding itself."""

import torch
import torch.nn.functional as F
from torch import nn

from shop_training.data.tokenizer import PAD
from shop_training.model.concept_head import ConceptHead
from shop_training.model.instance_head import embed_features


class TransformerLayer(nn.Module):
    """Pre-norm self-attention and a feed-forward layer (arXiv 2002.04745)."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.attention_norm = nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width)
        self.attention_out = nn.Linear(width, width)
        self.mlp_norm = nn.LayerNorm(width)
        self.mlp_up = nn.Linear(width, 4 * width)
        self.mlp_down = nn.Linear(4 * width, width)

    def forward(self, x, bias):
        """x: [batch, tokens, width]. bias: added to the attention's logits, very negative for
        padding.
        """
        batch, tokens, width = x.shape
        head_width = width // self.heads
        qkv = self.qkv(self.attention_norm(x)).view(batch, tokens, 3, self.heads, head_width)
        q, k, v = qkv.permute(2, 0, 3, 1, 4).unbind(0)
        weights = torch.softmax(q @ k.transpose(-1, -2) * head_width**-0.5 + bias, dim=-1)
        mixed = (weights.to(v.dtype) @ v).transpose(1, 2).reshape(batch, tokens, width)
        x = x + self.attention_out(mixed)
        return x + self.mlp_down(F.gelu(self.mlp_up(self.mlp_norm(x))))


class TextTower(nn.Module):
    """Token ids [batch, tokens] int64, padded with 0 -> embeddings [batch, dimension]."""

    def __init__(self, config, vocabulary_size, codebook, dimension):
        """config: TextConfig."""
        super().__init__()
        width = config.width
        self.token_embedding = nn.Embedding(vocabulary_size, width)
        self.position_embedding = nn.Embedding(config.max_tokens, width)
        nn.init.normal_(self.token_embedding.weight, std=0.04)
        nn.init.normal_(self.position_embedding.weight, std=0.01)
        self.layers = nn.ModuleList(
            [TransformerLayer(width, config.heads) for _ in range(config.layers)]
        )
        self.final_norm = nn.LayerNorm(width)
        self.feature_norm = nn.LayerNorm(width)
        self.concept_head = ConceptHead(width, config.hidden, codebook, dimension, nn.LayerNorm)
        self.dropout = nn.Dropout(config.dropout)
        self.instance_head = None
        # A row for each token, added up in the instance sub-vector.
        self.instance_tokens = None

    def backbone(self, ids):
        """[batch, width]: the mean over the tokens."""
        is_token = (ids != PAD).float()
        positions = self.position_embedding.weight[: ids.shape[1]]
        x = self.dropout(self.token_embedding(ids) + positions)
        bias = (1.0 - is_token)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        x = self.final_norm(x.float()) * is_token[:, :, None]
        return self.feature_norm(x.sum(1) / is_token.sum(1, keepdim=True).clamp(min=1.0))

    def forward(self, ids):
        of_tokens = 0.0 if self.instance_head is None else self.instance_tokens(ids).sum(1)
        return embed_features(self, self.backbone(ids), of_tokens)
