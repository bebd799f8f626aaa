"""Documents and decisions of a store as tables, for files and pages."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pandas as pd

from gcm_data.store.rows import Decision, Document, as_json
from gcm_data.tables.reading_specs import TableSpec
from gcm_data.tables.specs import conform

RECEIVED = TableSpec(
    "documents",
    "file received",
    ("cycle", "name"),
    {
        "cycle": "str",
        "name": "str",
        "received_as": "str",
        "sha256": "str",
        "size": "int64",
        "received": "str",
        "by": "str",
    },
)
LOG = TableSpec(
    "decisions",
    "decision",
    ("number",),
    {
        "number": "int64",
        "key": "str",
        "kind": "str",
        "cycle": "str",
        "document": "str",
        "at": "str",
        "by": "str",
        "what": "str",
        "why": "str",
        "link": "str",
    },
)


def documents_table(documents: Iterable[Document]) -> pd.DataFrame:
    """A row per document, in the order given."""
    return conform(documents, RECEIVED)


def log_table(decisions: Iterable[Decision]) -> pd.DataFrame:
    """A row per decision, in the order given; `what` is JSON."""
    decisions = list(decisions)
    columns = {name: [getattr(each, name) for each in decisions] for name in LOG.columns if name != "what"}
    return conform({**columns, "what": [as_json(each.what) for each in decisions]}, LOG)[list(LOG.columns)]


def documents_of(table: pd.DataFrame) -> list[Document]:
    """The documents of such a table."""
    return [Document(**{**row, "size": int(row["size"])}) for row in table.to_dict("records")]


def decisions_of(table: pd.DataFrame) -> list[Decision]:
    """The decisions of such a table. Raises ValueError where what one says is no JSON of texts by name."""
    rows = table.to_dict("records")
    return [Decision(**{**row, "number": int(row["number"]), "what": _what(row["what"])}) for row in rows]


def _what(text: str) -> dict[str, str]:
    what = json.loads(text)
    if not isinstance(what, dict) or not all(isinstance(value, str) for value in what.values()):
        raise ValueError(f"a decision says {text[:100]}, and not texts by name")
    return what
