import random
import unittest

from shop_training.data.texts.phrases import in_another_order, with_typo
from shop_training.data.tokenizer import CLS, Tokenizer, words_of
from tests.sample_work import sample_training_set, sample_work


class Texts(unittest.TestCase):
    def test_words_are_runs_of_letters_or_digits_without_accents(self):
        self.assertEqual(words_of("Crème BRÛLÉE, 38/40"), ["creme", "brulee", "38", "40"])

    def test_a_text_starts_with_cls_and_is_cut(self):
        tokenizer = Tokenizer.load(sample_work().tokenizer)
        ids = tokenizer.encode("red shirt " * 50, 8)
        self.assertEqual((ids[0], len(ids)), (CLS, 8))

    def test_words_of_the_vocabulary_stay_whole(self):
        tokenizer = Tokenizer.load(sample_work().tokenizer)
        self.assertEqual(len(tokenizer.encode("navy wristwatch", 64)), 3)

    def test_a_typo_changes_one_word_of_four_letters_or_more(self):
        rng = random.Random(1)
        for _ in range(100):
            self.assertRegex(with_typo("red tunic top", rng), r"^red t[a-z]{3,5} top$")
        self.assertEqual(with_typo("red top", rng), "red top")

    def test_another_order_has_the_same_words(self):
        text = in_another_order("red silk tunic", random.Random(1))
        self.assertEqual(sorted(text.split()), ["red", "silk", "tunic"])

    def test_the_same_seed_writes_the_same_texts(self):
        first, second = (sample_training_set(3).texts(range(14)) for _ in range(2))
        self.assertEqual(first, second)
