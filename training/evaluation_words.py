"""Writes the words that `npm run evaluate:towers` asks with: python3 evaluation_words.py > evaluation-words.json"""
import json
import sys

import captions
import vocabulary as words


def evaluation_words():
    return {
        "articles": words.ARTICLES,
        "colours": words.COLOURS,
        "photoClasses": {name: types for name, (_, types) in words.PHOTO_CLASSES.items()},
        "neighbours": captions.NEIGHBOURS,
    }


if __name__ == "__main__":
    json.dump(evaluation_words(), sys.stdout, indent=1, ensure_ascii=False)
    print()
