"""One State: what it is, what it reports in three facts, its objectives in each review, and its answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.counts import NON_REGIONAL
from gcm_data.coverage.focus import Focus
from gcm_data.coverage.grid import STATES
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import CHAMPIONS, GROUPS, in_group
from gcm_data.coverage.two_cycles import other_cycles
from gcm_data.evidence.passages import Passage, passages, rows_of_mentions, rows_of_responses
from gcm_data.exhibits.base import Exhibit
from gcm_data.exhibits.facts import Fact, Facts, table_of
from gcm_data.figures.strip import Square, review_strip
from gcm_data.reference.in_text import at_start, in_text
from gcm_data.wording import glance as said
from gcm_data.wording.names import label_of


@dataclass(frozen=True)
class Said:
    """Answers of a State. `silence` says in one line what it left blank, or that it says nothing of an objective."""

    passages: tuple[Passage, ...]
    silence: str


def first_read(scope: Scope) -> str:
    """The first of the selected members of which something was read (iso3); of nobody the first member."""
    received = scope.grid.submitted(scope.selection.cycle)
    places = scope.grid.index.axes.members
    every = scope.selection.iso3
    return next((iso3 for iso3 in every if received[places[iso3]]), next(iter(every), ""))


def flags(scope: Scope, iso3: str) -> str:
    """What a State is, in words: subregion, membership, groups, and in which reviews something was read of it."""
    found, cycle = reference.member(iso3), scope.selection.cycle
    groups = [name for name in GROUPS if iso3 in in_group(name, cycle)]
    groups = ["champion country" if name == CHAMPIONS else name for name in groups]
    read = [each for each in _cycles() if scope.grid.material(each, [iso3]).total]
    what = {scope.grid.material(each, [iso3]).what for each in read}
    told = said.READ_IN.format(what=what.pop() if len(what) == 1 else "documents", cycles=wording.listed(read))
    told = told[:1].upper() + told[1:] if read else said.NOTHING_READ
    return " · ".join([found.subregion or NON_REGIONAL, found.membership, *groups, told])


def _cycles() -> list[str]:
    """The review cycles, the earliest first."""
    return [cycle.cycle for cycle in reference.cycles()]


def facts(scope: Scope, iso3: str) -> Exhibit:
    """How many of the 23 objectives, the 10 guiding principles and the kinds of support a State reports."""
    made, focuses = [], {}
    for kind, label in said.OF_KINDS.items():
        every = [cell for cell in scope.cells(iso3) if cell.target_kind == kind]
        reported = [(kind, cell.target) for cell in every if cell.state == "reported"]
        focuses[label] = _focus(scope, iso3, reported, [(kind, cell.target) for cell in every])
        words = wording.of(len(reported), len(every))
        made.append(Fact(label, ((words, label),), "", len(reported), len(every)))
    base, title = scope.base_of([iso3]), said.OF_MEMBER.format(name=in_text(iso3))
    return Facts("of-member", title, "", base, partial(table_of, made), note=wording.COVERAGE_IS,
                 focuses=focuses, facts=tuple(made))  # fmt: skip


def _focus(scope: Scope, iso3: str, reported: list[tuple[str, str]], every: list[tuple[str, str]]) -> Focus:
    """The State with the targets that it reports; where it reports none, with all of which it might report one."""
    return scope.focus([iso3], *reported) if reported else scope.focus([iso3], *every, is_any=True)


def strip_key(iso3: str) -> str:
    """The key of the exhibit with a State's strip."""
    return f"strip-{iso3.lower()}"


def strip(scope: Scope, iso3: str, square: str = "") -> Exhibit:
    """The 23 objectives of one State in each review, in the six states; `square` is the chosen one, as “2025.6”."""
    axes, cycles = scope.grid.index.axes, _cycles()
    numbers = scope.selection.objectives
    places = scope.grid.states[:, axes.members[iso3], :]
    states = {
        (cycle, n): STATES[places[axes.cycles[cycle], axes.targets["objective", str(n)]]]
        for cycle in cycles
        for n in numbers
    }
    squares = [
        Square(*at, state, wording.mark(at[0], label_of("objective", str(at[1])))) for at, state in states.items()
    ]
    chosen = next((each for each in squares if f"{each.cycle}.{each.objective}" == square), None)
    table = partial(
        pd.DataFrame,
        [[cycle, *(states[cycle, n] for n in numbers)] for cycle in cycles],
        columns=["Review", *(label_of("objective", str(n)) for n in numbers)],
        dtype=object,
    )
    told = [_reported_in(scope, iso3, cycle, [states[cycle, n] for n in numbers]) for cycle in cycles]
    name = reference.member(iso3).name
    return Exhibit(
        strip_key(iso3),
        said.STRIP.format(name=name, what=", ".join(told)),
        said.STRIP_IS,
        f"As of {wording.day(scope.as_of)}.",
        table,
        partial(review_strip, squares, cycles, numbers, chosen),
        wording.COVERAGE_IS,
        {s.opens: scope.focus([iso3], ("objective", str(s.objective)), cycle=s.cycle) for s in squares},
        is_wide=True,
    )


