"""The evidence annex of a file: every passage once, under a number, and for each count its States and passages.

A panel shows the evidence of one number on the screen; an annex gathers the panels of many numbers on paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gcm_data.coverage.focus import Focus
from gcm_data.coverage.places import NOWHERE
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.panel import Behind, behind
from gcm_data.evidence.passages import Passage, Row, passages

Key = object  # what makes a passage one: its answer, whatever of it is evidence, or the cell of its mark


@dataclass(frozen=True)
class Annex:
    """Passages of a scope behind some numbers. The number of a passage is its place in `passages`, from 1.

    `rows` has the row of each passage; `panels` maps each focus that the annex was made for to its panel.
    """

    passages: tuple[Passage, ...]
    rows: tuple[Row, ...]
    panels: Mapping[Focus, Behind]
    _numbers: Mapping[Row, int]

    @classmethod
    def of(cls, scope: Scope, focuses: Iterable[Focus]) -> Annex:
        """The annex of some numbers: passages by respondent, review and question, unnamed respondents last."""
        panels = {focus: behind(scope, focus) for focus in dict.fromkeys(focuses)}
        keys = {row: _key(scope, row) for panel in panels.values() for row in panel.rows}
        mentions: dict[Key, set[int]] = {}
        for (_, rows), key in keys.items():
            mentions.setdefault(key, set()).update(rows)
        joined = {key: (row[0], tuple(sorted(mentions[key]))) for row, key in keys.items()}
        said = dict(zip(joined, passages(scope.data, list(joined.values())), strict=True))
        order = sorted(joined, key=lambda key: _order(said[key], joined[key]))
        numbers = {key: number for number, key in enumerate(order, start=1)}
        return cls(
            tuple(said[key] for key in order),
            tuple(joined[key] for key in order),
            panels,
            {row: numbers[key] for row, key in keys.items()},
        )

    def numbers(self, focus: Focus) -> tuple[int, ...]:
        """The numbers of the passages behind a focus, ascending."""
        return tuple(sorted({self._numbers[row] for row in self.panels[focus].rows}))

    def by_respondent(self, focus: Focus) -> dict[str, tuple[int, ...]]:
        """Respondent -> the numbers of its passages behind a focus; in the order of the annex."""
        found: dict[str, list[int]] = {}
        for number in self.numbers(focus):
            found.setdefault(self.passages[number - 1].respondent, []).append(number)
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


def _key(scope: Scope, row: Row) -> Key:
    """What identifies a passage: the answer; for a mark the cell, which may code several targets."""
    response, mentions = row
    if response != NOWHERE:
        return response
    table = scope.data.mentions
    return tuple(table.at[mentions[0], name] for name in ("submission", "document", "sheet", "cell", "evidence"))


def _order(passage: Passage, row: Row) -> tuple[object, ...]:
    is_unnamed = passage.respondent.startswith(("a ", "an "))
    return is_unnamed, passage.respondent, passage.cycle, passage.question, row
