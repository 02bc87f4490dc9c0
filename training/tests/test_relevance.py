import unittest

from shop_training.data.relevance import IRRELEVANT, RELEVANT, UNKNOWN
from tests.sample_work import sample_training_set

# Rows of the sample: seven store products, four user photos, three drawings.
SHIRT, TUNIC, SHOES, HEELS, BACKPACK, HANDBAG = range(6)
DRESS_PHOTO, HAT_PHOTO, SHIRT_PHOTO, SHOES_PHOTO, BEANIE, SNEAKERS, TOTE = range(7, 14)


class Relevance(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.data = sample_training_set()

    def query(self, **constraints):
        return self.data.items.queries([constraints], list(range(len(self.data))))[0]

    def test_an_article_type_finds_all_three_sources(self):
        row = self.query(article_type=["Casual Shoes"])
        self.assertEqual(row[[SHOES, SNEAKERS]].tolist(), [RELEVANT, RELEVANT])
        self.assertEqual(row[SHOES_PHOTO], UNKNOWN)
        self.assertEqual(row[[SHIRT, HEELS]].tolist(), [IRRELEVANT, IRRELEVANT])

    def test_a_photo_class_finds_its_article_types(self):
        row = self.query(photo_class="shoes")
        self.assertEqual(row[[SHOES, HEELS, SHOES_PHOTO]].tolist(), [RELEVANT] * 3)
        self.assertEqual(row[DRESS_PHOTO], IRRELEVANT)

    def test_a_user_photo_has_no_known_colour(self):
        row = self.query(colour=["Red"])
        self.assertEqual(row[[TUNIC, SHIRT, SHIRT_PHOTO]].tolist(), [RELEVANT, IRRELEVANT, UNKNOWN])

    def test_a_colour_of_the_demo_may_pass_for_one_of_the_store(self):
        self.assertEqual(self.query(colour=["demo:mint"])[TOTE], RELEVANT)

    def test_words_must_stand_in_the_title(self):
        row = self.query(words=["kestrel"])
        self.assertEqual(row[[SHOES, SHIRT, SHOES_PHOTO]].tolist(), [RELEVANT, IRRELEVANT, UNKNOWN])

    def test_unisex_products_are_not_wrong_for_men(self):
        self.assertEqual(self.query(gender=["Men"])[BACKPACK], UNKNOWN)

    def test_constraints_are_all_needed(self):
        row = self.query(article_type=["Shirts"], colour=["Red"])
        self.assertEqual(row[SHIRT], IRRELEVANT)

    def test_a_title_fits_its_own_photo_and_a_caption_what_is_of_its_type(self):
        fits = self.data.items.document_photo([SHIRT, SHOES_PHOTO], [SHIRT, TUNIC, SHOES])
        self.assertEqual(fits.tolist(), [[RELEVANT, IRRELEVANT, IRRELEVANT], [0, 0, RELEVANT]])
