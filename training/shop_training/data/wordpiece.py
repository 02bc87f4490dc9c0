"""Learns the tokenizer's pieces: byte-pair merges over word counts (arXiv 1508.07909), named as
WordPiece.
"""

import collections
import random

from shop_training import vocabulary
from shop_training.data.texts.phrases import all_words
from shop_training.data.texts.queries import query
from shop_training.data.texts.store_documents import description
from shop_training.data.texts.store_queries import store_query
from shop_training.data.tokenizer import SPECIAL_TOKENS, Tokenizer, words_of

ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
# Words that occur so often stay in one piece.
WHOLE_FROM = 25
# Words of the vocabulary count as if they occurred so often more.
VOCABULARY_BONUS = 5
# A merge must save at least so many pieces.
LEAST_PAIRS = 2


def learn_tokenizer(products, size):
    """A tokenizer of `size` pieces, from titles (twice), sampled queries and descriptions."""
    counts = collections.Counter()
    rng = random.Random(0)
    for product in products:
        counts.update(2 * words_of(product["title"]))
        counts.update(words_of(description(product, rng)))
        counts.update(words_of(query(product, rng, store_query)[0]))
    whole = [word for word, count in counts.most_common() if count >= WHOLE_FROM]
    whole += all_words() + vocabulary.TOKENIZER_WORDS
    for word in set(whole):
        counts[word] += VOCABULARY_BONUS
    return Tokenizer(learn_pieces(counts, size, whole))


def learn_pieces(counts, size, whole_words=()):
    """{piece: id}. counts: Counter of words. whole_words stay in one piece whatever their count."""
    pieces = dict.fromkeys(
        [*SPECIAL_TOKENS, *ALPHABET, *("##" + letter for letter in ALPHABET), *whole_words]
    )
    words = Words(counts)
    while len(pieces) < size and words.pair_counts:
        pair = words.most_frequent_pair()
        if words.pair_counts[pair] < LEAST_PAIRS:
            break
        pieces.setdefault(words.merge(pair))
    return {piece: index for index, piece in enumerate(pieces)}


class Words:
    """Words split into pieces, and how often each pair of neighbouring pieces occurs."""

    def __init__(self, counts):
        self.counts = counts
        self.pieces = {word: [word[0], *("##" + letter for letter in word[1:])] for word in counts}
        self.pair_counts = collections.Counter()
        self.words_with = collections.defaultdict(set)
        for word in counts:
            self._count(word)

    def most_frequent_pair(self):
        """Of equally frequent pairs the last by name."""
        return max(self.pair_counts.items(), key=lambda item: (item[1], item[0]))[0]

    def merge(self, pair):
        """Joins the pair in every word that has it -> the new piece."""
        merged = pair[0] + pair[1][2:]
        for word in list(self.words_with[pair]):
            self._uncount(word)
            joined, at, parts = [], 0, self.pieces[word]
            while at < len(parts):
                if at + 1 < len(parts) and (parts[at], parts[at + 1]) == pair:
                    joined.append(merged)
                    at += 2
                else:
                    joined.append(parts[at])
                    at += 1
            self.pieces[word] = joined
            self._count(word)
        self.pair_counts.pop(pair, None)
        return merged

    def _pairs(self, word):
        return zip(self.pieces[word], self.pieces[word][1:])

    def _count(self, word):
        for pair in self._pairs(word):
            self.pair_counts[pair] += self.counts[word]
            self.words_with[pair].add(word)

    def _uncount(self, word):
        for pair in self._pairs(word):
            self.pair_counts[pair] -= self.counts[word]
            if self.pair_counts[pair] <= 0:
                del self.pair_counts[pair]
            self.words_with[pair].discard(word)
