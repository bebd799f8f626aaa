"""Who says what on which objective: progress, challenges and support sought, with the numbers of the passages."""

from __future__ import annotations

from collections.abc import Collection
from itertools import zip_longest

from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import numbers_by_member
from gcm_data.exhibits.country import subregion_names

ASPECTS = {"achievement": "Progress", "challenge": "Challenges", "need": "Support sought"}
OTHERWISE = ""  # in other responses only, or by a mark in no answer
Said = dict[int, tuple[int, ...]]  # objective -> the numbers of the passages that name it


def on_objectives(scope: Scope) -> dict[str, dict[str, Said]]:
    """Each of ASPECTS, and OTHERWISE -> member (iso3) -> what it says there of the objectives selected.

    Members are in their order and objectives ascending. A passage that answers one of the three questions is not told
    again under OTHERWISE.
    """
    found = {aspect: _named(scope, aspect) for aspect in ASPECTS}
    for iso3, said in _named(scope, "").items():
        for number, passages in said.items():
            places = [found[aspect].get(iso3, {}) for aspect in ASPECTS]
            told = {passage for place in places for passage in place.get(number, ())}
            rest = tuple(passage for passage in passages if passage not in told)
            if rest or not any(number in place for place in places):
                found.setdefault(OTHERWISE, {}).setdefault(iso3, {})[number] = rest
    return {OTHERWISE: {}, **found}


def _named(scope: Scope, aspect: str) -> dict[str, Said]:
    """Member -> objective -> passages that name it in answer to the question on an aspect; in any response with ""."""
    found: dict[str, Said] = {}
    for number in sorted(scope.selection.objectives):
        focus = scope.focus(None, ("objective", str(number)), aspect=aspect)
        for iso3, passages in numbers_by_member(scope, focus).items():
            found.setdefault(iso3, {})[number] = passages
    return {iso3: found[iso3] for iso3 in scope.selection.iso3 if iso3 in found}


def passages_of(said: Said) -> tuple[int, ...]:
    """The numbers of the passages on all objectives, ascending, each once."""
    return tuple(sorted({passage for passages in said.values() for passage in passages}))


def in_turn(scope: Scope, members: Collection[str]) -> tuple[str, ...]:
    """Some members (iso3) in an order of which any beginning is fair: subregions take turns, and members in each."""
    groups = [scope.members_of("subregion", name) for name in subregion_names(scope.selection)]
    inside = [[iso3 for iso3 in group if iso3 in members] for group in groups]
    return tuple(iso3 for turn in zip_longest(*inside) for iso3 in turn if iso3)


def alphabetical(scope: Scope, members: Collection[str]) -> tuple[str, ...]:
    """Some members (iso3) in the order of all."""
    return tuple(iso3 for iso3 in scope.selection.iso3 if iso3 in members)