def _reported_in(scope: Scope, iso3: str, cycle: str, states: list[str]) -> str:
    if not scope.grid.material(cycle, [iso3]).total:
        return said.NOTHING_IN.format(cycle=cycle)
    return said.REPORTED.format(count=wording.of(states.count("reported"), len(states)), cycle=cycle)


def squares(scope: Scope, iso3: str) -> dict[str, str]:
    """The squares of a State's strip as choices: “2025.6” -> “2025 · 6 Recruitment and decent work: reported”.

    What is reported in the review selected comes first.
    """
    cycle = scope.selection.cycle
    found = {}
    for each in (cycle, *other_cycles(cycle)):
        cells = [cell for cell in scope.grid.cells(each, iso3) if cell.target_kind == "objective"]
        for cell in sorted(cells, key=lambda cell: cell.state != "reported"):
            name = f"{cell.target} {reference.objective(int(cell.target)).short_label}"
            found[f"{each}.{cell.target}"] = f"{wording.mark(each, name)}: {cell.state}"
    return found


def answers(scope: Scope, iso3: str) -> Said:
    """What a State answers in the review selected, by question; questions without an answer in one line."""
    rows = scope.grid.index.responses_of(scope.selection.cycle, [iso3]).tolist()
    found = passages(scope.data, rows_of_responses(scope.grid, rows))
    silent = [each for each in found if each.state != "answered" and not each.named]  # a code may stand beside no words
    lines = [
        pattern.format(questions=wording.listed([each.asked for each in silent if each.state == state]))
        for state, pattern in (("blank", said.BLANK), ("not applicable", said.NOT_APPLICABLE))
        if any(each.state == state for each in silent)
    ]
    if not found:
        silence = said.MARKS_ONLY if scope.totals([iso3]).submissions else wording.NO_SUBMISSION
        lines = [silence.format(name=in_text(iso3))]
    return Said(tuple(each for each in found if each not in silent), " ".join(lines))


def answers_on(scope: Scope, iso3: str, square: str) -> Said:
    """What a State says of an objective in a review: a square of its strip, such as “2025.6”."""
    cycle, target = square.split(".")
    index, name = scope.grid.index, f"{target} {reference.objective(int(target)).short_label}"
    rows = index.in_cells(cycle, (iso3,), ("objective", target))
    found = passages(scope.data, rows_of_mentions(index, _counted(scope, rows)))
    if found:
        return Said(tuple(found), "")
    (state,) = (c.state for c in scope.grid.cells(cycle, iso3) if (c.target_kind, c.target) == ("objective", target))
    line = said.NO_ANSWER_ON.format(
        name=reference.member(iso3).name, cycle=cycle, objective=name, state=state,
        meaning=wording.STATE_MEANINGS[state],
    )  # fmt: skip
    return Said((), line)


def _counted(scope: Scope, rows: Iterable[int]) -> list[int]:
    return [int(row) for row in rows if scope.grid.is_counted[row]]


def review_told(scope: Scope, iso3: str) -> str:
    """The review that is told of a State: the one selected, else the next in which something was read; else ""."""
    cycles = (scope.selection.cycle, *other_cycles(scope.selection.cycle))
    return next((cycle for cycle in cycles if scope.grid.material(cycle, [iso3]).total), "")


def last_review(scope: Scope, iso3: str) -> tuple[str, str]:
    """The review to compare a State with, "" where that can't be done; and then why, in a sentence."""
    other = next(iter(other_cycles(scope.selection.cycle)), "")
    if not other:
        return "", wording.ONLY_CYCLE
    read = [cycle for cycle in _cycles() if cycle in (scope.selection.cycle, other)]
    read = [cycle for cycle in read if scope.grid.material(cycle, [iso3]).total]
    if len(read) == 2:
        return other, ""
    if read:
        return "", said.NOT_IN_BOTH.format(name=at_start(iso3), cycles=wording.listed(read))
    return "", said.NEVER_READ.format(name=in_text(iso3))
