"""Batches for training codebook entries: their items, queries and loss."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F

from shop_training.data.attributes import ARTICLE_TYPE, COLOUR
from shop_training.data.relevance import IRRELEVANT, RELEVANT, UNKNOWN
from shop_training.train.losses import contrastive_loss
from shop_training.train.refine.predictions import query_relevance, same_title

# What a query may look for, and its weight: documents, photos, both.
MODES = (0.25, 0.25, 0.5)
# Weight of everything that a query asks for; the rest is that of the type alone.
PLAIN_ALL, QUERY_ALL = 0.93, 0.7
# Weights beside plain queries: queries of all sorts, and titles that look for their photos.
QUERIES, TITLES = 0.5, 1.0


@dataclass(frozen=True)
class EntryBatchSizes:
    store: int = 1748
    demo: int = 300
    # Queries "colour article type", queries of all sorts (store and demo), titles.
    plain: int = 512
    store_queries: int = 200
    demo_queries: int = 100
    titles: int = 1024


class EntryBatches:
    def __init__(self, data, predictions, photos, plain, plain_of, sizes):
        """predictions: ItemPredictions; photos: Predictions used instead of its own.

        plain: Predictions of the plain queries. plain_of: int [items], each item's plain query.
        """
        self.data, self.predictions, self.photos = data, predictions, photos
        self.plain, self.plain_of, self.sizes = plain, plain_of, sizes
        self.codes = torch.from_numpy(data.item_codes)
        self.is_demo = torch.from_numpy(data.is_demo)
        self.store = torch.from_numpy(data.sampler.store)
        self.demo = torch.from_numpy(data.sampler.demo)

    def loss(self, scales):
        """Of one batch. scales: [3], of plain queries, queries of all sorts, and titles."""
        sizes = self.sizes
        store = self.store[torch.randperm(len(self.store))[: sizes.store]]
        demo = self.demo[torch.randperm(len(self.demo))[: sizes.demo]]
        chosen = torch.cat([store, demo])
        titles, documents, photos = (
            of.concept_subvectors(chosen)
            for of in (self.predictions.titles, self.predictions.documents, self.photos)
        )
        plain = self._plain_queries(store, chosen, titles, photos, scales[0])
        asking = torch.cat([store[: sizes.store_queries], demo[: sizes.demo_queries]])
        queries = self._queries(asking, chosen, documents, photos, scales[1])
        looking = torch.cat([store[: max(0, sizes.titles - sizes.demo)], demo])
        return plain + QUERIES * queries + TITLES * self._titles(looking, chosen, photos, scales[2])

    def _plain_queries(self, store, chosen, titles, photos, scale):
        """Drawings have other article types, and are left out."""
        types, colours = self.codes[:, ARTICLE_TYPE], self.codes[:, COLOUR]
        asking = store[: self.sizes.plain]
        asking = asking[colours[asking] > 0]
        same_type = types[asking][:, None] == types[chosen][None]
        same_colour = colours[asking][:, None] == colours[chosen][None]
        left_out = self.is_demo[chosen][None]
        of_all, of_type = (
            torch.where(fits, RELEVANT, IRRELEVANT).masked_fill(left_out, UNKNOWN)
            for fits in (same_type & same_colour, same_type)
        )
        queries = self.plain.concept_subvectors(self.plain_of[asking])
        return _query_loss(queries, titles, photos, of_all, of_type, PLAIN_ALL, scale)

    def _queries(self, asking, chosen, documents, photos, scale):
        data = self.data
        constraints = [self.predictions.constraints[item] for item in asking.tolist()]
        of_all = query_relevance(data, constraints, chosen)
        types = [data.codes.type_only(one) for one in constraints]
        of_type = query_relevance(data, types, chosen)
        queries = self.predictions.queries.concept_subvectors(asking)
        return _query_loss(queries, documents, photos, of_all, of_type, QUERY_ALL, scale)

    def _titles(self, looking, chosen, photos, scale):
        """Embeddings, of which only the concept sub-vectors are trained."""
        titles = self.predictions.titles
        with torch.no_grad():
            instance = titles.instance_subvectors(looking)
            of_photos = self.photos.instance_subvectors(chosen)
        return contrastive_loss(
            titles.embeddings(titles.concept_subvectors(looking), instance, looking),
            self.photos.embeddings(photos, of_photos, chosen),
            same_title(self.data, looking, chosen),
            scale,
        )


def _query_loss(queries, documents, photos, of_all, of_type, share, scale):
    """In all three modes. of_all, of_type: relevance to all constraints, and to the type alone."""
    both = F.normalize(documents + photos, dim=1)
    return sum(
        weight
        * (
            share * contrastive_loss(queries, items, of_all, scale)
            + (1 - share) * contrastive_loss(queries, items, of_type, scale)
        )
        for weight, items in zip(MODES, (documents, photos, both))
    )
