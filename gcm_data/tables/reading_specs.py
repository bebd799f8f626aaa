"""Specs of the tables that say how documents were read: issues, what people told, and the role of every cell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table's name, what one row stands for, its key, and its columns with their pandas dtypes.

    `later` are columns of text that older snapshots lack, and most tables leave empty.
    """

    name: str
    grain: str
    key: tuple[str, ...]
    columns: dict[str, str]
    later: tuple[str, ...] = ()


ISSUES = TableSpec(
    "issues",
    "problem found",
    (),
    {
        "severity": "str",
        "code": "str",
        "message": "str",
        "cycle": "str",
        "document": "str",
        "sheet": "str",
        "cell": "str",
        "value": "str",
    },
)
CORRECTIONS = TableSpec(
    "corrections",
    "corrected cell",
    (),
    {
        "cycle": "str",
        "document": "str",
        "sheet": "str",
        "cell": "str",
        "old_text": "str",
        "new_text": "str",
        "reason": "str",
        "by": "str",
        "date": "str",
        "state": "str",
    },
)
MAPPINGS = TableSpec(
    "mappings",
    "place whose role a person has told",
    (),
    {
        "cycle": "str",
        "document": "str",
        "sheet": "str",
        "place": "str",
        "role": "str",
        "value": "str",
        "reason": "str",
        "by": "str",
        "date": "str",
        "signature": "str",
        "state": "str",
    },
)
CELL_RUNS = TableSpec(
    "cell_runs",
    "cells of one column that have one role",
    (),
    {
        "cycle": "str",
        "document": "str",
        "sheet": "str",
        "cells": "str",
        "role": "str",
        "rule": "str",
        "number": "int64",
    },
)
CELLS = TableSpec(
    "cells",
    "filled cell of a document",
    (),  # names of two sheets may be withheld
    {
        "cycle": "str",
        "document": "str",
        "sheet": "str",
        "cell": "str",
        "role": "str",
        "rule": "str",
        "response": "str",
        "issue": "str",
    },
)
