"""The training items: one for each photo of the train split. Texts are written on demand."""

import random

import numpy as np

from shop_training.data.attributes import AttributeCodes
from shop_training.data.catalogue import DEMO, STORE, USER_PHOTOS
from shop_training.data.concepts import LEAST_TITLES, ConceptTargetWriter, TitleWords
from shop_training.data.item_relevance import ItemRelevance
from shop_training.data.label_prompts import LabelPrompts
from shop_training.data.prepare import read_items
from shop_training.data.relevance import Relevance
from shop_training.data.sampling import Sampler
from shop_training.data.texts.demo_texts import demo_document, demo_query, known_words
from shop_training.data.texts.queries import out_of_domain_query, query
from shop_training.data.texts.store_documents import document, photo_caption
from shop_training.data.texts.store_queries import store_query
from shop_training.data.tokenizer import Tokenizer, words_of
from shop_training.data.training_photos import TrainingPhotos


class TrainingSet:
    def __init__(self, work, seed=0, least_titles=LEAST_TITLES):
        """work: a WorkFolder that `prepare` filled."""
        items = read_items(work)
        sources = [source for source in (STORE, USER_PHOTOS, DEMO) if source in items]
        self.rows, parts = [], []
        for source in sources:
            chosen = [at for at, row in enumerate(items[source]) if row["split"] == "train"]
            self.rows += [items[source][at] for at in chosen]
            parts.append((work.photos(source), source, chosen))
        self.photos = TrainingPhotos(parts)
        self.tokenizer = Tokenizer.load(work.tokenizer)
        self.is_user_photo = np.array([row["source"] == USER_PHOTOS for row in self.rows])
        self.is_demo = np.array([row["source"] == DEMO for row in self.rows])
        self.codes = AttributeCodes(items[STORE] + items.get(DEMO, []))
        self.item_codes = np.array([self.codes.encode(row) for row in self.rows])
        titles = [row.get("title", "") for row in self.rows]
        self.words = TitleWords(titles, least_titles)
        self.item_words = self.words.in_texts(titles)
        groups = {}
        names = [row.get("title", f"photo:{row.get('photo_class')}") for row in self.rows]
        self.title_group = np.array([groups.setdefault(name, len(groups)) for name in names])
        self.relevance = Relevance(self.codes)
        self.items = ItemRelevance(
            self.relevance,
            self.item_codes,
            self.title_group,
            [_query_words(row) for row in self.rows],
            self.is_user_photo,
        )
        self.targets = ConceptTargetWriter(
            self.codes, self.words, self.item_codes, self.item_words, self.is_user_photo
        )
        self.label_prompts = LabelPrompts(self.codes, self.relevance)
        self.sampler = Sampler(self.item_codes, self.is_user_photo, self.is_demo)
        self.seed(seed)

    def __len__(self):
        return len(self.rows)

    def seed(self, seed):
        """Starts the random streams anew: rng writes texts, numpy_rng draws items."""
        self.rng = random.Random(seed)
        self.numpy_rng = np.random.default_rng(seed)

    def draw(self, size, user_photo_share, demo_share):
        return self.sampler.draw(size, user_photo_share, demo_share, self.numpy_rng)

    def texts(self, index):
        """One document and one query of each item -> (documents, queries, constraints)."""
        written = [self._texts_of(self.rows[item]) for item in index]
        documents, queries, constraints = zip(*written)
        return list(documents), list(queries), list(constraints)

    def _texts_of(self, row):
        rng = self.rng
        if row["source"] == USER_PHOTOS:
            name = row["photo_class"]
            return photo_caption(name, rng), photo_caption(name, rng), {"photo_class": name}
        if row["source"] == DEMO:
            return demo_document(row, rng), *query(row, rng, demo_query)
        return document(row, rng), *query(row, rng, store_query)

    def out_of_domain(self, count):
        """Queries for what a fashion shop does not have -> (texts, constraints)."""
        made = [out_of_domain_query(self.words.words, self.rng) for _ in range(count)]
        return [text for text, _ in made], [constraints for _, constraints in made]

    def labels(self):
        """Label prompts, as `LabelPrompts.sample` gives them."""
        return self.label_prompts.sample(self.rng)


def _query_words(row):
    """The words that a query may ask of this item; None for a photo without a title."""
    if row["source"] == DEMO:
        return known_words(row)
    return frozenset(words_of(row["title"])) if row["source"] == STORE else None
