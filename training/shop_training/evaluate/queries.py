"""Reads the evaluation's queries, which the shop draws: `npm run evaluate:queries -- --out
queries.json`.
"""

import json
from dataclasses import dataclass

FORMAT = 1


@dataclass(frozen=True)
class EvaluationQueries:
    """plain: [{"text", "subCategory", "articleType", "baseColour"}], "navy blue shirts".

    values: {column: [{"text", "value"}]}, every value of a column alone.
    """

    plain: list
    values: dict


def read_queries(path, products):
    """products: how many the dev split has. A file that was drawn from another split is refused."""
    if not path.exists():
        raise SystemExit(f"{path} is missing: npm run evaluate:queries -- --out {path}")
    table = json.loads(path.read_text(encoding="utf-8"))
    if table.get("format") != FORMAT or table.get("products") != products:
        raise SystemExit(
            f"{path} was drawn from {table.get('products')} products, in format "
            f"{table.get('format')}; this dev split has {products}, and format {FORMAT} is read."
        )
    return EvaluationQueries(table["plain"], table["values"])


def plain_query(row):
    """A plain query that this store product answers."""
    return f"{row['baseColour']} {row['articleType']}".lower()
