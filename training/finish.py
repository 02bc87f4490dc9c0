"""The last touch, without the trunks: python3 finish.py --checkpoint FILE [--before FILE] --out FILE [--steps 900] [--share 0.55]

All weights become the mean of theirs and those of the pair that the run went on from (--before), which knows colours of products
that neither was trained on better than either. The text tower's classifiers learn once more, from texts alone, and the codebook's rows
move part of the way towards a layout of their own strength.
"""
import argparse
import os

import numpy as np
import torch

from codebook import turn
from concepts import learn, said
from data import Data
from export import load
from features import all_features

HERE = os.path.dirname(os.path.abspath(__file__))
# Items whose texts are learned from, and whose photos say how the codebook is used.
TEXTS, PHOTOS = 24000, 6000
RATE = 5e-4


def average_with(model, path):
    """The mean of a model's weights and another checkpoint's; numbers that are no weights stay."""
    others = torch.load(path, map_location="cpu")["average"]
    weights = {name: (value + others[name]) / 2 if value.dtype.is_floating_point else value for name, value in model.state_dict().items()}
    model.load_state_dict(weights)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", default=os.path.join(HERE, ".work"))
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--before", default=None, help="the checkpoint that training went on from")
    parser.add_argument("--out", required=True)
    parser.add_argument("--steps", type=int, default=900)
    parser.add_argument("--share", type=float, default=0.55)
    args = parser.parse_args()
    model, _, saved = load(args.checkpoint, args.work)
    if args.before:
        average_with(model, args.before)
    device, config = torch.device("cpu"), {**saved["config"], "views": 1}
    data = Data(args.work, 1, demo=True)
    order = np.random.default_rng(0).permutation(len(data.rows))
    photos = data.photos(saved["side"])[order[:PHOTOS]]
    features = all_features(model, photos, config, device, saved["side"], data)[0]
    texts, concepts = said(model, data, config, device, np.array_split(order[:TEXTS], 12))
    learn(model.text.reading, model.codebook, texts, concepts, args.steps, RATE)
    turn(model, features, texts, args.share)
    torch.save({**{name: saved[name] for name in ("config", "sizes", "words", "side")}, "average": model.state_dict()}, args.out)


if __name__ == "__main__":
    main()
