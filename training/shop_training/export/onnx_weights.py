"""The weights in an exported ONNX file, by the names that they have in training."""

import json
import re

import onnx
import torch
from onnx import numpy_helper

from shop_training.data.attributes import ATTRIBUTES
from shop_training.export.compress import BYTE, HALF, SCALE
from shop_training.model.config import SHIPPED, TowersConfig

UNNAMED = "onnx::MatMul_"
# Metadata: the TowersConfig, as JSON. Pairs up to `starter-11` have none.
CONFIG = "shop_training.config"
SHIPPED_INSTANCE_DIMENSION = 128
# Names in pairs that were exported before these modules were renamed, up to `starter-11`.
FORMER_NAMES = (
    (r"^words\.", "token_embedding."),
    (r"^places\.", "position_embedding."),
    (r"^norm\.", "final_norm."),
    (r"^centre\.", "feature_norm."),
    (r"^layers\.(\d+)\.norm1\.", r"layers.\1.attention_norm."),
    (r"^layers\.(\d+)\.norm2\.", r"layers.\1.mlp_norm."),
    (r"^layers\.(\d+)\.mix\.", r"layers.\1.qkv."),
    (r"^layers\.(\d+)\.out\.", r"layers.\1.attention_out."),
    (r"^layers\.(\d+)\.up\.", r"layers.\1.mlp_up."),
    (r"^layers\.(\d+)\.down\.", r"layers.\1.mlp_down."),
    (r"^glances\.(\d+)\.rough\.", r"attention.\1.coarse."),
    (r"^glances\.", "attention."),
    (r"^reading\.rest$", "concept_head.residual_length"),
    (r"^reading\.concepts\.", "concept_head.classifier."),
    (r"^reading\.gate\.", "concept_head.residual_gating."),
    (r"^reading\.", "concept_head."),
    (r"^wording\.tells\.", "instance_head.projection."),
    (r"^wording\.gate\.", "instance_head.gating."),
    (r"^written\.", "instance_tokens."),
)


def read_weights(path):
    """-> ({name: float32 tensor}, unnamed matrices in the order of the graph, as nn.Linear has
    them).
    """
    stored = {
        tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy()).float()
        for tensor in onnx.load(str(path)).graph.initializer
    }
    named, matrices = {}, []
    for name, value in stored.items():
        if name.endswith(BYTE):
            name = name[: -len(BYTE)]
            value = value * stored[name + SCALE]
        elif name.endswith(SCALE) and name[: -len(SCALE)] + BYTE in stored:
            continue
        elif name.endswith(HALF):
            name = name[: -len(HALF)]
        if name.startswith(UNNAMED):
            matrices.append((int(name[len(UNNAMED) :]), value.t().contiguous()))
        elif not name.startswith("onnx::"):
            named[present_name(name)] = value
    return named, [value for _, value in sorted(matrices, key=lambda one: one[0])]


def present_name(name):
    for former, present in FORMER_NAMES:
        name, changed = re.subn(former, present, name)
        if changed:
            return name
    return name


def exported_config(path):
    """The TowersConfig of an exported file; the shipped pair's where it says none."""
    metadata = {one.key: one.value for one in onnx.load(str(path)).metadata_props}
    if CONFIG in metadata:
        return TowersConfig.from_dict(json.loads(metadata[CONFIG]))
    return SHIPPED.with_instance(SHIPPED_INSTANCE_DIMENSION)


def code_counts(path):
    """-> ({attribute: codes}, words): how the graph splits its concepts."""
    graph = onnx.load(str(path)).graph
    split = next(node for node in graph.node if len(node.output) == len(ATTRIBUTES) + 1)
    constants = {node.output[0]: node for node in graph.node if node.op_type == "Constant"}
    sizes = [int(size) for size in _constant(constants, graph, split.input[1])]
    return dict(zip(ATTRIBUTES, sizes)), sizes[-1]


def _constant(constants, graph, name):
    if name in constants:
        return numpy_helper.to_array(constants[name].attribute[0].t)
    return next(numpy_helper.to_array(one) for one in graph.initializer if one.name == name)
