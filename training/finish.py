"""The last touch, without the trunks: python3 finish.py --checkpoint FILE --out FILE [--steps 900] [--share 0.5]

The text tower's classifiers learn once more, from texts alone, and the codebook's rows move part of the way towards a layout of
their own strength.
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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", default=os.path.join(HERE, ".work"))
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--steps", type=int, default=900)
    parser.add_argument("--share", type=float, default=0.5)
    args = parser.parse_args()
    model, _, saved = load(args.checkpoint, args.work)
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
