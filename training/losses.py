"""Multi-positive contrastive loss: several products may answer one text, and it is told which."""
import torch
import torch.nn.functional as F


def contrast(left, right, status, scale, answers="even"):
    """left [n, d], right [m, d] normalised; status int8 [n, m]: 2 positive, 1 left out, 0 negative.

    What the positives of a row should be:
    even: equally near. Cross-entropy over the row, its mass shared by the positives evenly.
    apart: nearer than the negatives, each on its own. Those that answer better may stay nearer.
    top: first. Their share of the row's mass, which the nearest hold (MIL-NCE, arXiv 1912.06430): precision@k asks no more.
    Rows without a positive are left out.
    """
    logits = scale * left @ right.t()
    positive = (status == 2).float()
    count = positive.sum(1)
    if answers == "even":
        each = -F.log_softmax(logits.masked_fill(status == 1, -1e4), dim=1)
    else:
        count = count * (status == 0).any(1)
        others = torch.logsumexp(logits.masked_fill(status != 0, -1e4), dim=1)
        if answers == "top":
            row = F.softplus(others - torch.logsumexp(logits.masked_fill(status != 2, -1e4), dim=1))
            return row[count > 0].mean() if bool((count > 0).any()) else logits.sum() * 0
        each = F.softplus(others[:, None] - logits)
    if not bool((count > 0).any()):
        return logits.sum() * 0
    return ((each * positive).sum(1) / count.clamp(min=1))[count > 0].mean()


def mutual(left, right, status, scale, answers="even"):
    """The mean of both directions: left's rows among right, right's among left."""
    return 0.5 * (contrast(left, right, status, scale, answers) + contrast(right, left, status.t(), scale, answers))


def attributes(trunk, heads, codes, names, smoothing=0.05):
    """Mean cross-entropy of attribute heads; code 0 (unknown) is left out."""
    losses = []
    for at, name in enumerate(names):
        if name in heads:
            known = codes[:, at] > 0
            if bool(known.any()):
                losses.append(F.cross_entropy(heads[name](trunk[known]), codes[known, at], label_smoothing=smoothing))
    return torch.stack(losses).mean()
