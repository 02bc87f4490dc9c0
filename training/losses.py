"""Multi-positive contrastive loss: several products may answer one text, and it is told which."""
import torch
import torch.nn.functional as F


def contrast(left, right, status, scale, compete=True):
    """left [n, d], right [m, d] normalised; status int8 [n, m]: 2 positive, 1 left out, 0 negative.

    Where positives compete: cross-entropy over each row, its mass shared by the row's positives evenly, which wants
    them all equally near. Else each positive against the row's negatives alone, the mean over its positives: those
    that answer better may stay nearer. Rows without a positive are left out.
    """
    logits = scale * left @ right.t()
    positive = (status == 2).float()
    count = positive.sum(1)
    if compete:
        each = -F.log_softmax(logits.masked_fill(status == 1, -1e4), dim=1)
    else:
        each = F.softplus(torch.logsumexp(logits.masked_fill(status != 0, -1e4), dim=1, keepdim=True) - logits)
        count = count * (status == 0).any(1)
    if not bool((count > 0).any()):
        return logits.sum() * 0
    return ((each * positive).sum(1) / count.clamp(min=1))[count > 0].mean()


def mutual(left, right, status, scale, compete=True):
    """The mean of both directions: left's rows among right, right's among left."""
    return 0.5 * (contrast(left, right, status, scale, compete) + contrast(right, left, status.t(), scale, compete))


def attributes(trunk, heads, codes, names, smoothing=0.05):
    """Mean cross-entropy of attribute heads; code 0 (unknown) is left out."""
    losses = []
    for at, name in enumerate(names):
        if name in heads:
            known = codes[:, at] > 0
            if bool(known.any()):
                losses.append(F.cross_entropy(heads[name](trunk[known]), codes[known, at], label_smoothing=smoothing))
    return torch.stack(losses).mean()
