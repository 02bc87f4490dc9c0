"""The last touch of all, from features that stay as they are: python3 wording.py --checkpoint FILE --out FILE

The image tower's reading is learned once more, with half of the features dropped: its trunk knows its own photos by heart, and what it says of others is
less sure. Then each tower gets a gate, the second half of a vector behind it, and rows of the codebook of its own. An hour and a quarter on two cores.
"""
import argparse
import os

import numpy as np
import torch
import torch.nn.functional as F

from concepts import joined, learn, said_of
from data import Data
from export import load
from features import all_features, strange_features
from rows import learn_rows
from said import all_said
from telling import learn_telling
from train import low_precision
from unseen import unseen

HERE = os.path.dirname(os.path.abspath(__file__))
DIMENSION = 128
# How classifiers are learned from features: half of them dropped, and of the hidden ones; what the words weigh; a strong weight decay.
HOW = {"rate": 1e-3, "size": 1024, "dropped": 0.5, "weight": 0.3, "decay": 0.3}
# Items that gates are learned from, and texts that ask for nothing there is.
ITEMS, FOREIGN = 8000, 800
# How much surer a gate is than its regression, and a little less open.
SURE = 2
# A ridge where normal equations are solved, of the mean of their diagonal.
RIDGE = 1e-3


def solve(inputs, targets):
    """Least squares with a ridge: inputs [items, n], targets [items, m] -> [n, m]."""
    gram = inputs.t() @ inputs
    gram.diagonal().add_(RIDGE * gram.diagonal().mean())
    return torch.linalg.solve(gram, inputs.t() @ targets)


@torch.no_grad()
def rest_again(reading, features, nameless):
    """Fits the rest to what it was before the hidden features changed. nameless: [items, dimension], its directions times its gates."""
    hidden, _ = reading.eval().says(features)
    length = nameless.norm(dim=1, keepdim=True).clamp(1e-3, 1 - 1e-3)
    reading.project.weight.copy_(solve(torch.cat([features, hidden], 1), F.normalize(nameless, dim=1)).t())
    gate = solve(F.pad(hidden, (0, 1), value=1.0), length.logit())[:, 0]
    reading.gate.weight.copy_(gate[None, :-1])
    reading.gate.bias.copy_(gate[-1:])


def learn_again(model, data, features, strange, steps, how):
    """The image tower's classifiers once more, and the rest after them. features: [views, items, features]."""
    reading = model.image.reading
    everything = features.reshape(-1, features.shape[2])[:: len(features)].float()
    with torch.no_grad():
        before = reading.nameless(everything, reading.eval().says(everything)[0])
    shown = joined([data.concepts_of_items(np.arange(len(data.rows))), data.concepts_of_nothing(strange.shape[1])])
    learn(reading, model.codebook, torch.cat([features, strange], 1), shown, steps, **how)
    rest_again(reading, everything, before)


def learn_gate(gate, hidden, opened, steps=300):
    """A logistic regression: hidden [items, features], opened bool [items]."""
    torch.nn.init.zeros_(gate.weight)
    torch.nn.init.zeros_(gate.bias)
    optimiser = torch.optim.Adam(gate.parameters(), lr=0.02)
    for _ in range(steps):
        logits = gate(hidden)[:, 0]
        loss = F.binary_cross_entropy_with_logits(logits, opened.float()) + 1e-4 * (gate.weight**2).sum()
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
    print(f"gate: {((logits > 0) == opened).float().mean():.3f} right", flush=True)
    with torch.no_grad():
        gate.weight.mul_(SURE)
        gate.bias.mul_(SURE).sub_(1)


def learn_gates(model, data, config, features, strange, device):
    """From some of the items: shut for queries and labels that name no more than attributes, and for photos of nothing. Open for texts that name nothing
    there is: a title of that sort would come nearer to every query than whole ones do, were all of its vector first half."""
    chosen = np.sort(np.random.default_rng(1).choice(len(data.rows), ITEMS, replace=False))
    documents, queries, wanted = data.texts(chosen)
    bank, _ = data.bank()
    foreign, _ = data.foreign(FOREIGN)
    with torch.no_grad():
        texts = said_of(model, data, [*documents, *queries, *foreign, *bank], config, device)
        text_hidden, _ = model.text.reading.says(texts)
        photo_hidden, _ = model.image.reading.says(torch.cat([features[0, torch.from_numpy(chosen)].float(), strange[0].float()]))
    titled = torch.from_numpy(~data.wild[chosen])
    asks = torch.tensor([bool(one.get("words")) for one in wanted]) & torch.from_numpy(~data.drawn[chosen])
    learn_gate(model.text.wording.gate, text_hidden, torch.cat([titled, asks, torch.ones(FOREIGN).bool(), torch.zeros(len(bank)).bool()]))
    learn_gate(model.image.wording.gate, photo_hidden, torch.arange(len(photo_hidden)) < ITEMS)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", default=os.path.join(HERE, ".work"))
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--steps", type=int, default=1500)
    parser.add_argument("--telling", type=int, default=700)
    parser.add_argument("--unseen", type=int, default=1200)
    parser.add_argument("--rows", type=int, default=120)
    parser.add_argument("--seed", type=int, default=6)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    device = torch.device("cpu")
    model, _, saved = load(args.checkpoint, args.work)
    data = Data(args.work, args.seed, demo=True)
    config = {**saved["config"], "bf16": low_precision(device), "views": 2}
    photos = data.photos(saved["side"])
    data.scenes = photos[torch.from_numpy(np.flatnonzero(data.wild))]
    features = all_features(model, photos, config, device, saved["side"], data)
    strange = strange_features(model, features, config, device, saved["side"])
    how = {**HOW, "bf16": config["bf16"]}
    learn_again(model, data, features, strange, args.steps, how)
    model.add_wording(DIMENSION)
    learn_gates(model, data, config, features, strange, device)
    said = all_said(model, data, features, config, device)
    learn_telling(model, data, said, args.telling)
    learn_rows(model, data, said, unseen(model, data, features, strange, args.unseen, **how), config, device, args.rows)
    torch.save({"config": {**saved["config"], "wording": DIMENSION}, "average": model.state_dict(),
                **{name: saved[name] for name in ("sizes", "words", "side")}}, args.out)


if __name__ == "__main__":
    main()
