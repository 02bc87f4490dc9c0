"""Compares exported towers with those they were exported from."""

import torch

from shop_training.data.tokenizer import CLS
from shop_training.export.onnx_import import open_exported

# Greatest cosine distance allowed.
WORST = 5e-4
# Photos at once; texts at once and their tokens.
PHOTO_BATCHES, TEXT_BATCHES = (1, 3), ((1, 1), (2, 5), (3, 24), (2, 64))


def compare(towers, folder, side):
    """Raises where the folder's towers give other embeddings. side: pixels."""
    exported = open_exported(folder)
    candidates = {"stored weights": (exported.text, exported.image)}
    graphs = _onnxruntime(folder)
    if graphs:
        candidates["onnxruntime"] = graphs
    else:
        print("onnxruntime is not installed: the graphs were not run")
    for name, (text, image) in candidates.items():
        worst = _worst(towers, text, image, side)
        print(f"{name}: greatest cosine distance {worst:.1e}")
        if worst > WORST:
            raise SystemExit(f"the exported towers differ from those in training ({name})")


@torch.no_grad()
def _worst(towers, text, image, side):
    distances = []
    for count in PHOTO_BATCHES:
        pixels = torch.randn(count, 3, side, side)
        distances.append(1 - (towers.image(pixels) * image(pixels)).sum(1))
    for count, length in TEXT_BATCHES:
        length = min(length, towers.config.text.max_tokens)
        ids = torch.randint(3, towers.vocabulary_size, (count, length))
        ids[:, 0] = CLS
        ids[0, max(1, length // 2) :] = 0
        distances.append(1 - (towers.text(ids) * text(ids)).sum(1))
    return float(torch.cat(distances).max())


def _onnxruntime(folder):
    """-> (text, image), functions of tensors; None where onnxruntime is not installed."""
    try:
        import onnxruntime
    except ImportError:
        return None

    def graph(name, source):
        session = onnxruntime.InferenceSession(
            str(folder / name), providers=["CPUExecutionProvider"]
        )
        return lambda x: torch.from_numpy(session.run(None, {source: x.numpy()})[0])

    return graph("text.onnx", "input_ids"), graph("image.onnx", "pixel_values")
