"""The numbers of an exhibit as a list to choose from: objectives by their names, and each number with its value."""

from __future__ import annotations

from gcm_data import reference, wording
from gcm_data.coverage.focus import Evidence, Focus
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit

_PARTS = " · "  # as wording.mark puts them together


def listed_numbers(scope: Scope, made: Exhibit) -> dict[str, str]:
    """What a list calls each number of an exhibit -> its label: “Pacific · 5 Regular pathways: 7 of 13”.

    Numbers of several parts stand there a second time, behind all others, with their parts turned round, so that they
    are found in whichever order somebody types the parts.
    """
    named = {
        label: ([_named(part) for part in label.split(_PARTS)], _value(scope, focus))
        for label, focus in made.focuses.items()
    }
    straight = {_said(parts, value): label for label, (parts, value) in named.items()}
    turned = {_said(parts[::-1], value): label for label, (parts, value) in named.items() if len(parts) > 1}
    return {**straight, **{said: label for said, label in turned.items() if said not in straight}}


def named_number(label: str) -> str:
    """The label of a number with the names of its objectives: “Pacific · 5 Regular pathways”."""
    return wording.mark(*map(_named, label.split(_PARTS)))


def _said(parts: list[str], value: str) -> str:
    return ": ".join(filter(None, (wording.mark(*parts), value)))


def _named(part: str) -> str:
    """“5 Regular pathways” for “objective 5” and “5”; any other part as it is."""
    number = part.removeprefix("objective ")
    known = {str(each.number): each.short_label for each in reference.objectives()}
    return f"{number} {known[number]}" if number in known else part


def _value(scope: Scope, focus: Focus) -> str:
    """“7 of 13”; of one member its state; "" for a number of no members."""
    if focus.document or focus.stakeholders:
        return ""
    evidence = Evidence(scope.grid, focus)
    if focus.beside or not focus.targets:
        return str(len(evidence.counted))
    if len(focus.members) == 1:
        return next((state for state, members in evidence.states.items() if members), "")
    return wording.of_answered(len(evidence.counted), evidence.totals.answered)
