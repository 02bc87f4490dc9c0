"""The codebook laid out by how strong what is said really is."""
import torch
import torch.nn.functional as F


@torch.no_grad()
def directions(sets, lengths, dimension):
    """[concepts, dimension]: the directions in which what is really said is strongest (uncentred principal components). sets: chances
    [items, concepts], each set of the same weight; lengths: [concepts, 1]."""
    moments = 0
    for chances in sets:
        vectors = F.normalize(chances * lengths.t(), dim=1)
        moments = moments + vectors.t() @ vectors / len(vectors)
    strengths, found = torch.linalg.eigh(moments.double())
    print(f"{dimension} directions hold {strengths.flip(0)[:dimension].sum() / strengths.sum():.3f} of what is said", flush=True)
    return found.flip(1)[:, :dimension].float()


@torch.no_grad()
def laid_out(codebook, sets):
    """New rows: concepts weighted and orthogonal, then turned onto the directions in which most is said, so that few likenesses are lost
    in fewer dimensions than there are concepts. sets: lists of what items and texts say."""
    weights = codebook.weights()
    return weights * directions(sets, weights * codebook.known, codebook.rows.shape[1])


@torch.no_grad()
def turn(model, features, texts, share=1.0):
    """Moves the rows by `share` towards new ones, which are first rotated onto those that are there (orthogonal Procrustes,
    weighted by use): the rest of a vector keeps its bearings. features, texts: what the trunks say of photos and of texts."""
    codebook = model.codebook
    readings = ((model.image.reading, features), (model.text.reading, texts))
    sets = [codebook.chances(part.eval().says(x)[1]) for part, x in readings]
    rows = laid_out(codebook, sets)
    use = sum((chances**2).mean(0) for chances in sets)[:, None] * codebook.known
    left, _, right = torch.linalg.svd(rows.t() @ (use * codebook.rows))
    codebook.rows.copy_((1 - share) * codebook.rows + share * rows @ (left @ right))
