"""Phrases from the vocabulary, and small changes to a text."""

from shop_training import vocabulary
from shop_training.data.tokenizer import words_of

LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Shorter words become another word too easily.
LEAST_LETTERS_OF_A_TYPO = 4


def phrase_for(table, value, rng, plain=0.4):
    """One phrase for a value: with probability `plain` the value itself, in lower case."""
    phrases = table.get(value)
    if not phrases or rng.random() < plain:
        return value.lower()
    return rng.choice(phrases)


def with_typo(text, rng):
    """The text with one typo in one word of four letters or more; the first letter stays."""
    words = text.split(" ")
    long = [index for index, word in enumerate(words) if len(word) >= LEAST_LETTERS_OF_A_TYPO]
    if not long:
        return text
    index = rng.choice(long)
    words[index] = _mistyped(words[index], rng)
    return " ".join(words)


def _mistyped(word, rng):
    """A letter is dropped, doubled, swapped with the next one or replaced."""
    at = rng.randrange(1, len(word))
    kind = rng.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2 and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    letter = rng.choice(LETTERS)
    if rng.random() < 0.5:
        letter = vocabulary.KEYBOARD_NEIGHBOURS.get(word[at].lower(), letter)
    return word[:at] + letter + word[at + 1 :]


def in_another_order(text, rng):
    """The text's words, shuffled."""
    words = text.split(" ")
    rng.shuffle(words)
    return " ".join(words)


def all_words():
    """Every word of the vocabulary's tables, once, for the tokenizer."""
    words = []
    for name in ("article_type", "colour", "gender", "usage", "sub_category", "master_category"):
        for value, phrases in vocabulary.PHRASES[name].items():
            for phrase in [value, *phrases]:
                words += words_of(phrase)
    captions = [
        phrase for entry in vocabulary.PHOTO_CLASSES.values() for phrase in entry["phrases"]
    ]
    for phrase in [*vocabulary.COLLECTIVE_TERMS, *captions]:
        words += words_of(phrase)
    return list(dict.fromkeys(words))
