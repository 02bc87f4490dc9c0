"""Reads an exported folder back into towers, so that training goes on from the shipped pair: train.py --init ../models/starter"""
import math
import os

import onnx
import torch
from onnx import numpy_helper
from torch import nn

# What the losses' scales, which are not exported, come to in training.
SCALE = 30.0
LINEAR = ["mix", "out", "up", "down"]


def weights_of(path):
    """-> ({name: tensor} of the named weights, unnamed matrices in the order of the graph, transposed as nn.Linear has them)."""
    named, matrices = {}, []
    tensors = {tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy()).float() for tensor in onnx.load(path).graph.initializer}
    for name, value in tensors.items():
        if name.endswith("_scale") and name[: -len("_scale")] + "_byte" in tensors:
            continue
        if name.endswith("_byte"):
            name, value = name[: -len("_byte")], value * tensors[name[: -len("_byte")] + "_scale"]
        name = name[: -len("_half")] if name.endswith("_half") else name
        if name.startswith("onnx::MatMul_"):
            matrices.append((int(name.split("_")[1]), value.t().contiguous()))
        else:
            named[name] = value
    return named, [value for _, value in sorted(matrices, key=lambda one: one[0])]


def norms_of(tower):
    """(convolution's name, the batch normalisation after it) of every pair that export.py folds."""
    for name, module in tower.named_modules():
        children = dict(module.named_children())
        for number in ("1", "2"):
            if f"conv{number}" in children:
                yield f"{name}.conv{number}", children[f"norm{number}"]
        if isinstance(module, nn.Sequential):
            for at in range(len(module) - 1):
                if isinstance(module[at], nn.Conv2d) and isinstance(module[at + 1], nn.BatchNorm2d):
                    yield f"{name}.{at}", module[at + 1]


@torch.no_grad()
def unfold(tower, biases, pixels):
    """Gives each batch normalisation the mean and variance of what comes in, and the scale and shift that undo them: the
    tower computes what the exported one does, in training and out of it. pixels: a few hundred preprocessed photos."""
    def measured(norm, bias):
        def before(_, inputs):
            variance, mean = torch.var_mean(inputs[0].float(), dim=(0, 2, 3))
            norm.running_mean.copy_(mean)
            norm.running_var.copy_(variance)
            norm.weight.copy_((variance + norm.eps).sqrt())
            norm.bias.copy_(mean + bias)
        return before

    hooks = [norm.register_forward_pre_hook(measured(norm, biases[name])) for name, norm in norms_of(tower)]
    tower.eval()
    tower.trunk(pixels)
    for hook in hooks:
        hook.remove()


def load_into(tower, folder, part):
    """Gives a tower the weights of an exported one -> the biases of convolutions that came of a batch normalisation."""
    named, matrices = weights_of(os.path.join(folder, f"{part}.onnx"))
    # What finished towers have besides is learned anew when they are finished again; of rows of their own the text tower's, which come last, are kept.
    named = {name: value for name, value in named.items() if not name.startswith(("wording.", "written.", "onnx::"))}
    names = [] if part == "image" else [f"layers.{at}.{one}.weight" for at in range(len(tower.layers)) for one in LINEAR]
    *others, one, other = matrices
    codebook, project = (one, other) if one.shape[1] == tower.reading.codebook.rows.shape[0] else (other, one)
    named.update(zip(names, others, strict=True))
    named.update({"reading.project.weight": project, "reading.codebook.rows": codebook.t()})
    folded = {name: named.pop(f"{name}.bias") for name, _ in norms_of(tower)}
    missing = tower.load_state_dict(named, strict=False)
    if missing.unexpected_keys:
        raise ValueError(f"{folder} holds another {part} tower: {missing.unexpected_keys[:3]} have no place in this preset's")
    return folded


def recover(model, folder, pixels):
    """The towers of an exported folder into a model of the same sizes; what only training needs stays as it is."""
    for part in ("image", "text"):
        tower = getattr(model, part)
        folded = load_into(tower, folder, part)
        if folded:
            unfold(tower, folded, pixels)
    for scale in model.scales.values():
        scale.data.fill_(math.log(SCALE))
