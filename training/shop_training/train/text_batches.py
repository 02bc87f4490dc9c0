"""Texts with their concept targets, and their features."""

import numpy as np
import torch

from shop_training.data.concepts import ConceptTargets
from shop_training.data.tokenizer import pad

# Of all items, with label prompts for each.
PARTS = 20


def encode_texts(encode, tokenizer, texts, max_tokens, device, chunks=4):
    """encode(ids) of all texts, in their order. Texts of similar length go together, so padding is
    short.
    """
    ids = [tokenizer.encode(text, max_tokens) for text in texts]
    order = sorted(range(len(ids)), key=lambda index: len(ids[index]))
    parts = [part for part in np.array_split(np.array(order), chunks) if len(part)]
    encoded = [encode(pad([ids[index] for index in part]).to(device)) for part in parts]
    back = torch.empty(len(ids), dtype=torch.long)
    back[torch.from_numpy(np.concatenate(parts))] = torch.arange(len(ids))
    return torch.cat(encoded)[back.to(device)]


def text_features(towers, tokenizer, texts, bf16, device="cpu", chunks=8):
    """float32 [texts, width]: what the text backbone says of them."""
    max_tokens = towers.config.text.max_tokens
    with torch.autocast(torch.device(device).type, dtype=torch.bfloat16, enabled=bf16):
        encode = towers.text.backbone
        return encode_texts(encode, tokenizer, texts, max_tokens, device, chunks).float()


def texts_with_targets(data, index, out_of_domain, with_labels=True):
    """-> (texts, ConceptTargets): documents and queries of these items, so many queries that are
    out of domain, and the label prompts.
    """
    documents, queries, constraints = data.texts(index)
    labels, spans = data.labels() if with_labels else ([], {})
    others, of_others = data.out_of_domain(out_of_domain)
    parts = [
        data.targets.of_items(index),
        data.targets.of_queries([*queries, *others], [*constraints, *of_others]),
    ]
    if labels:
        parts.append(data.targets.of_labels(labels, spans))
    return [*documents, *queries, *others, *labels], ConceptTargets.concatenate(parts)


@torch.no_grad()
def all_text_features(towers, data, bf16, device="cpu", parts_of=None):
    """Features of the texts of all items -> (features, ConceptTargets). Each part comes with the
    label prompts. parts_of: lists of items instead.
    """
    if parts_of is None:
        order = np.random.default_rng(0).permutation(len(data))
        parts_of = np.array_split(order, min(PARTS, len(data)))
    features, targets = [], []
    for index in parts_of:
        texts, of_texts = texts_with_targets(data, index, len(index) // 8)
        features.append(text_features(towers, data.tokenizer, texts, bf16, device))
        targets.append(of_texts)
    return torch.cat(features), ConceptTargets.concatenate(targets)
