"""Objectives by kinds of gap: not mentioned, challenges, support sought and progress, of all members selected."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from gcm_data import wording
from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.gaps import KINDS, NOT_MENTIONED, SUPPORT, Gaps
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.shares import bounds
from gcm_data.exhibits.base import Exhibit, with_caveat
from gcm_data.exhibits.gap_numbers import Number, numbers_of
from gcm_data.exhibits.gap_words import TOLD_APART, band_of, base_of, meaning, name_of, table_of
from gcm_data.figures import panels

OTHERWISE_IS = "Other responses only: named in answer to none of these questions."
NONE_NAMED = "No member shown names one of the objectives shown in answer to one of these questions."
NONE_ASKED = "None of the members shown answered one of these questions: a dash is no zero."


def gap_list(scope: Scope) -> Exhibit:
    """Objectives by kinds of gap, of all members selected, in the order of the round tables."""
    numbers = numbers_of(scope, Gaps.of(scope.grid, scope.selection.cycle), "", scope.selection.iso3)
    drawn = [
        panels.PanelBar(band_of(n.objective), name_of(n.objective), n.kind, n.count, n.totals.answered, n.opens)
        for n in numbers
    ]
    return Exhibit(
        "gaps-of-all",
        *_most_in_words(scope, numbers),
        base_of(scope),
        partial(table_of, numbers, "Round table"),
        partial(panels.panel_bars, drawn, panels=KINDS),
        with_caveat(scope, f"{meaning(scope.selection.cycle)} {OTHERWISE_IS} {wording.BOUNDS}"),
        {number.opens: number.focus for number in numbers},
    )


def _most_in_words(scope: Scope, numbers: Sequence[Number]) -> tuple[str, str]:
    """Title and takeaway of the list: the objectives of which most members are of a kind, with bounds."""
    title = "Not mentioned, challenges reported, support sought, progress reported, by objective"
    if not scope.submissions:
        return title, wording.NOTHING_READ_HERE
    said = [_most(scope, kind, [n for n in numbers if n.kind == kind]) for kind in (*TOLD_APART, NOT_MENTIONED)]
    if not any(said[:3]):
        is_asked = any(number.totals.answered for number in numbers if number.kind in TOLD_APART)
        said.append(NONE_NAMED if is_asked else NONE_ASKED)
    asked = [number for number in numbers if number.kind == SUPPORT]
    top = max(asked, key=lambda number: number.count)
    if top.count and sum(number.count == top.count for number in asked) == 1:
        counted = Evidence(scope.grid, top.focus).material.of(top.count)
        title = f"Support sought most often: objective {name_of(top.objective)} ({counted})"
    return title, " ".join(filter(None, said))


def _most(scope: Scope, kind: str, numbers: Sequence[Number]) -> str:
    """“Support sought most often: objective 2 (8 of 22 submissions that answered (e); of all 62 members 8 to 48).”"""
    greatest = max(number.count for number in numbers)
    if not greatest:
        return ""
    tied = [number for number in numbers if number.count == greatest]
    totals = tied[0].totals
    least, most = bounds(greatest, totals.answered, totals.members)
    counted = Evidence(scope.grid, tied[0].focus).material.of(greatest)
    among = f"{counted}; of {wording.all_members(totals.members)} at least {least} and at most {most}"
    heading = f"{kind.capitalize()} most often" if kind != NOT_MENTIONED else "Not mentioned by most"
    return f"{heading}: {wording.objectives(sorted(n.objective for n in tied))} ({among})."
