"""Texts about a product: what a shop writes (documents) and what a shopper types (queries).

A query comes with what it asks for: {"article": [values], ...} and words that the title must hold,
so that every product that fits can be a positive of it, not only the one it was made from.
"""
import random

import vocabulary as words
from occasions import any_occasion, occasion_query
from tokenizer import words_of

# Of queries, those that name an occasion instead of a thing, and of those that name a thing the ones that name an occasion besides.
VAGUE = 0.15
BESIDES = 0.06

COMMON = {"men", "women", "mens", "womens", "unisex", "boys", "girls", "kids", "for", "of", "and", "the", "with", "in", "s", "t"}
OPENINGS = ["", "", "", "", "", "", "a ", "looking for ", "i want ", "i need a ", "show me ", "find me a ", "best ", "buy ", "nice "]
NEIGHBOURS = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wqrtyuiopisdfghjklkxcvbnmn"))


def all_words():
    """Every word of every table, for the tokenizer."""
    found = []
    for table in (words.ARTICLES, words.COLOURS, words.GENDERS, words.USAGES, words.SUBCATEGORIES, words.MASTERS):
        for value, phrases in table.items():
            for phrase in [value, *phrases]:
                found += words_of(phrase)
    for phrase in [*words.BROAD_WORDS, *(p for phrases, _ in words.PHOTO_CLASSES.values() for p in phrases)]:
        found += words_of(phrase)
    return list(dict.fromkeys(found))


def say(table, value, rng, plain=0.4):
    """The value as the catalogue writes it, or one of its other names."""
    phrases = table.get(value)
    if not phrases or rng.random() < plain:
        return value.lower()
    return rng.choice(phrases)


def misspell(text, rng):
    """One slip of the finger in one word of four letters or more."""
    parts = text.split(" ")
    long = [at for at, part in enumerate(parts) if len(part) >= 4]
    if not long:
        return text
    at = rng.choice(long)
    word = parts[at]
    spot = rng.randrange(1, len(word))
    kind = rng.randrange(4)
    if kind == 0:
        word = word[:spot] + word[spot + 1 :]
    elif kind == 1:
        word = word[:spot] + word[spot] + word[spot:]
    elif kind == 2 and spot + 1 < len(word):
        word = word[:spot] + word[spot + 1] + word[spot] + word[spot + 2 :]
    else:
        letter = rng.choice("abcdefghijklmnopqrstuvwxyz")
        if rng.random() < 0.5:
            letter = NEIGHBOURS.get(word[spot].lower(), letter)
        word = word[:spot] + letter + word[spot + 1 :]
    parts[at] = word
    return " ".join(parts)


def shuffled(text, rng):
    parts = text.split(" ")
    rng.shuffle(parts)
    return " ".join(parts)


def title_words(row):
    """Words of a title that are neither gender nor filler: brand, pattern, material, cut."""
    return [word for word in words_of(row["title"]) if word not in COMMON and len(word) > 1]


def _article(row, rng):
    broad = [name for name, (meant, _) in words.BROAD_WORDS.items() if row["articleType"] in meant]
    if broad and rng.random() < 0.2:
        name = rng.choice(broad)
        meant, allowed = words.BROAD_WORDS[name]
        return name, {"article": meant, "article_maybe": allowed}
    return say(words.ARTICLES, row["articleType"], rng), {"article": [row["articleType"]]}


def vague_query(row, rng):
    """-> (text, wanted) of an occasion that asks for such things, at times in the product's colour; None where there is none."""
    coloured = row["baseColour"] in words.COLOURS and rng.random() < 0.25
    made = occasion_query(row["articleType"], say(words.COLOURS, row["baseColour"], rng) if coloured else None, rng)
    if made and coloured:
        made[1]["colour"] = [row["baseColour"]]
    return made


def query(row, rng, named):
    """-> (text, wanted) as a shopper types it. named: writes the query that names a thing, of such rows as this."""
    vague = vague_query(row, rng) if rng.random() < VAGUE else None
    if vague:
        return vague
    text, wanted = named(row, rng)
    if "article" in wanted and rng.random() < BESIDES:
        text = f"{text} {any_occasion(rng)}"
    if rng.random() < 0.15:
        text = rng.choice(OPENINGS) + text
    chance = rng.random()
    if chance < 0.12:
        text = shuffled(text, rng)
    elif chance < 0.3:
        text = misspell(text, rng)
    return text, wanted


