"""What a query asks for, as a dictionary:

    article_type, sub_category, master_category, colour, gender, usage: lists of values, any of
    which fits
    article_type_maybe: further article types that are not wrong either
    photo_class: a class of the clothing photos, instead of article types
    words: words that a product's title must have

Absent keys constrain nothing. An empty dictionary asks for nothing that training has a name for.
"""

from typing import TypedDict


class Constraints(TypedDict, total=False):
    article_type: list
    article_type_maybe: list
    photo_class: str
    sub_category: list
    master_category: list
    colour: list
    gender: list
    usage: list
    words: list
