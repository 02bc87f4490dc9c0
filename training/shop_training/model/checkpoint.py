"""Files of finished towers: their weights, and what it takes to build towers that fit."""

import torch

from shop_training.data.tokenizer import Tokenizer
from shop_training.model.config import TowersConfig
from shop_training.model.towers import Towers

# Weights of fewer numbers stay float32 in a compact file.
HALF_FROM = 4096


def save_atomically(value, path):
    """A file that is there is whole, even after a crash."""
    part = path.with_name(path.name + ".part")
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(value, part)
    part.replace(path)


def load_file(path):
    """What `save_atomically` wrote, on the processor. Only for files of one's own: they hold
    pickled objects.
    """
    return torch.load(path, map_location="cpu", weights_only=False)


def save_towers(towers, path, side, compact=False):
    """side: pixels of the photos. compact: large weights as float16, half the size."""
    weights = {name: value.cpu() for name, value in towers.state_dict().items()}
    if compact:
        weights = {name: _halved(value) for name, value in weights.items()}
    save_atomically({"weights": weights, "side": side, **description(towers)}, path)


def description(towers):
    """Everything that `Towers` is built from."""
    return {
        "config": towers.config.as_dict(),
        "vocabulary_size": towers.vocabulary_size,
        "code_counts": towers.codebook.code_counts,
        "word_count": towers.codebook.word_count,
    }


def build_towers(saved):
    return Towers(
        TowersConfig.from_dict(saved["config"]),
        saved["vocabulary_size"],
        saved["code_counts"],
        saved["word_count"],
    )


def load_towers(path):
    """-> (towers in evaluation mode, side in pixels)."""
    saved = load_file(path)
    towers = build_towers(saved)
    towers.load_state_dict(saved["weights"])
    return towers.eval(), saved["side"]


def load_with_tokenizer(path, work):
    """-> (towers, side, Tokenizer)."""
    return *load_towers(path), Tokenizer.load(work.tokenizer)


def _halved(value):
    large = value.dtype == torch.float32 and value.numel() >= HALF_FROM
    return value.half() if large else value
