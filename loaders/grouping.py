"""Issues that say the same of several cells of a sheet as one issue, with the cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gcm_data.tables.issues import Issue

MOST_NAMED = 8  # cells that are named


def grouped(issues: Iterable[Issue]) -> list[Issue]:
    """The issues in their order, each cause once: at its first cell, with the others named behind what it says."""
    found: dict[tuple[str, ...], list[Issue]] = {}
    for number, issue in enumerate(issues):
        alone = "" if issue.cell else str(number)
        found.setdefault((issue.code, issue.message, issue.sheet, alone), []).append(issue)
    return [_one(alike) for alike in found.values()]


def _one(alike: list[Issue]) -> Issue:
    cells = list(dict.fromkeys(issue.cell for issue in alike))[1:]
    if not cells:
        return alike[0]
    named = ", ".join(cells[:MOST_NAMED]) + (" …" if len(cells) > MOST_NAMED else "")
    number = "one further cell" if len(cells) == 1 else f"{len(cells)} further cells"
    return replace(alike[0], message=f"{alike[0].message} It holds for {number}, too: {named}.")
