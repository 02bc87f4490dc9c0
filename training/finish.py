"""The last touch, without the image tower's trunk: python3 finish.py --checkpoint FILE [--before FILE] --out FILE [--steps 2700] [--share 0.55]

All weights become the mean of theirs and those of the pair that the run went on from (--before), which knows colours of products
that neither was trained on better than either. The codebook's rows move part of the way towards a layout of their own strength. All of
the text tower learns once more, from texts alone, and the image tower's classifiers from mixed features.
"""
import argparse
import os

import numpy as np
import torch

from average import blend
from codebook import turn
from concepts import joined, learn, said
from data import Data
from export import load
from features import all_features, strange_features
from words_alone import learn_texts

HERE = os.path.dirname(os.path.abspath(__file__))
# Items whose texts say how the codebook is used.
ITEMS = 6000
TEXT_RATE, PHOTO_RATE, PHOTO_STEPS = 4e-4, 5e-4, 800
# How evenly two photos' features are mixed.
MIXED = 0.5


def learn_mixed(model, data, features, strange):
    """The image tower's classifiers from mixed features; photos of nothing stay as they are, or half of everything would be nothing.
    The mean of the weights with those of before is better than either."""
    part = model.image.reading
    before = {name: value.clone() for name, value in part.state_dict().items()}
    shown = joined([data.concepts_of_items(np.arange(len(data.rows))), data.concepts_of_nothing(strange.shape[1])])
    learn(part, model.codebook, torch.cat([features, strange], 1), shown, PHOTO_STEPS, PHOTO_RATE,
          mixed=MIXED, pure=len(data.rows))
    blend(part, before, 0.5)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", default=os.path.join(HERE, ".work"))
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--before", default=None, help="the checkpoint that training went on from")
    parser.add_argument("--out", required=True)
    parser.add_argument("--steps", type=int, default=2700)
    parser.add_argument("--share", type=float, default=0.55)
    args = parser.parse_args()
    model, _, saved = load(args.checkpoint, args.work)
    if args.before:
        blend(model, torch.load(args.before, map_location="cpu")["average"], 0.5)
    device, config, side = torch.device("cpu"), saved["config"], saved["side"]
    data = Data(args.work, 1, demo=True)
    photos = data.photos(side)
    data.scenes = photos[torch.from_numpy(np.flatnonzero(data.wild))]
    features = all_features(model, photos, config, device, side, data)
    strange = strange_features(model, features, config, device, side)
    order = np.random.default_rng(0).permutation(len(data.rows))[:ITEMS]
    turn(model, features[0][order], said(model, data, config, device, [order])[0], args.share)
    learn_texts(model, data, config, device, args.steps, TEXT_RATE)
    learn_mixed(model, data, features, strange)
    torch.save({**{name: saved[name] for name in ("config", "sizes", "words", "side")}, "average": model.state_dict()}, args.out)


if __name__ == "__main__":
    main()
