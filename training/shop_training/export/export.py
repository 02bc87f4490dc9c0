"""Step `export`: writes towers as a model folder that the shop opens.

text.onnx and image.onnx (weights as float16 or bytes, computed in float32), tokenizer.json and
manifest.json. The graphs are compared with PyTorch through onnxruntime where that is installed. The
stored weights are read back and compared in any case.
"""

import argparse
import copy
import hashlib
import inspect
import json
import math
import shutil
from pathlib import Path

import torch

from shop_training.data.preprocessing import MEAN, STD
from shop_training.data.tokenizer import CLS
from shop_training.export.compare import compare
from shop_training.export.compress import compress
from shop_training.export.fold import fold
from shop_training.export.onnx_weights import CONFIG
from shop_training.folders import DEFAULT_WORK, WorkFolder
from shop_training.model.checkpoint import load_towers

# Weights of the image tower with more numbers are stored as bytes.
BYTE_FROM = 1_000_000
OPSET = 17 if int(torch.__version__.split(".")[0]) >= 2 else 15
FILES = ("text.onnx", "image.onnx", "tokenizer.json", "manifest.json")


def export(checkpoint, tokenizer, out, key, name="Starter towers", side=None):
    """checkpoint: file of towers. tokenizer: file. out: folder. side: pixels, the checkpoint's by
    default.
    """
    towers, trained_side = load_towers(checkpoint)
    side = side or trained_side
    out.mkdir(parents=True, exist_ok=True)
    ids = torch.tensor([[CLS, 5, 6, 7, 0], [CLS, 8, 9, 0, 0]])
    _write(towers.text, ids, out / "text.onnx", "input_ids", "text_embeds", {1: "tokens"})
    sizes = {CONFIG: json.dumps(towers.config.as_dict())}
    compress(str(out / "text.onnx"), math.inf, sizes)
    image = fold(copy.deepcopy(towers.image))
    pixels = torch.randn(2, 3, side, side)
    _write(image, pixels, out / "image.onnx", "pixel_values", "image_embeds", {})
    compress(str(out / "image.onnx"), BYTE_FROM, sizes)
    shutil.copy(tokenizer, out / "tokenizer.json")
    content = json.dumps(manifest(key, name, towers.config, side), indent=2)
    (out / "manifest.json").write_text(content + "\n", encoding="utf-8")
    compare(towers, out, side)
    for name in FILES:
        content = (out / name).read_bytes()
        print(f"{hashlib.sha256(content).hexdigest()}  {name}  {len(content)}")


def _write(tower, example, path, source, target, axes):
    """axes: those of the input that vary besides the batch."""
    extra = {}
    if "dynamo" in inspect.signature(torch.onnx.export).parameters:
        extra["dynamo"] = False
    torch.onnx.export(
        tower,
        (example,),
        str(path),
        input_names=[source],
        output_names=[target],
        opset_version=OPSET,
        dynamic_axes={source: {0: "batch", **axes}, target: {0: "batch"}},
        **extra,
    )


def manifest(key, name, config, side):
    """What the shop must know of a model; see models/README.md."""
    return {
        "key": key,
        "name": name,
        "licence": "Apache-2.0",
        "dimension": config.dimension + config.instance_dimension,
        "text": {
            "file": "text.onnx",
            "input": "input_ids",
            "output": "text_embeds",
            "maxTokens": config.text.max_tokens,
            "tokenizer": "tokenizer.json",
            "padTokenId": 0,
        },
        "image": {
            "file": "image.onnx",
            "input": "pixel_values",
            "output": "image_embeds",
            "size": side,
            "resize": "pad",
            "interpolation": "bicubic",
            "background": [255, 255, 255],
            "rescale": 1 / 255,
            "mean": [MEAN] * 3,
            "std": [STD] * 3,
        },
        "normalized": True,
    }


def main(arguments):
    parser = argparse.ArgumentParser(prog="export", description=__doc__)
    parser.add_argument("--work", type=Path, default=DEFAULT_WORK)
    parser.add_argument("--checkpoint", type=Path, help="the work folder's refine.pt by default")
    parser.add_argument("--out", type=Path, help="the work folder's `exported` by default")
    parser.add_argument("--key", required=True, help="the model's key; new weights need a new one")
    parser.add_argument("--name", default="Starter towers")
    parser.add_argument("--side", type=int, help="pixels, the checkpoint's by default")
    args = parser.parse_args(arguments)
    work = WorkFolder(args.work)
    checkpoint = args.checkpoint or work.checkpoint("refine")
    export(checkpoint, work.tokenizer, args.out or work.exported, args.key, args.name, args.side)
