"""What stands in the cells of a number and counts for nothing: suggestions, and what people have set aside."""

from __future__ import annotations

from itertools import product

import numpy as np

from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.grid import STATES, SUGGESTED
from gcm_data.coverage.selection import BASES
from gcm_data.reference.targets import aspects

_RING = STATES.index("suggested")


def suggested(evidence: Evidence) -> list[int]:
    """Rows of `mentions`: the suggestions in those cells of a number that hold nothing else, member by member."""
    grid, focus = evidence.grid, evidence.focus
    index, axes = grid.index, grid.index.axes
    if not index.has_suggested:
        return []
    found: list[int] = []
    for cycle, iso3, target in product(evidence.cycles, focus.members, focus.targets):
        place = axes.cycles[cycle], axes.members[iso3], axes.targets[target]
        if grid.states[place] == _RING:
            rows = index.in_cells(cycle, (iso3,), target)
            rows = rows[index.rank[rows] == SUGGESTED]
            found += (rows[index.aspect[rows] == _bit(focus.aspect)] if focus.aspect else rows).tolist()
    return found


def set_aside(evidence: Evidence) -> list[int]:
    """Rows of `set_aside` that would count in the cells of a number, member by member, stakeholders last.

    Of a number without targets those in no answer: its passages are answers, which tell what was set aside in them.
    """
    focus, table = evidence.focus, evidence.grid.index.data.set_aside
    at = evidence.grid.index.set_aside
    if not at:
        return []
    who = (*focus.members, "") if focus.is_everybody else focus.members
    places = {(cycle, iso3): number for number, (cycle, iso3) in enumerate(product(evidence.cycles, who))}
    found = [
        (places[key[:2]], row)
        for key, rows in at.items()
        if key[:2] in places and (not focus.targets or key[2:] in focus.targets)
        for row in rows
    ]
    bases, aspects_of, responses = (table[name].tolist() for name in ("basis", "aspect", "response"))
    return [
        row
        for _, row in sorted(found)
        if bases[row] in BASES[evidence.grid.basis]
        and (not focus.aspect or aspects_of[row] == focus.aspect)
        and (focus.targets or not responses[row])
    ]


def _bit(aspect: str) -> np.int64:
    return np.int64(1 << aspects().index(aspect))
