"""Writes a checkpoint's averaged weights as a model folder: python3 export.py --checkpoint FILE --out DIR

text.onnx, image.onnx (weights stored as float16 or bytes, computed in float32), tokenizer.json, manifest.json.
Every graph is checked against PyTorch through onnxruntime where it is installed.
"""
import argparse
import hashlib
import inspect
import json
import math
import os
import shutil

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from model import MEAN, STD, Towers
from tokenizer import CLS, Tokenizer

HERE = os.path.dirname(os.path.abspath(__file__))
# Weights of fewer numbers stay float32; of the image tower, those of more than this are bytes.
HALF_FROM, BYTE_FROM = 4096, 1_000_000
# How far, as cosine distance, the exported towers may be from PyTorch's.
WORST = 5e-4
OPSET = 17 if int(torch.__version__.split(".")[0]) >= 2 else 15


def load(path, work):
    """-> (averaged model in evaluation mode, tokenizer, checkpoint)"""
    saved = torch.load(path, map_location="cpu")
    weights = saved["average"]
    tokenizer = Tokenizer.load(os.path.join(work, "tokenizer.json"))
    model = Towers(saved["config"], len(tokenizer.vocabulary), saved["sizes"], saved["words"])
    model.load_state_dict(weights)
    return model.eval(), tokenizer, saved


def fold(tower):
    """Batch normalisation becomes part of the convolution before it."""
    for module in list(tower.modules()):
        names = dict(module.named_children())
        for number in ("1", "2"):
            if f"conv{number}" in names and f"norm{number}" in names:
                setattr(module, f"conv{number}", fuse_conv_bn_eval(names[f"conv{number}"], names[f"norm{number}"]))
                setattr(module, f"norm{number}", nn.Identity())
        if isinstance(module, nn.Sequential):
            for at in range(len(module) - 1):
                if isinstance(module[at], nn.Conv2d) and isinstance(module[at + 1], nn.BatchNorm2d):
                    module[at] = fuse_conv_bn_eval(module[at], module[at + 1])
                    module[at + 1] = nn.Identity()
    return tower


def write_graph(tower, example, path, source, target, axes):
    extra = {"dynamo": False} if "dynamo" in inspect.signature(torch.onnx.export).parameters else {}
    torch.onnx.export(tower, (example,), path, input_names=[source], output_names=[target], opset_version=OPSET,
                      dynamic_axes={source: axes, target: {0: "batch"}}, **extra)


def narrowed(values, axis):
    """float32 -> (int8, scales that broadcast): each slice along `axis`, an output of the layer, has a scale of its own."""
    others = tuple(at for at in range(values.ndim) if at != axis)
    scale = np.maximum(np.abs(values).max(axis=others, keepdims=True), 1e-12) / 127
    return np.round(values / scale).astype(np.int8), scale.astype(np.float32)


