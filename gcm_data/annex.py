"""The evidence annex of a file: every passage once, under a number, and for each count the States and passages behind.

What a panel shows of one number on screen, for many numbers on paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gcm_data.evidence import Focus
from gcm_data.exhibits import Scope
from gcm_data.exhibits.behind import Behind, behind
from gcm_data.index import NOWHERE
from gcm_data.passages import Passage, Row, passages

Key = tuple[int, int]  # row of `responses` and NOWHERE, or NOWHERE and the row of a mark in `mentions`


@dataclass(frozen=True)
class Annex:
    """Passages of a scope behind some numbers. The number of a passage is its place in `passages`, from 1.

    `rows` are those of the passages; `panels` holds what stands behind each focus that the annex was made for.
    """

    passages: tuple[Passage, ...]
    rows: tuple[Row, ...]
    panels: Mapping[Focus, Behind]
    _numbers: Mapping[Key, int]

    @classmethod
    def of(cls, scope: Scope, focuses: Iterable[Focus]) -> Annex:
        """The annex of some numbers: passages by respondent, review and question; those of no State last."""
        panels = {focus: behind(scope, focus) for focus in dict.fromkeys(focuses)}
        mentions: dict[Key, dict[int, None]] = {}
        for panel in panels.values():
            for row in panel.rows:
                mentions.setdefault(_key(row), {}).update(dict.fromkeys(row[1]))
        found: list[Row] = [(key[0], tuple(sorted(rows))) for key, rows in mentions.items()]
        said = dict(zip(found, passages(scope.data, found), strict=True))
        found.sort(key=lambda row: _order(said[row], row))
        numbers = {_key(row): number for number, row in enumerate(found, start=1)}
        return cls(tuple(said[row] for row in found), tuple(found), panels, numbers)

    def numbers(self, focus: Focus) -> tuple[int, ...]:
        """The numbers of the passages behind a focus, ascending."""
        return tuple(sorted(self._numbers[_key(row)] for row in self.panels[focus].rows))

    def by_respondent(self, focus: Focus) -> dict[str, tuple[int, ...]]:
        """Respondent -> the numbers of its passages behind a focus; in the order of the annex."""
        found: dict[str, list[int]] = {}
        for number in self.numbers(focus):
            found.setdefault(self.passages[number - 1].respondent, []).append(number)
        return {respondent: tuple(numbers) for respondent, numbers in found.items()}


def _key(row: Row) -> Key:
    """What makes a passage one: its answer, whatever of it is evidence, or its mark."""
    response, mentions = row
    return (response, NOWHERE) if response != NOWHERE else (NOWHERE, mentions[0])


def _order(passage: Passage, row: Row) -> tuple[object, ...]:
    is_unnamed = passage.respondent.startswith(("a ", "an "))
    return is_unnamed, passage.respondent, passage.cycle, passage.question, row