def named_query(row, rng):
    """-> (text, wanted): wanted maps article, article_maybe, sub, master, colour, gender, usage to
    lists of values, and `words` to title words."""
    wanted, parts = {}, []

    def add(text):
        parts.append(text)

    kind = rng.random()
    if kind < 0.14:  # a department alone, or with a colour or a gender
        if rng.random() < 0.75:
            add(say(words.SUBCATEGORIES, row["subCategory"], rng, 0.5))
            wanted["sub"] = [row["subCategory"]]
        else:
            add(say(words.MASTERS, row["masterCategory"], rng, 0.5))
            wanted["master"] = [row["masterCategory"]]
    elif kind < 0.2:  # a colour alone
        wanted["colour"] = [row["baseColour"]]
        add(say(words.COLOURS, row["baseColour"], rng))
    else:
        text, asked = _article(row, rng)
        add(text)
        wanted.update(asked)
    if "colour" not in wanted and row["baseColour"] != "NA" and rng.random() < (0.3 if kind < 0.2 else 0.7):
        parts.insert(0, say(words.COLOURS, row["baseColour"], rng))
        wanted["colour"] = [row["baseColour"]]
    if rng.random() < 0.3:
        text = say(words.GENDERS, row["gender"], rng)
        parts.insert(0 if rng.random() < 0.5 else len(parts), text)
        wanted["gender"] = [row["gender"]]
    if row["usage"] in words.USAGES and rng.random() < 0.15:
        text = say(words.USAGES, row["usage"], rng)
        parts.insert(len(parts) if text.startswith("for ") else 0, text)
        wanted["usage"] = [row["usage"]]
    if rng.random() < 0.2:
        known = title_words(row)
        if known:
            chosen = rng.sample(known, min(len(known), rng.choice([1, 1, 2])))
            parts[0:0] = chosen
            wanted["words"] = chosen
    return " ".join(parts), wanted


def foreign(known, rng):
    """A query for what no shop of clothes sells, or for a word that is none, at times in a colour or for somebody."""
    def strange():
        if rng.random() < 0.5:
            return rng.choice(words.FOREIGN)
        word = rng.choice(known)
        letters = word if len(word) > 4 and rng.random() < 0.6 else rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randrange(3, 10))
        return "".join(rng.sample(letters, len(letters)))

    parts, wanted = [strange() for _ in range(rng.choice([1, 1, 1, 2, 2, 3]))], {}
    if rng.random() < 0.3:
        colour = rng.choice(sorted(words.COLOURS))
        parts.insert(0, say(words.COLOURS, colour, rng))
        wanted["colour"] = [colour]
    if rng.random() < 0.15:
        gender = rng.choice(sorted(words.GENDERS))
        parts.append(say(words.GENDERS, gender, rng))
        wanted["gender"] = [gender]
    text = " ".join(parts)
    return (rng.choice(OPENINGS) + text if rng.random() < 0.2 else text), wanted


def description(row, rng):
    """A few sentences made of attributes, some left out."""
    colour = say(words.COLOURS, row["baseColour"], rng, 0.6)
    article = say(words.ARTICLES, row["articleType"], rng, 0.5)
    gender = {"Men": "men", "Women": "women", "Boys": "boys", "Girls": "girls"}.get(row["gender"], "everyone")
    usage = say(words.USAGES, row["usage"], rng, 0.7) if row["usage"] in words.USAGES else "everyday"
    sub = say(words.SUBCATEGORIES, row["subCategory"], rng, 0.6)
    season = row["season"].lower() or "any season"
    choices = [
        f"A {colour} {article} for {gender}.",
        f"This {article} comes in {colour}.",
        f"Made for {usage} wear.",
        f"A {usage} piece from our {sub} range.",
        f"Part of the {season} collection {row['year'] or ''}.",
        f"Colour: {colour}. Category: {sub}, {article}.",
        f"{row['masterCategory']} for {gender}: {article} in {colour}.",
        f"Pairs well with the rest of your {season} wardrobe.",
    ]
    chosen = rng.sample(choices, rng.choice([1, 2, 2, 3, 4]))
    return " ".join(chosen)


def document(row, rng):
    """What a shop says of the product: its title, at times with a description or words missing."""
    title = row["title"]
    chance = rng.random()
    if chance < 0.2:
        parts = [part for part in title.split(" ") if rng.random() > 0.2]
        title = " ".join(parts) or title
    elif chance < 0.25:
        title = misspell(title, rng)
    if rng.random() < 0.15:
        return f"{title}. {description(row, rng)}"
    return title


def photo_caption(name, rng):
    """A caption of a clothing photo of this class, and what it asks for."""
    text = rng.choice(words.PHOTO_CLASSES[name][0])
    text = rng.choice(["{}", "{}", "a photo of a {}", "{} on a hanger", "a {} lying on the floor", "my {}", "a {}"]).format(text)
    if rng.random() < 0.1:
        text = misspell(text, rng)
    return text


def rng_for(seed, *numbers):
    return random.Random(hash((seed, *numbers)))
