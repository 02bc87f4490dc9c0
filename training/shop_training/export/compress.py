"""Smaller ONNX files: large weights as float16 or bytes, computed in float32.

The runtime folds the nodes that turn them back into float32 away when it loads a file.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

# Weights of fewer numbers stay float32.
HALF_FROM = 4096
HALF, BYTE, SCALE, WIDE = "_half", "_byte", "_scale", "_wide"


def compress(path, byte_from, metadata=None):
    """Stores weights of `byte_from` numbers and more as bytes with a scale for each output, others
    as float16. metadata: {name: text} to keep in the file.
    """
    model = onnx.load(path)
    graph, nodes, weights = model.graph, [], []
    # Stored as [inputs, outputs]; all others have outputs first.
    transposed = {node.input[1] for node in graph.node if node.op_type == "MatMul"}
    for tensor in graph.initializer:
        name, size = tensor.name, int(np.prod(tensor.dims))
        if tensor.data_type != TensorProto.FLOAT or size < HALF_FROM:
            weights.append(tensor)
            continue
        values = numpy_helper.to_array(tensor)
        if size < byte_from:
            weights.append(numpy_helper.from_array(values.astype(np.float16), name + HALF))
            nodes.append(helper.make_node("Cast", [name + HALF], [name], to=TensorProto.FLOAT))
        else:
            quantised, scale = quantise(values, 1 if name in transposed else 0)
            weights.append(numpy_helper.from_array(quantised, name + BYTE))
            weights.append(numpy_helper.from_array(scale, name + SCALE))
            nodes += [
                helper.make_node("Cast", [name + BYTE], [name + WIDE], to=TensorProto.FLOAT),
                helper.make_node("Mul", [name + WIDE, name + SCALE], [name]),
            ]
    nodes += graph.node
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(weights)
    graph.node.extend(nodes)
    helper.set_model_props(model, metadata or {})
    onnx.checker.check_model(model)
    onnx.save(model, path)


def quantise(values, axis):
    """float32 -> (int8, float32 scales that broadcast): each slice along `axis` has a scale of its
    own.
    """
    others = tuple(at for at in range(values.ndim) if at != axis)
    largest = np.abs(values).max(axis=others, keepdims=True)
    scale = np.maximum(largest, 1e-12) / 127
    return np.round(values / scale).astype(np.int8), scale.astype(np.float32)
