"""The first pair's image tower, to be trained further: 1.3M parameters, 0.1 GFLOP at 80 pixels.

Its batch normalisations were folded into the convolutions when it was exported, so there are none.
"""
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import nn

# Channels before and after, and stride, of the residual blocks behind the two stem convolutions.
BLOCKS = [(16, 32, 2), (32, 32, 1), (32, 64, 2), (64, 64, 1), (64, 128, 2), (128, 128, 1), (128, 192, 1)]


class PlainBlock(nn.Module):
    def __init__(self, before, channels, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(before, channels, 3, stride, 1)
        self.conv2 = nn.Conv2d(channels, channels, 3, 1, 1)
        self.skip = nn.Conv2d(before, channels, 1, stride) if before != channels else nn.Identity()

    def forward(self, x):
        return F.relu(self.conv2(F.relu(self.conv1(x))) + self.skip(x))


class FirstImageTower(nn.Module):
    """[batch, 3, 80, 80], normalised pixels -> [batch, dimension]."""

    def __init__(self, dimension):
        super().__init__()
        self.stem = nn.Conv2d(3, 16, 4, 2, 1)
        self.blocks = nn.Sequential(*[PlainBlock(*sizes) for sizes in BLOCKS])
        self.features = 2 * BLOCKS[-1][1]
        self.centre = nn.BatchNorm1d(self.features)
        self.project = nn.Linear(self.features, dimension, bias=False)

    def trunk(self, pixels):
        x = self.blocks(F.relu(self.stem(pixels)))
        return self.centre(torch.cat([x.mean((2, 3)), x.amax((2, 3))], 1).float())

    def forward(self, pixels):
        return F.normalize(self.project(self.trunk(pixels)).float(), dim=1)

    @torch.no_grad()
    def read(self, path):
        """Takes the convolutions of the exported first pair, in the graph's order."""
        graph = onnx.load(path).graph
        values = {tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy()) for tensor in graph.initializer}
        kernels = [(values[node.input[1]], values[node.input[2]]) for node in graph.node if node.op_type == "Conv"]
        convolutions = [self.stem]
        for block in self.blocks:
            convolutions += [block.conv1, block.conv2]
            if isinstance(block.skip, nn.Conv2d):
                convolutions.append(block.skip)
        if len(kernels) != len(convolutions):
            raise SystemExit(f"{path} is not the first pair's image tower: {len(kernels)} convolutions")
        for (weight, bias), convolution in zip(kernels, convolutions):
            convolution.weight.copy_(weight)
            convolution.bias.copy_(bias)
