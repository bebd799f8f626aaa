"""The evidence annex of a file: every passage once, under a number, and for each count its States and passages.

A panel shows the evidence of one number on the screen; an annex gathers the panels of many numbers on paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from gcm_data.coverage.axes import NOWHERE
from gcm_data.coverage.focus import Evidence, Focus
from gcm_data.coverage.numbering import key_of_mark
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.panel import Behind, behind
from gcm_data.evidence.passages import Passage, Row, passages


@dataclass(frozen=True)
class Annex:
    """Passages of a scope behind some numbers.

    `given` are the numbers of the passages, ascending, as the data give them; `rows` has the row of each passage, and
    `panels` maps each focus that the annex was made for to its panel.
    """

    given: tuple[int, ...]
    passages: tuple[Passage, ...]
    rows: tuple[Row, ...]
    panels: Mapping[Focus, Behind]
    _numbers: Mapping[Row, int]

    @classmethod
    def of(cls, scope: Scope, focuses: Iterable[Focus]) -> Annex:
        """The annex of some numbers: passages by respondent, review and question, unnamed respondents last."""
        panels = {focus: behind(scope, focus) for focus in dict.fromkeys(focuses)}
        numbers = {row: number_of(scope, row) for panel in panels.values() for row in panel.rows}
        mentions: dict[int, set[int]] = {}
        for (_, rows), number in numbers.items():
            mentions.setdefault(number, set()).update(rows)
        answers = {number: response for (response, _), number in numbers.items()}
        joined = {number: (answers[number], tuple(sorted(mentions[number]))) for number in sorted(mentions)}
        said = passages(scope.data, list(joined.values()))
        return cls(tuple(joined), tuple(said), tuple(joined.values()), panels, numbers)

    @cached_property
    def numbered(self) -> dict[int, Passage]:
        """Number -> passage, ascending."""
        return dict(zip(self.given, self.passages, strict=True))

    def numbers(self, focus: Focus) -> tuple[int, ...]:
        """The numbers of the passages behind a focus, ascending."""
        return tuple(sorted({self._numbers[row] for row in self.panels[focus].rows}))

    def by_respondent(self, focus: Focus) -> dict[str, tuple[int, ...]]:
        """Respondent -> the numbers of its passages behind a focus; in the order of the annex."""
        found: dict[str, list[int]] = {}
        for number in self.numbers(focus):
            found.setdefault(self.numbered[number].respondent, []).append(number)
        return {respondent: tuple(numbers) for respondent, numbers in found.items()}


def ranges(numbers: Iterable[int]) -> str:
    """Ascending numbers as text, runs of consecutive ones shortened: “3, 7–9”."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)


def few(numbers: Sequence[int], most: int) -> str:
    """As `ranges`, of so many numbers at the most: “3, 7–9 and 4 more”."""
    left = len(numbers) - most
    return f"{ranges(numbers[:most])} and {left} more" if left > 0 else ranges(numbers)


def bracketed(numbers: Sequence[int], most: int) -> str:
    """“ [3, 7–9 and 4 more]”, to stand behind a name; "" without numbers."""
    return f" [{few(numbers, most)}]" if numbers else ""


def numbers_by_member(scope: Scope, focus: Focus) -> dict[str, tuple[int, ...]]:
    """Each member that a focus counts (iso3) -> the numbers of its passages behind it; () where it says nothing.

    Of a focus without targets these are the answers to its question. Much faster than an annex, which has the texts.
    """
    evidence, index = Evidence(scope.grid, focus), scope.grid.index
    found: dict[str, set[int]] = {iso3: set() for iso3 in evidence.counted}
    for iso3, answers in answers_by_member(scope, focus).items():
        found[iso3] |= {index.passage_numbers[row] for row in answers}
    if focus.targets:
        marks = evidence.mentions[index.response[evidence.mentions] == NOWHERE].tolist()
        of_marks = index.data.mentions["iso3"].iloc[marks].tolist() if marks else []  # a look for none takes as long
        for iso3, row in zip(of_marks, marks, strict=True):
            found[iso3].add(number_of(scope, (NOWHERE, (row,))))
    return {iso3: tuple(sorted(numbers)) for iso3, numbers in found.items()}


def answers_by_member(scope: Scope, focus: Focus) -> dict[str, tuple[int, ...]]:
    """Each member (iso3) that a focus counts and that answers in words -> the rows of `responses` behind it."""
    evidence, index = Evidence(scope.grid, focus), scope.grid.index
    table = index.data.responses
    rows = index.response[evidence.mentions] if focus.targets else evidence.responses
    rows = rows[rows != NOWHERE]
    if not len(rows):
        return {}
    rows = rows[(table["state"].iloc[rows] == "answered").to_numpy()]
    found: dict[str, dict[int, None]] = {}
    for iso3, row in zip(table["iso3"].iloc[rows].tolist(), rows.tolist(), strict=True):
        found.setdefault(iso3, {})[row] = None
    return {iso3: tuple(answers) for iso3, answers in found.items()}


def number_of(scope: Scope, row: Row) -> int:
    """The number of a passage: of its answer, or of the cell of a mark."""
    response, mentions = row
    key = response if response != NOWHERE else key_of_mark(scope.data.mentions, mentions[0])
    return scope.grid.index.passage_numbers[key]
