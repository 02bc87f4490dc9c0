"""One batch of step `pretrain`: what is drawn, and its losses. Nothing here waits for the GPU."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F

from shop_training.train.losses import contrastive_loss
from shop_training.train.pretrain.batch_losses import (
    label_loss,
    photo_concept_losses,
    query_losses,
    text_concept_losses,
)
from shop_training.train.pretrain.batch_photos import batch_photos


@dataclass
class Batch:
    """index: items, of which the first have photos of one product. The others are numbers of texts:
    documents and queries of those first items, label prompts, and queries that are out of domain.
    """

    index: torch.Tensor
    documents: torch.Tensor
    queries: torch.Tensor
    labels: torch.Tensor
    out_of_domain: torch.Tensor


def draw_batch(data, config):
    """data: PackedSet."""
    size = config.plain_photos + config.mixed_photos
    index = data.draw(size, config.user_photo_share, config.demo_share)
    index = index[torch.randperm(len(index), device=data.device)]
    plain = index[: config.plain_photos]
    labels = torch.randint(len(data.labels), (config.labels,), device=data.device)
    documents, queries = data.version(plain), data.version(plain)
    return Batch(index, documents, queries, labels, data.out_of_domain(config.out_of_domain))


def batch_loss(towers, data, memory, config):
    """-> (the loss, {name: each loss before it is weighed})."""
    batch = draw_batch(data, config)
    pixels, share = batch_photos(data, batch.index, config)
    with torch.autocast(data.device.type, dtype=torch.bfloat16):
        text_features = encode_texts(
            towers.text.backbone,
            [
                (data.documents, batch.documents),
                (data.queries, batch.queries),
                (data.labels, batch.labels),
                (data.queries, batch.out_of_domain),
            ],
        )
        photo_features = towers.image.backbone(pixels)
    return loss_of_features(
        towers, data, memory, config, batch, share, text_features.float(), photo_features.float()
    )


def encode_texts(encode, parts, chunks=2):
    """Features of all these texts. parts: [(RaggedTexts, numbers)]. Texts of similar length go
    together.
    """
    ids = torch.cat([texts.padded(numbers) for texts, numbers in parts])
    lengths = torch.cat([texts.lengths[numbers] for texts, numbers in parts])
    order = torch.argsort(lengths)
    pieces = order.chunk(chunks)
    widths = torch.stack([lengths[piece[-1]] for piece in pieces]).tolist()
    features = torch.cat([encode(ids[piece, :width]) for piece, width in zip(pieces, widths)])
    return torch.empty_like(features).index_copy_(0, order, features)


def loss_of_features(towers, data, memory, config, batch, share, text_features, photo_features):
    """The same as `batch_loss`, from what the backbones say. share: of the first product in mixed
    photos.
    """
    plain, count = batch.index[: config.plain_photos], config.plain_photos
    texts, text_logits = towers.text.concept_head(text_features)
    photos, photo_logits = towers.image.concept_head(photo_features)
    photos = photos[:count]
    sizes = [count, count, len(batch.labels), len(batch.out_of_domain)]
    documents, queries, labels, _ = texts.split(sizes)
    averages = F.normalize(photos + documents, dim=1)
    own = {"documents": documents, "photos": photos, "averages": averages}
    index, many = memory.joined(plain, **own)
    memory.keep(plain, **own)
    same_type = data.relevance.same_type(plain, index)
    same_type[:, :count].fill_diagonal_(1)
    fits = data.relevance.document_photo(plain, index)
    fits_back = data.relevance.document_photo(index, plain).t()
    scale = towers.scale("document_photo")
    losses = {
        "document_photo": 0.5
        * (
            contrastive_loss(documents, many["photos"], fits, scale)
            + contrastive_loss(photos, many["documents"], fits_back, scale)
        ),
        "photo_photo": contrastive_loss(
            photos, many["photos"], same_type, towers.scale("photo_photo")
        ),
        **photo_concept_losses(towers, data, batch.index, photo_logits, share, config),
        **text_concept_losses(towers, data, text_logits, plain, batch),
        **query_losses(towers, data, batch.queries, queries, index, many, config),
        **label_loss(towers, data, batch.labels, labels, plain, own),
    }
    total = sum(config.loss_weights[name] * value for name, value in losses.items())
    return total, losses
