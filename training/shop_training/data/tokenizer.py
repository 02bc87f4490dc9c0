"""The WordPiece tokenizer, saved as a tokenizer.json that other libraries read.

Text is decomposed, accents are dropped and letters lower-cased. Only runs of a-z and runs of 0-9
are kept. Ids: 0 [PAD], 1 [UNK], 2 [CLS]. Every text starts with [CLS] and has no closing token.
"""

import json
import re
import unicodedata

import numpy as np
import torch

PAD, UNK, CLS = 0, 1, 2
SPECIAL_TOKENS = ["[PAD]", "[UNK]", "[CLS]"]
WORDS = "[a-z]+|[0-9]+"
LONGEST_WORD = 100
_WORDS = re.compile(WORDS)
_ACCENTS = re.compile("[\u0300-\u036f]")
_CACHED_WORDS = 200_000


def words_of(text):
    """Lower-case runs of letters and runs of digits, in order."""
    return _WORDS.findall(_ACCENTS.sub("", unicodedata.normalize("NFD", text)).lower())


def pad(ids):
    """Lists of ids -> int64 [texts, longest], padded with 0 on the right."""
    longest = max(len(row) for row in ids)
    out = np.full((len(ids), longest), PAD, dtype=np.int64)
    for index, row in enumerate(ids):
        out[index, : len(row)] = row
    return torch.from_numpy(out)


class Tokenizer:
    """Greedy longest match from the left, as every WordPiece reader does it."""

    def __init__(self, vocabulary):
        """vocabulary: {piece: id}; pieces inside a word begin with ##."""
        self.vocabulary = vocabulary
        self._cache = {}

    @classmethod
    def load(cls, path):
        with open(path, encoding="utf-8") as file:
            return cls(json.load(file)["model"]["vocab"])

    def encode(self, text, max_tokens):
        """The ids of one text, [CLS] first, cut to `max_tokens`."""
        ids = [CLS]
        for word in words_of(text):
            found = self._cache.get(word)
            if found is None:
                found = self._pieces(word)
                if len(self._cache) < _CACHED_WORDS:
                    self._cache[word] = found
            ids += found
        return ids[:max_tokens]

    def _pieces(self, word):
        if len(word) > LONGEST_WORD:
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

    def save(self, path):
        with open(path, "w", encoding="utf-8") as file:
            json.dump(_tokenizer_json(self.vocabulary), file, ensure_ascii=False, indent=0)


def _tokenizer_json(vocabulary):
    """The layout of Hugging Face's tokenizers."""
    flags = dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
    special = [
        {"id": index, "content": token, **flags, "special": True}
        for index, token in enumerate(SPECIAL_TOKENS)
    ]
    steps = [{"type": "NFD"}, {"type": "StripAccents"}, {"type": "Lowercase"}]
    split = {
        "type": "Split",
        "pattern": {"Regex": WORDS},
        "behavior": "Removed",
        "invert": True,
    }
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": special,
        "normalizer": {"type": "Sequence", "normalizers": steps},
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [split]},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [
                {"SpecialToken": {"id": "[CLS]", "type_id": 0}},
                {"Sequence": {"id": "A", "type_id": 0}},
            ],
            "pair": [],
            "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [CLS], "tokens": ["[CLS]"]}},
        },
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": LONGEST_WORD,
            "vocab": vocabulary,
        },
    }
