"""Batch normalisation as part of the convolution before it: the pairs, folding, and unfolding."""

import torch
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval


def conv_norm_pairs(tower):
    """(name of the convolution, module that holds both, its name of the convolution, of the
    normalisation).
    """
    for prefix, module in tower.named_modules():
        children = dict(module.named_children())
        for number in ("1", "2"):
            if f"conv{number}" in children:
                yield f"{prefix}.conv{number}", module, f"conv{number}", f"norm{number}"
        if isinstance(module, nn.Sequential):
            for at, (conv, norm) in enumerate(zip(module, list(module)[1:])):
                if isinstance(conv, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
                    yield f"{prefix}.{at}", module, str(at), str(at + 1)


def fold(tower):
    """Changes the tower, which must be in evaluation mode -> the tower."""
    for _, module, conv, norm in list(conv_norm_pairs(tower)):
        fused = fuse_conv_bn_eval(getattr(module, conv), getattr(module, norm))
        setattr(module, conv, fused)
        setattr(module, norm, nn.Identity())
    return tower


@torch.no_grad()
def unfold(tower, biases, pixels=None):
    """Gives each normalisation the bias of its folded convolution: {name of the convolution: bias}.

    pixels: some hundred standardised photos, for going on with training: each normalisation then
    also gets the mean and variance of what comes in, and the scale and shift that undo them. The
    tower computes what the exported one does, in training and out of it.
    """
    norms = {name: getattr(module, norm) for name, module, _, norm in conv_norm_pairs(tower)}
    if pixels is None:
        for name, norm in norms.items():
            norm.weight.fill_(1)
            norm.running_mean.zero_()
            norm.running_var.fill_(1 - norm.eps)
            norm.bias.copy_(biases[name])
        return
    hooks = [
        norm.register_forward_pre_hook(_measure(norm, biases[name])) for name, norm in norms.items()
    ]
    tower.eval().backbone(pixels)
    for hook in hooks:
        hook.remove()


def _measure(norm, bias):
    def before(_, inputs):
        variance, mean = torch.var_mean(inputs[0].float(), dim=(0, 2, 3))
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(variance)
        norm.weight.copy_((variance + norm.eps).sqrt())
        norm.bias.copy_(mean + bias)

    return before