def narrow(path, byte_from):
    """Stores large weights as float16, and those of `byte_from` numbers and more as bytes with a scale for each output; the nodes that turn them
    back into float32 the runtime folds away when it loads them."""
    model = onnx.load(path)
    graph, nodes, kept = model.graph, [], []
    products = {node.input[1] for node in graph.node if node.op_type == "MatMul"}  # stored as [inputs, outputs], all others with outputs first
    for tensor in graph.initializer:
        name, size = tensor.name, int(np.prod(tensor.dims))
        if tensor.data_type != TensorProto.FLOAT or size < HALF_FROM:
            kept.append(tensor)
        elif size < byte_from:
            kept.append(numpy_helper.from_array(numpy_helper.to_array(tensor).astype(np.float16), name + "_half"))
            nodes.append(helper.make_node("Cast", [name + "_half"], [name], to=TensorProto.FLOAT))
        else:
            values, scale = narrowed(numpy_helper.to_array(tensor), 1 if name in products else 0)
            kept += [numpy_helper.from_array(values, name + "_byte"), numpy_helper.from_array(scale, name + "_scale")]
            nodes += [helper.make_node("Cast", [name + "_byte"], [name + "_wide"], to=TensorProto.FLOAT),
                      helper.make_node("Mul", [name + "_wide", name + "_scale"], [name])]
    nodes += graph.node
    del graph.initializer[:], graph.node[:]
    graph.initializer.extend(kept)
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def check(folder, model, side, max_tokens, vocabulary):
    """Largest cosine distance between PyTorch and the exported graphs, over batches and lengths."""
    try:
        import onnxruntime
    except ImportError:
        return None
    worst = 0.0
    session = onnxruntime.InferenceSession(os.path.join(folder, "image.onnx"), providers=["CPUExecutionProvider"])
    for count in (1, 3):
        pixels = torch.randn(count, 3, side, side)
        with torch.no_grad():
            ours = model.image(pixels).numpy()
        worst = max(worst, float(1 - (ours * session.run(None, {"pixel_values": pixels.numpy()})[0]).sum(1).min()))
    session = onnxruntime.InferenceSession(os.path.join(folder, "text.onnx"), providers=["CPUExecutionProvider"])
    for count, length in ((1, 1), (2, 5), (3, 24), (2, max_tokens)):
        ids = torch.randint(3, vocabulary, (count, length))
        ids[:, 0] = CLS
        ids[0, max(1, length // 2) :] = 0
        with torch.no_grad():
            ours = model.text(ids).numpy()
        worst = max(worst, float(1 - (ours * session.run(None, {"input_ids": ids.numpy()})[0]).sum(1).min()))
    return worst


def manifest(key, name, dimension, max_tokens, side):
    return {
        "key": key, "name": name, "licence": "Apache-2.0", "dimension": dimension,
        "text": {"file": "text.onnx", "input": "input_ids", "output": "text_embeds", "maxTokens": max_tokens,
                 "tokenizer": "tokenizer.json", "padTokenId": 0},
        "image": {"file": "image.onnx", "input": "pixel_values", "output": "image_embeds", "size": side,
                  "resize": "pad", "interpolation": "bicubic", "background": [255, 255, 255],
                  "rescale": 1 / 255, "mean": [MEAN] * 3, "std": [STD] * 3},
        "normalized": True,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", default=os.path.join(HERE, ".work"))
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--key", default="starter-1")
    parser.add_argument("--name", default="Starter towers")
    parser.add_argument("--side", type=int, default=None, help="photo side, the checkpoint's by default")
    args = parser.parse_args()
    model, tokenizer, saved = load(args.checkpoint, args.work)
    config, side = saved["config"], args.side or saved["side"]
    os.makedirs(args.out, exist_ok=True)
    reference, _, _ = load(args.checkpoint, args.work)

    write_graph(model.text, torch.tensor([[CLS, 5, 6, 7, 0], [CLS, 8, 9, 0, 0]]), os.path.join(args.out, "text.onnx"),
                "input_ids", "text_embeds", {0: "batch", 1: "tokens"})
    write_graph(fold(model.image), torch.randn(2, 3, side, side), os.path.join(args.out, "image.onnx"),
                "pixel_values", "image_embeds", {0: "batch"})
    narrow(os.path.join(args.out, "text.onnx"), math.inf)
    narrow(os.path.join(args.out, "image.onnx"), BYTE_FROM)
    shutil.copy(os.path.join(args.work, "tokenizer.json"), os.path.join(args.out, "tokenizer.json"))
    with open(os.path.join(args.out, "manifest.json"), "w", encoding="utf-8") as file:
        json.dump(manifest(args.key, args.name, config["dimension"] + config.get("wording", 0), config["max_tokens"], side), file, indent=2)
        file.write("\n")

    worst = check(args.out, reference, side, config["max_tokens"], len(tokenizer.vocabulary))
    print("onnxruntime is not installed: graphs not compared" if worst is None else f"largest cosine distance to PyTorch {worst:.1e}")
    if worst is not None and worst > WORST:
        raise SystemExit("the exported graphs differ from PyTorch")
    total = 0
    for name in ("text.onnx", "image.onnx", "tokenizer.json", "manifest.json"):
        path = os.path.join(args.out, name)
        total += os.path.getsize(path)
        with open(path, "rb") as file:
            print(f"{hashlib.sha256(file.read()).hexdigest()}  {name}  {os.path.getsize(path)}")
    print(f"{total / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
