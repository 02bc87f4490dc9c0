"""The readings learn the concepts alone, from features that stay as they are: minutes instead of hours, since no trunk runs."""
import time

import numpy as np
import torch
import torch.nn.functional as F

from average import Average
from codebook import turn
from data import embed_texts
from losses import reading

# Of a loss, what the words weigh beside the attributes: there are ten to a text.
WORDS = 0.05
# The classifiers alone stand a higher rate than everything together.
CONCEPT_RATE = 3


def joined(parts):
    """Concepts, as Data gives them, of several lists of texts as one."""
    attributes = {name: np.concatenate([part[0][name] for part in parts]) for name in parts[0][0]}
    return attributes, *(np.concatenate([part[at] for part in parts]) for at in (1, 2))


def some(concepts, chosen):
    attributes, *rest = concepts
    return {name: torch.from_numpy(value[chosen]) for name, value in attributes.items()}, *(torch.from_numpy(one[chosen]) for one in rest)


def texts_of(data, index, strange, with_labels=True):
    """Documents and queries of items, the label bank, and so many foreign texts -> (texts, their concepts)."""
    documents, queries, wanted = data.texts(index)
    bank, spans = data.bank() if with_labels else ([], {})
    foreign, little = data.foreign(strange)
    parts = [data.concepts_of_items(index), data.concepts_of_queries([*queries, *foreign], [*wanted, *little])]
    if bank:
        parts.append(data.concepts_of_bank(bank, spans))
    return [*documents, *queries, *foreign, *bank], joined(parts)


def said_of(model, data, texts, config, device):
    """What the text trunk says of these texts."""
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=config["bf16"]):
        return embed_texts(model.text.trunk, data.tokenizer, texts, config["max_tokens"], device, 8).float()


@torch.no_grad()
def said(model, data, config, device, parts_of=None):
    """What the text trunk says of the texts of items, in parts that each come with a bank -> (features, their concepts).
    parts_of: the items' indices; all by default."""
    features, parts = [], []
    for index in parts_of or np.array_split(np.random.default_rng(0).permutation(len(data.rows)), 20):
        texts, concepts = texts_of(data, index, len(index) // 8)
        features.append(said_of(model, data, texts, config, device))
        parts.append(concepts)
    return torch.cat(features), joined(parts)


def learn(part, codebook, features, concepts, steps, rate, size=512, mixed=0.0, pure=None, average=0.99, dropped=0.0, decay=0.05, weight=WORDS, bf16=False):
    """One reading's classifiers, which end as the average of the way. features: [views, items, features] or [items, features].
    mixed: how evenly two items' features are mixed (the parameter of a beta distribution; mixup, arXiv 1710.09412), for features of
    items that their trunk has learned by heart: what it says of others is less sure. Items from `pure` on are not mixed. dropped: the share of
    features, and of hidden ones, that are left out. weight: of the words. bf16: whether products are computed so."""
    views = features if features.ndim == 3 else features[None]
    optimiser = torch.optim.AdamW([*part.hidden.parameters(), *part.norm.parameters(), *part.concepts.parameters()], lr=rate, weight_decay=decay)
    part.train()
    before, part.dropout.p = part.dropout.p, dropped or part.dropout.p
    mean = Average(part, average)
    began, seen = time.time(), []
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1, (step + 1) / 20) * (1 - step / steps)
        chosen = torch.randint(views.shape[1], (size,))
        x = views[torch.randint(len(views), (size,)), chosen].float()
        parts = [(1.0, chosen)]
        if mixed:
            share, other = np.random.beta(mixed, mixed), torch.arange(size)
            real = torch.nonzero(chosen < (pure or views.shape[1]))[:, 0]
            other[real] = real[torch.randperm(len(real))]
            x = share * x + (1 - share) * x[other]
            parts = [(share, chosen), (1 - share, chosen[other])]
        with torch.autocast(x.device.type, dtype=torch.bfloat16, enabled=bf16):
            logits = part.says(F.dropout(x, dropped))[1]
        losses = [(weight, *reading(logits, codebook, some(concepts, at.numpy()))) for weight, at in parts]
        kinds, words = (sum(weight * loss[of] for weight, *loss in losses) for of in (0, 1))
        optimiser.zero_grad(set_to_none=True)
        (kinds + weight * words).backward()
        optimiser.step()
        mean.update(part, step)
        seen.append((kinds.item(), words.item()))
        if (step + 1) % 250 == 0:
            kinds, words = np.mean(seen, axis=0)
            print(f"concepts, step {step + 1}: {kinds:.3f}, words {words:.3f}, {time.time() - began:.0f} s", flush=True)
            seen = []
    part.dropout.p = before
    part.load_state_dict(mean.model.state_dict())


def learn_concepts(model, data, features, strange, config, device):
    """Both readings, then the codebook where it is laid out anew. features: what the image tower's trunk says of every item,
    [views, items, features]; strange: and of photos that show nothing."""
    texts, concepts = said(model, data, config, device)
    rate = CONCEPT_RATE * config["rate"]
    learn(model.text.reading, model.codebook, texts, concepts, config["concepts"], rate)
    shown = joined([data.concepts_of_items(np.arange(len(data.rows))), data.concepts_of_nothing(strange.shape[1])])
    learn(model.image.reading, model.codebook, torch.cat([features, strange], 1), shown, config["concepts"], rate)
    if config["turned"]:
        turn(model, features[0], texts)
        model.image.reading.train()
        model.text.reading.train()
