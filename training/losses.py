"""Multi-positive contrastive loss: several products may answer one text, and it is told which. Nothing here asks how many rows
there are of a sort, which a GPU would have to be waited for."""
import torch
import torch.nn.functional as F


def mean_of(values, weights):
    """The weighted mean along the last axis, 0 where nothing weighs."""
    return (values * weights).sum(-1) / weights.sum(-1).clamp(min=1e-6)


def contrast(left, right, status, scale):
    """left [n, d], right [m, d] normalised; status int8 [n, m]: 2 positive, 1 left out, 0 negative. Any of them may have further axes
    in front, and a loss is had for each.

    Every positive is held against the row's negatives on its own, not against the other positives: those that answer better
    may stay nearer, so that "the right kind" and "all that is wanted" do not pull against each other. Rows without either are left out.
    """
    logits = scale * left @ right.transpose(-1, -2)
    positive = (status == 2).float()
    count = positive.sum(-1)
    others = torch.logsumexp(torch.where(status == 0, logits, -1e4), dim=-1)
    each = F.softplus(others[..., None] - logits)
    return mean_of((each * positive).sum(-1) / count.clamp(min=1), ((count > 0) & (status == 0).any(-1)).float())


def mutual(left, right, status, scale):
    """The mean of both directions: left's rows among right, right's among left."""
    return 0.5 * (contrast(left, right, status, scale) + contrast(right, left, status.transpose(-1, -2), scale))


def reading(logits, codebook, concepts, smoothing=0.02, weights=None):
    """What the classifiers say against what is so: (cross-entropies of the attributes, summed; binary ones of the words,
    summed). concepts: as Data gives them, as tensors; rows of nothing and unknown words are left out. weights: [items], of each."""
    wanted, words, known = concepts
    attributes, of_words = codebook.split(logits)
    weights = torch.ones(len(logits), device=logits.device) if weights is None else weights
    kinds = 0.0
    for name, part in attributes.items():
        target = wanted[name] * (1 - smoothing) + smoothing / part.shape[1]
        told = (wanted[name].sum(1) > 0).float() * weights
        kinds = kinds - mean_of((target * F.log_softmax(part, dim=1)).sum(1), told)
    each = F.binary_cross_entropy_with_logits(of_words, words.float(), reduction="none").sum(1)
    return kinds, mean_of(each, known.float() * weights)
