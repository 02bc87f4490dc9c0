"""The readings learn the concepts alone, from features that stay as they are: minutes instead of hours, since no trunk runs."""
import time

import numpy as np
import torch

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


@torch.no_grad()
def said(model, data, config, device, parts_of=None):
    """Documents and queries of items, label banks and foreign texts -> (the text trunk's features, their concepts).
    parts_of: indices of items, in parts that each come with a bank; all items by default."""
    features, parts = [], []
    for index in parts_of or np.array_split(np.random.default_rng(0).permutation(len(data.rows)), 20):
        documents, queries, wanted = data.texts(index)
        bank, spans = data.bank()
        strange, little = data.foreign(len(index) // 8)
        texts = [*documents, *queries, *bank, *strange]
        with torch.autocast(device.type, dtype=torch.bfloat16, enabled=config["bf16"]):
            features.append(embed_texts(model.text.trunk, data.tokenizer, texts, config["max_tokens"], device, 8).float())
        parts += [data.concepts_of_items(index), data.concepts_of_queries(queries, wanted), data.concepts_of_bank(bank, spans),
                  data.concepts_of_queries(strange, little)]
    return torch.cat(features), joined(parts)


def learn(part, codebook, features, concepts, steps, rate, size=512):
    """One reading's classifiers. features: [views, items, features] or [items, features]."""
    views = features if features.ndim == 3 else features[None]
    optimiser = torch.optim.AdamW([*part.hidden.parameters(), *part.norm.parameters(), *part.concepts.parameters()], lr=rate, weight_decay=0.05)
    part.train()
    began, seen = time.time(), []
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = rate * (1 - step / steps)
        chosen = torch.randint(views.shape[1], (size,))
        x = views[torch.randint(len(views), (size,)), chosen]
        kinds, words = reading(part.says(x)[1], codebook, some(concepts, chosen.numpy()))
        optimiser.zero_grad(set_to_none=True)
        (kinds + WORDS * words).backward()
        optimiser.step()
        seen.append((kinds.item(), words.item()))
        if (step + 1) % 250 == 0:
            kinds, words = np.mean(seen, axis=0)
            print(f"concepts, step {step + 1}: {kinds:.3f}, words {words:.3f}, {time.time() - began:.0f} s", flush=True)
            seen = []


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
