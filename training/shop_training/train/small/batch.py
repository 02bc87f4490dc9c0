"""One batch of small training, and its losses."""

import torch
import torch.nn.functional as F

from shop_training.train.losses import contrastive_loss
from shop_training.train.small.batch_losses import concept_losses, label_loss, query_losses
from shop_training.train.text_batches import encode_texts


def batch_loss(towers, data, memory, index, config, photo_features, bf16, with_labels):
    """-> (the loss, {name: each loss before it is weighed}).

    index: int64 [items]. photo_features: [items, features], on the device of the towers.
    """
    device, count = photo_features.device, len(index)
    written, queries, constraints = data.texts(index.numpy())
    labels, spans = data.labels() if with_labels else ([], {})
    others, of_others = data.out_of_domain(config.out_of_domain)
    texts = [*written, *queries, *labels, *others]
    max_tokens = towers.config.text.max_tokens
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=bf16):
        features = encode_texts(towers.text.backbone, data.tokenizer, texts, max_tokens, device)
        embedded, text_logits = towers.text.concept_head(features)
        photos, photo_logits = towers.image.concept_head(photo_features)
    with torch.autocast(device.type, enabled=False):
        documents, query_vectors = embedded[:count], embedded[count : 2 * count]
        of_labels = embedded[2 * count : 2 * count + len(labels)]
        averages = F.normalize(photos + documents, dim=1)
        own = {"documents": documents, "photos": photos, "averages": averages}
        items, many = memory.joined(index, **own)
        memory.keep(index, **own)
        asked_for = ([*queries, *others], [*constraints, *of_others])
        losses = {
            **_photo_losses(towers, data, index, items, own, many, device),
            **concept_losses(
                towers, data, index, asked_for, (labels, spans), photo_logits, text_logits
            ),
            **query_losses(towers, data, constraints, query_vectors, items, many, config),
            **label_loss(towers, data, index, spans, of_labels, own),
        }
    total = sum(config.loss_weights[name] * value for name, value in losses.items())
    return total, losses


def _photo_losses(towers, data, index, items, own, many, device):
    rows, columns = index.numpy(), items.numpy()
    fits = torch.from_numpy(data.items.document_photo(rows, columns)).to(device)
    back = torch.from_numpy(data.items.document_photo(columns, rows).T.copy()).to(device)
    same_type = torch.from_numpy(data.items.same_type(rows, columns)).to(device)
    same_type[:, : len(rows)].fill_diagonal_(1)
    scale = towers.scale("document_photo")
    return {
        "document_photo": 0.5
        * (
            contrastive_loss(own["documents"], many["photos"], fits, scale)
            + contrastive_loss(own["photos"], many["documents"], back, scale)
        ),
        "photo_photo": contrastive_loss(
            own["photos"], many["photos"], same_type, towers.scale("photo_photo")
        ),
    }
