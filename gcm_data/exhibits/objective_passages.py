"""The passages on one objective: the practice of champion countries first, then all others."""

from __future__ import annotations

from dataclasses import replace

from gcm_data import wording
from gcm_data.coverage.focus import Focus
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import CHAMPIONS, in_group
from gcm_data.evidence.panel import Behind, behind

PRACTICE = "achievement"  # the aspect of the question that asks for practices
NO_CHAMPION = "None of the members shown is known to be a champion country then."
NO_PRACTICE = "No champion country reports a practice on it."


def of_champions(scope: Scope, number: int) -> Focus:
    """What champion countries among the members selected say of it in answer to the question on practices."""
    inside = in_group(CHAMPIONS, scope.selection.cycle)
    champions = [iso3 for iso3 in scope.selection.iso3 if iso3 in inside]
    return scope.focus(champions, ("objective", str(number)), aspect=PRACTICE)


def practice(scope: Scope, number: int) -> Behind:
    """The champion countries' practice, each State of them in its state, and their passages."""
    focus = of_champions(scope, number)
    day = wording.group_of_day(CHAMPIONS, scope.selection.cycle)
    if not focus.members:
        return Behind(f"{day}: {NO_CHAMPION}", {}, (), 0)
    found = behind(scope, focus)
    sentence = f"{day}: {found.sentence}"
    return replace(found, sentence=sentence if found.rows else f"{NO_PRACTICE} {sentence}")


def everything(scope: Scope, number: int) -> Behind:
    """All that is said of it: who reports it, in which state the others are, and every passage."""
    return behind(scope, scope.focus(None, ("objective", str(number))))


def all_others(scope: Scope, number: int) -> Behind:
    """The passages on it that are not among the champion countries' practice."""
    found, shown = everything(scope, number), set(practice(scope, number).rows)
    return replace(found, rows=tuple(row for row in found.rows if row not in shown))
