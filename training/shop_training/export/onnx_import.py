"""Reads an exported folder back into towers: to go on from a shipped pair, or to compare with it.

Exported batch normalisations are part of their convolutions; `fold.unfold` takes them apart again.
"""

import math

from shop_training.export.fold import conv_norm_pairs, unfold
from shop_training.export.onnx_weights import code_counts, exported_config, read_weights
from shop_training.model.towers import Towers

# What the losses' scales, which are not exported, come to in training.
SCALE = 30.0
# The transformer layers' matrices, which have no names in a graph, in its order.
MATRICES = ("qkv", "attention_out", "mlp_up", "mlp_down")
INSTANCE = ("instance_head.", "instance_tokens.")


def open_exported(folder):
    """Towers that compute what the exported ones do, in evaluation mode."""
    config = exported_config(folder / "text.onnx")
    counts, word_count = code_counts(folder / "text.onnx")
    vocabulary = read_weights(folder / "text.onnx")[0]["token_embedding.weight"]
    towers = Towers(config, len(vocabulary), counts, word_count)
    for part in ("text", "image"):
        unfold(getattr(towers, part), load_part(getattr(towers, part), folder, part))
    return towers.eval()


def load_pair(towers, folder, pixels):
    """Gives both towers the weights of an exported pair of their sizes, to go on with training.

    pixels: some hundred standardised photos.
    """
    for part in ("image", "text"):
        tower = getattr(towers, part)
        biases = load_part(tower, folder, part)
        if biases:
            unfold(tower, biases, pixels)
    for scale in towers.logit_scales.values():
        scale.data.fill_(math.log(SCALE))


def load_part(tower, folder, part):
    """Gives a tower ("text" or "image") the exported weights -> {convolution: bias} of folded
    normalisations.

    A tower without an instance head gets none: it is trained anew. Of a pair whose towers have
    codebook entries of their own, the shared codebook gets those of the tower that is loaded last.
    """
    named, matrices = read_weights(folder / f"{part}.onnx")
    if tower.instance_head is None:
        named = {name: value for name, value in named.items() if not name.startswith(INSTANCE)}
    names = []
    if part == "text":
        names = [f"layers.{at}.{one}.weight" for at in range(len(tower.layers)) for one in MATRICES]
    *others, one, other = matrices
    head = tower.concept_head
    entries, residual = (one, other) if one.shape[1] == len(head.codebook) else (other, one)
    named.update(zip(names, others))
    named["concept_head.residual.weight"] = residual
    named["concept_head.codebook.entries"] = entries.t()
    biases = {name: named.pop(f"{name}.bias") for name, *_ in conv_norm_pairs(tower)}
    unexpected = tower.load_state_dict(named, strict=False).unexpected_keys
    if unexpected or len(names) != len(others):
        raise ValueError(
            f"{folder} holds a {part} tower of another shape: {unexpected[:3]} have no place here"
        )
    return biases
