"""The few figures by which training compares checkpoints, on the dev split.

The figures that count are those of `npm run evaluate:towers`, which measures exported towers
through the shop's own runtime, and which has more of them. It draws the queries too.
"""

import numpy as np

from shop_training import vocabulary
from shop_training.evaluate.metrics import accuracy, normalise, precision, recall


def checkpoint_figures(dev, queries, embed_texts, photos, user_photos):
    """{name: figure, 0 to 1}, and their mean, by which the best checkpoint is chosen.

    dev: DevSet. queries: EvaluationQueries. embed_texts: list -> [texts, dimension]. photos,
    user_photos: embeddings of the dev split.
    """
    titles = embed_texts([row["title"] for row in dev.rows])
    modes = {"description": titles, "image": photos, "average": normalise(titles + photos)}
    out = {
        **_plain(dev, queries.plain, embed_texts, modes),
        **_values(dev, queries.values, embed_texts, modes["average"]),
        "title->photo R@1": recall(titles, photos, 1),
        "title->photo R@10": recall(titles, photos, 10),
    }
    types = dev.column("articleType")
    same = types[:, None] == types[None, :]
    out["photo->type P@10"] = precision(photos, photos, same, skip_self=True)
    out |= _user_photos(dev, embed_texts, photos, user_photos)
    out = {name: round(value, 4) for name, value in out.items()}
    return {**out, "mean": round(float(np.mean(list(out.values()))), 4)}


def _plain(dev, plain, embed_texts, modes):
    """P@10 of queries "colour article type": the type, and type and colour."""
    vectors = embed_texts([query["text"] for query in plain])
    same = {
        name: np.array([query[name] for query in plain])[:, None] == dev.column(name)[None, :]
        for name in ("articleType", "baseColour")
    }
    fine, both = same["articleType"], same["articleType"] & same["baseColour"]
    out = {f"fine {mode}": precision(vectors, modes[mode], fine) for mode in modes}
    for mode in ("image", "average"):
        out[f"fine+colour {mode}"] = precision(vectors, modes[mode], both)
    return out


def _values(dev, values, embed_texts, average):
    """P@10 of every value of a column, alone."""
    out = {}
    for name, queries in values.items():
        wanted = np.array([query["value"] for query in queries])
        vectors = embed_texts([query["text"] for query in queries])
        relevant = wanted[:, None] == dev.column(name)[None, :]
        out[f"{name} average"] = precision(vectors, average, relevant)
    return out


def _user_photos(dev, embed_texts, photos, user_photos):
    """User photos: their class by zero-shot classification, and products of their kind."""
    names = sorted(set(dev.photo_classes))
    labels = np.array([names.index(name) for name in dev.photo_classes])
    types, classes = dev.column("articleType"), vocabulary.PHOTO_CLASSES
    right = [np.isin(types, classes[name]["article_types"]) for name in dev.photo_classes]
    return {
        "clothing class": accuracy(user_photos, embed_texts(names), labels),
        "clothing->kind P@10": precision(user_photos, photos, np.array(right)),
    }
