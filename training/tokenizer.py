"""WordPiece tokenizer: built from captions, saved as a tokenizer.json that other libraries read.

Text is decomposed, accents are dropped, letters lower-cased, and only runs of a-z and runs of 0-9 are
kept. Ids 0 [PAD], 1 [UNK], 2 [CLS]; every text starts with [CLS] and ends where it ends.
"""
import collections
import json
import re
import unicodedata

PAD, UNK, CLS = 0, 1, 2
SPECIAL = ["[PAD]", "[UNK]", "[CLS]"]
RUNS = re.compile(r"[a-z]+|[0-9]+")
ACCENTS = re.compile("[\u0300-\u036f]")


def words_of(text):
    """Lower-case runs of letters and runs of digits, in order."""
    return RUNS.findall(ACCENTS.sub("", unicodedata.normalize("NFD", text)).lower())


def learn_vocabulary(counts, size, whole_words=()):
    """Byte-pair merges over word counts, named as WordPiece pieces; frequent words stay whole.

    counts: Counter of words. whole_words: kept in one piece whatever their count.
    """
    pieces = {}
    for word in counts:
        pieces[word] = [word[0]] + ["##" + letter for letter in word[1:]]
    alphabet = "abcdefghijklmnopqrstuvwxyz0123456789"
    vocabulary = dict.fromkeys(SPECIAL + list(alphabet) + ["##" + letter for letter in alphabet])
    for word in whole_words:
        vocabulary.setdefault(word)
    pairs = collections.Counter()
    where = collections.defaultdict(set)
    for word, parts in pieces.items():
        for pair in zip(parts, parts[1:]):
            pairs[pair] += counts[word]
            where[pair].add(word)
    while len(vocabulary) < size and pairs:
        best = max(pairs.items(), key=lambda item: (item[1], item[0]))[0]
        if pairs[best] < 2:
            break
        merged = best[0] + best[1][2:]
        vocabulary.setdefault(merged)
        for word in list(where[best]):
            parts = pieces[word]
            for pair in zip(parts, parts[1:]):
                pairs[pair] -= counts[word]
                if pairs[pair] <= 0:
                    del pairs[pair]
                where[pair].discard(word)
            joined, at = [], 0
            while at < len(parts):
                if at + 1 < len(parts) and (parts[at], parts[at + 1]) == best:
                    joined.append(merged)
                    at += 2
                else:
                    joined.append(parts[at])
                    at += 1
            pieces[word] = joined
            for pair in zip(joined, joined[1:]):
                pairs[pair] += counts[word]
                where[pair].add(word)
        pairs.pop(best, None)
    return {piece: at for at, piece in enumerate(vocabulary)}


class Tokenizer:
    """Greedy longest match from the left, as every WordPiece reader does it."""

    def __init__(self, vocabulary):
        self.vocabulary = vocabulary
        self.cache = {}

    @classmethod
    def load(cls, path):
        with open(path, encoding="utf-8") as file:
            return cls(json.load(file)["model"]["vocab"])

    def _word(self, word):
        if len(word) > 100:
            return [UNK]
        ids, start = [], 0
        while start < len(word):
            end = len(word)
            while end > start:
                piece = ("##" if start else "") + word[start:end]
                if piece in self.vocabulary:
                    break
                end -= 1
            if end == start:
                return [UNK]
            ids.append(self.vocabulary[piece])
            start = end
        return ids

    def encode(self, text, max_tokens):
        """Ids of one text, [CLS] first, cut to max_tokens."""
        ids = [CLS]
        for word in words_of(text):
            found = self.cache.get(word)
            if found is None:
                found = self._word(word)
                if len(self.cache) < 200_000:
                    self.cache[word] = found
            ids += found
        return ids[:max_tokens]

    def save(self, path):
        special = [
            {"id": at, "content": token, "single_word": False, "lstrip": False, "rstrip": False,
             "normalized": False, "special": True}
            for at, token in enumerate(SPECIAL)
        ]
        split = {"type": "Split", "pattern": {"Regex": "[a-z]+|[0-9]+"}, "behavior": "Removed", "invert": True}
        tokenizer = {
            "version": "1.0", "truncation": None, "padding": None, "added_tokens": special,
            "normalizer": {"type": "Sequence", "normalizers": [
                {"type": "NFD"}, {"type": "StripAccents"}, {"type": "Lowercase"}]},
            "pre_tokenizer": {"type": "Sequence", "pretokenizers": [split]},
            "post_processor": {
                "type": "TemplateProcessing",
                "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
                "pair": [],
                "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [CLS], "tokens": ["[CLS]"]}},
            },
            "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
            "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                      "max_input_chars_per_word": 100, "vocab": self.vocabulary},
        }
        with open(path, "w", encoding="utf-8") as file:
            json.dump(tokenizer, file, ensure_ascii=False, indent=0)
