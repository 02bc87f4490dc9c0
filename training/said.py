"""What a reading says of photos or texts that are learned from while trunks and readings stay as they are: worked out once."""
import torch
import torch.nn.functional as F

from concepts import said_of
from data import pad
from model import joined


class Said:
    """Of each photo or text: hidden features, how far concepts are said, the rest, an open gate, and a text's tokens."""

    @torch.no_grad()
    def __init__(self, tower, features, ids=None):
        reading, parts = tower.reading.eval(), []
        for part in features.split(2048):
            hidden, logits = reading.says(part.float())
            parts.append((hidden.half(), reading.codebook.chances(logits).half(), reading.nameless(part.float(), hidden).half(), tower.wording.gate(hidden).sigmoid()))
        self.hidden, self.chances, self.nameless, self.gate = (torch.cat(one) for one in zip(*parts))
        self.tower, self.ids = tower, ids

    @classmethod
    def of_texts(cls, model, data, texts, config, device):
        ids = pad([data.tokenizer.encode(text, config["max_tokens"]) for text in texts])
        with torch.no_grad():
            return cls(model.text, said_of(model, data, texts, config, device), ids)

    def named(self, chosen):
        """First halves, by the rows and the rest that the tower has now."""
        reading = self.tower.reading
        rows = reading.codebook.rows * reading.codebook.known
        return F.normalize(self.chances[chosen].float() @ rows + self.nameless[chosen].float() * reading.rest, dim=1)

    def told(self, chosen, dropped=0.0):
        """Second halves, with some of the hidden features dropped in training."""
        written = 0.0
        if self.ids is not None:
            ids = self.ids[chosen]
            written = self.tower.written(ids[:, : int((ids > 0).sum(1).max())]).sum(1)
        return self.tower.wording.told(F.dropout(self.hidden[chosen].float(), dropped, self.tower.training), written)

    def whole(self, named, told, chosen):
        return joined(named, told, self.gate[chosen])


def all_said(model, data, features, config, device):
    """{"photos": Said of each view, "titles", "documents", "queries": Said, one of each item, "wanted": by its query}. features: of
    photos, [views, items, features]."""
    documents, queries, wanted = data.texts(range(len(data.rows)))
    titles = [row.get("title", "") for row in data.rows]
    texts = {"titles": titles, "documents": documents, "queries": queries}
    return {"photos": [Said(model.image, view) for view in features], "wanted": wanted,
            **{name: Said.of_texts(model, data, one, config, device) for name, one in texts.items()}}


def answers(data, wanted, chosen):
    """int8 [queries, items]: what the chosen items are to queries that want this."""
    return torch.from_numpy(data.codes.answers(wanted, data.attributes[chosen], [data.title_words[item] for item in chosen.tolist()]))


def same_title(data, left, right):
    """[left, right]: 2 where two items have one title, 0 where not."""
    group = torch.from_numpy(data.group)
    return torch.where(group[left][:, None] == group[right][None], 2, 0)
