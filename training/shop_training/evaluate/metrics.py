"""Figures of embeddings, as NumPy arrays [items, dimension] of length 1."""

import numpy as np

QUERIES_AT_ONCE = 512
RANKS = 10


def normalise(vectors):
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def precision(queries, documents, relevant, skip_self=False):
    """Mean share of relevant documents among ten nearest. relevant: bool [queries, documents]."""
    k = min(RANKS, len(documents))
    similarity = queries @ documents.T
    if skip_self:
        np.fill_diagonal(similarity, -9)
    nearest = np.argpartition(-similarity, k - 1, axis=1)[:, :k]
    return float(np.take_along_axis(relevant, nearest, axis=1).sum() / (RANKS * len(queries)))


def recall(queries, documents, k):
    """Share of queries whose own document, of the same row, is among the k nearest. Ties count
    against it.
    """
    found = []
    for start in range(0, len(queries), QUERIES_AT_ONCE):
        similarity = queries[start : start + QUERIES_AT_ONCE] @ documents.T
        own = similarity[np.arange(len(similarity)), start + np.arange(len(similarity))]
        found.append((similarity >= own[:, None]).sum(1) <= k)
    return float(np.concatenate(found).mean())


def accuracy(queries, documents, labels):
    """Share of queries whose nearest document is the labelled one. labels: int [queries]."""
    return float(np.mean((queries @ documents.T).argmax(1) == labels))
