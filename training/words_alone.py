"""The text tower once more, from texts alone: what they say, while what has no name stays as it was. No photo is looked at,
so that all of the tower can learn in minutes."""
import copy
import time

import numpy as np
import torch

from average import Average
from concepts import WORDS, some, texts_of
from data import embed_texts
from losses import reading

# Items of a batch (a document and a query each), and which of them are clothing photos and drawings.
ITEMS, WILD, DRAWN = 192, 0.08, 0.25
# Texts of a batch that ask for nothing, and how often the label bank joins.
STRANGE, LABELS = 24, 3
WARMUP, AVERAGE, DECAY = 50, 0.995, 0.02


def learn_texts(model, data, config, device, steps, rate):
    """All of the text tower, for so many steps, with a rate that goes down to nothing. It ends as the average of the way."""
    tower, before = model.text, copy.deepcopy(model.text).eval()
    parameters = [one for name, one in tower.named_parameters() if "codebook" not in name and name != "reading.rest"]
    optimiser = torch.optim.AdamW(parameters, lr=rate, weight_decay=DECAY)
    average = Average(tower, AVERAGE)
    tower.train()
    began, seen = time.time(), []
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1, (step + 1) / WARMUP) * (1 - step / steps)
        texts, concepts = texts_of(data, data.draw(ITEMS, WILD, DRAWN), STRANGE, step % LABELS == 0)

        def trunk(one):
            with torch.autocast(device.type, dtype=torch.bfloat16, enabled=config["bf16"]):
                return embed_texts(one.trunk, data.tokenizer, texts, config["max_tokens"], device).float()

        features = trunk(tower)
        hidden, logits = tower.reading.says(features)
        with torch.no_grad():
            known = trunk(before)
            kept = before.reading.nameless(known, before.reading.says(known)[0])
        kinds, words = reading(logits, model.codebook, some(concepts, np.arange(len(texts))))
        moved = 0.5 * ((tower.reading.nameless(features, hidden) - kept) ** 2).sum(1).mean()
        optimiser.zero_grad(set_to_none=True)
        (kinds + WORDS * words + moved).backward()
        torch.nn.utils.clip_grad_norm_(parameters, 5.0)
        optimiser.step()
        average.update(tower, step)
        seen.append((kinds.item(), words.item(), moved.item()))
        if (step + 1) % 100 == 0:
            kinds, words, moved = np.mean(seen, axis=0)
            print(f"texts, step {step + 1}: {kinds:.3f}, words {words:.3f}, nameless {moved:.3f}, {time.time() - began:.0f} s", flush=True)
            seen = []
    tower.load_state_dict(average.model.state_dict())
    tower.eval()
