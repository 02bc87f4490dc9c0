"""The second half of the vectors, once towers are trained: python3 wording.py --checkpoint FILE --out FILE [--steps 1500]

The image tower's reading is learned once more from features that stay as they are, with half of them dropped: its trunk knows its own photos by heart, and
what it says of others is less sure. Then the words of titles get rows of their own, and each tower a gate for them. A quarter of an hour on two cores.
"""
import argparse
import os

import numpy as np
import torch
import torch.nn.functional as F

from codebook import directions
from concepts import joined, learn, said_of
from data import Data
from export import load
from features import all_features, strange_features
from finish_gpu import measure_out
from relevance import ATTRIBUTES
from train import low_precision

HERE = os.path.dirname(os.path.abspath(__file__))
DIMENSION = 256
# Of the features and of the hidden ones, what is dropped; what the words weigh; the weight decay.
DROPPED, WORDS, DECAY, RATE = 0.5, 0.3, 0.3, 1e-3
# Items that rows and gates are made from.
ITEMS = 8000
# How much surer a gate is than its regression, and a little less open.
SURE = 2
# Found by a random search with everything else in place (README): times as long as before.
LENGTHS = {"article": 0.955, "sub": 1.057, "master": 0.917, "colour": 1.047, "gender": 0.941, "usage": 1.276, "words": 0.971}
RESTS = {"text": 1.036, "image": 1.184}
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


def learn_again(model, data, features, strange, steps):
    """The image tower's classifiers once more, and the rest after them. features: [views, items, features]."""
    reading = model.image.reading
    everything = features.reshape(-1, features.shape[2])[:: len(features)].float()
    with torch.no_grad():
        before = reading.nameless(everything, reading.eval().says(everything)[0])
    shown = joined([data.concepts_of_items(np.arange(len(data.rows))), data.concepts_of_nothing(strange.shape[1])])
    learn(reading, model.codebook, torch.cat([features, strange], 1), shown, steps, RATE, 1024, dropped=DROPPED, decay=DECAY, weight=WORDS)
    rest_again(reading, everything, before)


def novelty(data):
    """[words]: how little an item's attributes tell of each word of its title, the root of 1 - R^2 of a linear regression."""
    values = np.concatenate([np.eye(data.codes.size(name), dtype=np.float32)[data.attributes[data.tame, at]] for at, name in enumerate(ATTRIBUTES)], 1)
    values, words = torch.from_numpy(values), torch.from_numpy(data.has_words[data.tame]).float()
    left = words - values @ solve(values, words)
    return (left.var(0) / words.var(0).clamp(min=1e-9)).clamp(0, 1).sqrt()


@torch.no_grad()
def rows_of(data, photos_say, documents_say):
    """[words, DIMENSION]: each word as long as it is new, turned onto the directions in which most is said."""
    lengths = novelty(data)[:, None]
    chances = [(F.logsigmoid(words) / 2).exp() for words in (photos_say, documents_say)]
    return lengths * directions(chances, lengths, DIMENSION)


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


def add(model, data, config, features, strange, device):
    """Rows and gates, from some of the items."""
    chosen = np.sort(np.random.default_rng(1).choice(len(data.rows), ITEMS, replace=False))
    documents, queries, wanted = data.texts(chosen)
    bank, _ = data.bank()
    with torch.no_grad():
        texts = said_of(model, data, [*documents, *queries, *bank], config, device)
        text_hidden, text_says = model.text.reading.says(texts)
        photo_hidden, photos_say = model.image.reading.says(torch.cat([features[0, torch.from_numpy(chosen)].float(), strange[0].float()]))
    words = model.codebook.words
    model.add_wording(rows_of(data, photos_say[:ITEMS, -words:], text_says[:ITEMS, -words:]))
    titled = torch.from_numpy(~data.wild[chosen])
    asks = torch.tensor([bool(one.get("words")) for one in wanted])
    learn_gate(model.text.wording.gate, text_hidden, torch.cat([titled, asks, torch.zeros(len(bank), dtype=torch.bool)]))
    learn_gate(model.image.wording.gate, photo_hidden, torch.arange(len(photo_hidden)) < ITEMS)
    for token, at in data.tokenizer.vocabulary.items():
        model.text.word_of[at] = data.word_at.get(token, -1) + 1
        model.text.goes_on[at] = int(token.startswith("##"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", default=os.path.join(HERE, ".work"))
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--steps", type=int, default=1500)
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
    learn_again(model, data, features, strange, args.steps)
    add(model, data, config, features, strange, device)
    measure_out(model, LENGTHS, RESTS)
    torch.save({"config": {**saved["config"], "wording": DIMENSION}, "average": model.state_dict(),
                **{name: saved[name] for name in ("sizes", "words", "side")}}, args.out)


if __name__ == "__main__":
    main()
