"""What coders have decided, as the store keeps it and as lists in folders have it: in the order in which they did."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gcm_data import reference
from gcm_data.coding.decisions import CodeDecision, decision_of
from gcm_data.store.lists import CODINGS, read_rows, row_of
from gcm_data.store.rows import Decision
from gcm_data.store.state import State


def code_decisions(state: State) -> list[CodeDecision]:
    """All decisions on passages that hold, in the order in which they were taken."""
    return [code_decision(each) for each in state.of_kind("code")]


def code_decision(decision: Decision) -> CodeDecision:
    """A decision of the store on a passage; `by` is who took it first, where it was brought in."""
    return decision_of(decision.cycle, row_of(decision, CODINGS))


def code_decisions_in(folder: Path) -> list[CodeDecision]:
    """Those in the lists of a folder with a folder for each cycle; rows that are none are left out, as in a load."""
    return [each for cycle in reference.cycles() for each in _listed(folder / cycle.cycle / CODINGS, cycle.cycle)]


def _listed(file: Path, cycle: str) -> Iterator[CodeDecision]:
    try:
        rows = read_rows(file.read_bytes(), file.name)
    except (OSError, ValueError):
        return
    for row in rows:
        try:
            yield decision_of(cycle, row)
        except ValueError:
            continue
