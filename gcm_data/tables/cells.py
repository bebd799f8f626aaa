"""The accounting of documents: the role of each of their cells, and how many were read, ignored and not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from gcm_data.tables.reading_specs import CELLS
from gcm_data.tables.specs import ReviewData, conform

UNREAD, IGNORED, ANSWER = "unread", "ignored", "answer"
_RANGE = re.compile(r"([A-Z]+)(\d+)(?::[A-Z]+(\d+))?")
_KEYS = ["cycle", "document"]


def each_cell(data: ReviewData) -> pd.DataFrame:
    """The `cells` table: one row per filled cell, with the response that it is, or the first issue at its place."""
    place = [*_KEYS, "sheet", "cell"]
    responses = data.responses.drop_duplicates(place).set_index(place)["response"].to_dict()
    issues = data.issues.drop_duplicates(place).set_index(place)["code"].to_dict()
    columns: dict[str, list[str]] = {name: [] for name in CELLS.columns}
    for run in data.cell_runs.itertuples(index=False):
        for cell in cells_of(run.cells):
            key = run.cycle, run.document, run.sheet, cell
            response = responses.get(key, "") if run.role == ANSWER else ""
            for name, value in zip(columns, (*key, run.role, run.rule, response, issues.get(key, "")), strict=True):
                columns[name].append(value)
    return conform(columns, CELLS)


def cells_of(ranges: str) -> Iterator[str]:
    """Each cell of a list of ranges of a column (D7:D31,D33), or the one place that is named in words."""
    for part in ranges.split(","):
        match = _RANGE.fullmatch(part)
        if match is None:
            yield ranges
            return
        for row in range(int(match[2]), int(match[3] or match[2]) + 1):
            yield f"{match[1]}{row}"


def accounting(data: ReviewData) -> pd.DataFrame:
    """How many cells of each document were read, ignored and not read, and the rules by which they were ignored.

    Grain: document. Columns: cycle, document, read, ignored, unread, rules (such as “12 the header again”).
    """
    runs = data.cell_runs
    is_unread, is_ignored = runs["role"] == UNREAD, runs["role"] == IGNORED
    counts = pd.DataFrame(
        {
            **{key: runs[key] for key in _KEYS},
            "read": runs["number"].where(~(is_unread | is_ignored), 0),
            "ignored": runs["number"].where(is_ignored, 0),
            "unread": runs["number"].where(is_unread, 0),
        }
    )
    found = counts.groupby(_KEYS, sort=False).sum().reset_index()
    by_rule = runs[is_ignored].groupby([*_KEYS, "rule"], sort=False)["number"].sum()
    rules: dict[tuple[str, str], list[str]] = {}
    for (cycle, document, rule), number in by_rule.items():
        rules.setdefault((cycle, document), []).append(f"{number} {rule}")
    keys = zip(found["cycle"], found["document"], strict=True)
    return found.assign(rules=["; ".join(rules.get(key, ())) for key in keys])
