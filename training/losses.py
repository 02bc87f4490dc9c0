"""Multi-positive contrastive loss: several products may answer one text, and it is told which."""
import torch
import torch.nn.functional as F


def contrast(left, right, status, scale):
    """left [n, d], right [m, d] normalised; status int8 [n, m]: 2 positive, 1 left out, 0 negative.

    Every positive is held against the row's negatives on its own, not against the other positives: those that answer better
    may stay nearer, so that "the right kind" and "all that is wanted" do not pull against each other. Rows without either are left out.
    """
    logits = scale * left @ right.t()
    positive = (status == 2).float()
    count = positive.sum(1) * (status == 0).any(1)
    if not bool((count > 0).any()):
        return logits.sum() * 0
    others = torch.logsumexp(logits.masked_fill(status != 0, -1e4), dim=1)
    each = F.softplus(others[:, None] - logits)
    return ((each * positive).sum(1) / count.clamp(min=1))[count > 0].mean()


def mutual(left, right, status, scale):
    """The mean of both directions: left's rows among right, right's among left."""
    return 0.5 * (contrast(left, right, status, scale) + contrast(right, left, status.t(), scale))


def reading(logits, codebook, concepts, smoothing=0.02):
    """What the classifiers say against what is so: (cross-entropies of the attributes, summed; binary ones of the words,
    summed). concepts: as Data gives them, as tensors; rows of nothing and unknown words are left out."""
    wanted, words, known = concepts
    attributes, of_words = codebook.split(logits)
    kinds = 0.0
    for name, part in attributes.items():
        told = wanted[name].sum(1) > 0
        if bool(told.any()):
            target = wanted[name][told] * (1 - smoothing) + smoothing / part.shape[1]
            kinds = kinds - (target * F.log_softmax(part[told], dim=1)).sum(1).mean()
    if not bool(known.any()):
        return kinds, logits.sum() * 0
    return kinds, F.binary_cross_entropy_with_logits(of_words[known], words[known].float(), reduction="none").sum(1).mean()
