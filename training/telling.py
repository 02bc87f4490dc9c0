"""The vectors' second half, learned by contrast: a title finds its own photo among two thousand, and a query for a brand what is of it."""
import numpy as np
import torch
from torch import nn

from descent import descend
from losses import contrast
from said import answers, same_title

# Items of a batch, and of those the queries that name more than a kind and a colour.
ITEMS, ASKS = 2048, 256
RATE, DECAY, WARMUP, AVERAGE = 2e-3, 0.05, 30, 0.99
# What is dropped of what photos say, which the reading knows by heart, and of what texts say.
PHOTO_DROPPED, TEXT_DROPPED = 0.5, 0.2
# Of the loss, beside texts that find photos: the other way round, titles that find documents, and queries.
BACK, DOCUMENTS, QUERIES = 0.3, 0.2, 0.3
# The loss's scale at the beginning, as a logarithm.
SCALE = 3.2


@torch.no_grad()
def begin(model, data, photos):
    """Words begin as the image tower's classifiers know them: the best product of two thin matrices for what a photo gives a title's words, summed."""
    reading, tells = model.image.reading, model.image.wording.tells
    dimension = tells.out_features
    left, strengths, right = torch.linalg.svd(reading.concepts.weight[-model.codebook.words :], full_matrices=False)
    roots = strengths[:dimension].sqrt()
    tells.weight.copy_(right[:dimension] * roots[:, None])
    tells.bias.copy_(-tells.weight @ photos.hidden.float().mean(0))
    for token, at in data.tokenizer.vocabulary.items():
        if token in data.word_at:
            model.text.written.weight[at] = left[data.word_at[token], :dimension] * roots
    nn.init.zeros_(model.text.wording.tells.weight)
    nn.init.zeros_(model.text.wording.tells.bias)


def loss_of(data, said, chosen, scale):
    """Of one batch. said: as `all_said` gives it; chosen: items."""
    def whole(one, chosen, dropped):
        with torch.no_grad():
            named = one.named(chosen)
        return one.whole(named, one.told(chosen, dropped), chosen)

    photos = whole(said["photos"][torch.randint(len(said["photos"]), ()).item()], chosen, PHOTO_DROPPED)
    titles, documents = (whole(said[name], chosen, TEXT_DROPPED) for name in ("titles", "documents"))
    same = same_title(data, chosen, chosen)
    texts = torch.where(torch.rand(len(chosen), 1) < 0.5, titles, documents)
    loss = contrast(texts, photos, same, scale) + BACK * contrast(photos, texts, same.t(), scale) + DOCUMENTS * contrast(titles, documents, same, scale)
    asking = torch.tensor([item for item in chosen.tolist() if said["wanted"][item].get("words")][:ASKS])
    fits = answers(data, [said["wanted"][item] for item in asking.tolist()], chosen)
    queries = whole(said["queries"], asking, TEXT_DROPPED)
    return loss + QUERIES * (contrast(queries, photos, fits, scale) + contrast(queries, documents, fits, scale))


def learn_telling(model, data, said, steps):
    """Both towers' second halves, whose gates are there already. They end as the average of the way."""
    begin(model, data, said["photos"][0])
    titled = torch.from_numpy(np.flatnonzero(~data.wild))
    parts = nn.ModuleList([model.image.wording.tells, model.text.wording.tells, model.text.written])
    scale = nn.Parameter(torch.tensor(SCALE))
    optimiser = torch.optim.AdamW([{"params": parts.parameters(), "weight_decay": DECAY}, {"params": [scale], "weight_decay": 0.0}], lr=RATE)
    model.train()

    def loss():
        return loss_of(data, said, titled[torch.randperm(len(titled))[:ITEMS]], scale.exp())

    parts.load_state_dict(descend("telling", parts, optimiser, loss, steps, RATE, WARMUP, AVERAGE).state_dict())
    model.eval()
