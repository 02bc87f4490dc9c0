"""Lays the codebook out anew, by how strongly concepts are predicted.

1,558 concepts do not fit into 256 dimensions at right angles, but most of what is predicted does.
"""

import torch
import torch.nn.functional as F


@torch.no_grad()
def realign_codebook(towers, image_features, text_features, share=1.0):
    """Moves the entries by `share`, 0 to 1, towards their principal components.

    The new entries are first rotated onto the old ones (orthogonal Procrustes, weighted by use), so
    that residuals keep their directions. The features: what the backbones say of photos and of
    texts.
    """
    codebook = towers.codebook
    heads = (
        (towers.image.concept_head, image_features),
        (towers.text.concept_head, text_features),
    )
    sets = [codebook.activations(head.eval().predict(x)[1]) for head, x in heads]
    entries = principal_entries(codebook, sets)
    use = sum((activations**2).mean(0) for activations in sets)[:, None] * codebook.is_concept
    left, _, right = torch.linalg.svd(entries.t() @ (use * codebook.entries))
    codebook.entries.copy_((1 - share) * codebook.entries + share * entries @ (left @ right))


@torch.no_grad()
def principal_entries(codebook, sets):
    """[concepts, dimension]: orthogonal concepts of the initial lengths, projected onto the
    directions in which most is predicted. sets: activations [items, concepts], each set of the same
    weight.
    """
    lengths = codebook.initial_lengths()
    dimension = codebook.entries.shape[1]
    return lengths * principal_directions(sets, lengths * codebook.is_concept, dimension)


@torch.no_grad()
def principal_directions(sets, lengths, dimension):
    """[concepts, dimension]: uncentred principal components of what is predicted."""
    moments = 0
    for activations in sets:
        vectors = F.normalize(activations * lengths.t(), dim=1)
        moments = moments + vectors.t() @ vectors / len(vectors)
    strengths, directions = torch.linalg.eigh(moments.double())
    share = strengths.flip(0)[:dimension].sum() / strengths.sum()
    print(f"{dimension} dimensions hold {share:.3f} of what is predicted", flush=True)
    return directions.flip(1)[:, :dimension].float()
