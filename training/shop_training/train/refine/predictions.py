"""What a tower predicts of photos or texts, computed once while its backbone and classifiers stay
as they are. What is trained behind them is cheap then.
"""

import torch
import torch.nn.functional as F

from shop_training.data.tokenizer import pad
from shop_training.model.instance_head import join_subvectors
from shop_training.train.text_batches import text_features

AT_ONCE = 2048


class Predictions:
    """Of some photos or texts, as float16 but for the last two:

    hidden: [items, hidden]. activations: [items, concepts]. residual: [items, dimension], gated.
    gating: float32 [items, 1], of the instance head. ids: int64 [items, tokens], of texts.
    """

    @torch.no_grad()
    def __init__(self, tower, features, ids=None):
        head, parts = tower.concept_head.eval(), []
        for part in features.split(AT_ONCE):
            part = part.float()
            hidden, logits = head.predict(part)
            parts.append(
                (
                    hidden.half(),
                    head.codebook.activations(logits).half(),
                    head.gated_residual(part, hidden).half(),
                    tower.instance_head.gating(hidden).sigmoid(),
                )
            )
        self.hidden, self.activations, self.residual, self.gating = map(torch.cat, zip(*parts))
        self.tower, self.ids = tower, ids

    @classmethod
    def of_texts(cls, towers, data, texts, bf16):
        max_tokens = towers.config.text.max_tokens
        ids = pad([data.tokenizer.encode(text, max_tokens) for text in texts])
        with torch.no_grad():
            features = text_features(towers, data.tokenizer, texts, bf16)
        return cls(towers.text, features, ids)

    def concept_subvectors(self, chosen):
        """[chosen, dimension], by the entries and the residual length that the tower has now."""
        head = self.tower.concept_head
        entries = head.codebook.entries * head.codebook.is_concept
        residual = self.residual[chosen].float() * head.residual_length
        return F.normalize(self.activations[chosen].float() @ entries + residual, dim=1)

    def instance_subvectors(self, chosen, dropout=0.0):
        """[chosen, dimension]; in training a share of the hidden activations is dropped."""
        of_tokens = 0.0
        if self.ids is not None:
            ids = self.ids[chosen]
            longest = int((ids > 0).sum(1).max())
            of_tokens = self.tower.instance_tokens(ids[:, :longest]).sum(1)
        hidden = F.dropout(self.hidden[chosen].float(), dropout, self.tower.training)
        return self.tower.instance_head.subvector(hidden, of_tokens)

    def embeddings(self, concepts, instance, chosen):
        """Both sub-vectors as one."""
        return join_subvectors(concepts, instance, self.gating[chosen])


class ItemPredictions:
    """Predictions of all training items: of photos (one for each view), titles, documents and
    queries.

    constraints: by item, of its query.
    """

    def __init__(self, towers, data, features, bf16):
        """features: of photos, [views, items, features]."""
        documents, queries, self.constraints = data.texts(range(len(data)))
        titles = [row.get("title", "") for row in data.rows]
        self.photos = [Predictions(towers.image, view) for view in features]
        self.titles, self.documents, self.queries = (
            Predictions.of_texts(towers, data, texts, bf16)
            for texts in (titles, documents, queries)
        )


def query_relevance(data, constraints, chosen):
    """int8 [queries, chosen]: which of the chosen items answer queries of these constraints."""
    return torch.from_numpy(data.items.queries(constraints, chosen.numpy()))


def same_title(data, left, right):
    """[left, right]: RELEVANT (2) where two items have one title, else IRRELEVANT (0)."""
    group = torch.from_numpy(data.title_group)
    return torch.where(group[left][:, None] == group[right][None], 2, 0)
