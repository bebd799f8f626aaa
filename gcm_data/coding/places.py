"""Where a paragraph that was decided on stands now: where it stood, elsewhere, or nowhere, as it was changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import pandas as pd

from gcm_data.coding.decisions import CodeDecision, sha_of
from gcm_data.tables.specs import ReviewData
from gcm_data.text.paragraphs import paragraphs

NOWHERE = -1
NAMED = "named"


class Place(NamedTuple):
    """A row of `responses`, and by how many code points the paragraph has moved in it since it was decided on."""

    row: int
    moved: int


class _Answer(NamedTuple):
    """What is known of one answer: whose it is, where it stands, its text."""

    cycle: str
    iso3: str
    question: str
    document: str
    sheet: str
    cell: str
    text: str
    is_named: bool


def cells_of(table: pd.DataFrame, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The cells of some columns, row by row: from lists, as a column of text that is gone through takes ten times as
    long.
    """
    return zip(*(table[name].tolist() for name in columns), strict=True)


class Finder:
    """Finds paragraphs in the answers of submissions that count. Of sources that may not be named by their words alone.

    Tables may be as they were read, or with what is withheld gone from them.
    """

    def __init__(self, data: ReviewData) -> None:
        current = data.submissions[data.submissions["status"] == "current"]
        named = dict(zip(current["submission"], current["attribution"] == NAMED, strict=True))
        columns = (data.responses[name].tolist() for name in ("submission", *_Answer._fields[:-1]))
        self._answers: dict[int, _Answer] = {}
        self._at_place: dict[tuple[str, str, str, str], list[int]] = {}
        self._of_state: dict[tuple[str, str], list[int]] = {}
        self._paragraphs: dict[tuple[str, str], dict[str, list[tuple[int, int]]]] = {}
        for row, (submission, *rest) in enumerate(zip(*columns, strict=True)):
            if submission not in named:
                continue
            answer = self._answers[row] = _Answer(*rest, bool(named[submission]))
            self._at_place.setdefault((answer.cycle, answer.document, answer.sheet, answer.cell), []).append(row)
            for iso3 in {answer.iso3, answer.iso3 if answer.is_named else ""}:
                self._of_state.setdefault((answer.cycle, iso3), []).append(row)

    def find(self, decision: CodeDecision) -> Place | None:
        """Where the paragraph of a decision stands now; None where no answer of that source has it any more."""
        start, end = decision.span
        for row in self._at_place.get(_place_of(decision), ()):
            if self._is_of(row, decision) and sha_of(self._answers[row].text[start:end]) == decision.sha256:
                return Place(row, 0)
        found = self._index(decision.cycle, decision.iso3).get(decision.sha256, ())
        found = found or list(self._blocks(decision))
        if not found:
            return None
        row, now = min(found, key=lambda each: self._distance(each, decision))
        return Place(row, now - start)

    def stands_instead(self, decision: CodeDecision) -> int:
        """The row of the answer that stands now where the paragraph stood, or to its question; NOWHERE without one.

        Only of sources that may be named: what was decided on others must not tell which of them has changed a text.
        """
        here = [row for row in self._at_place.get(_place_of(decision), ()) if self._is_of(row, decision)]
        theirs = self._of_state.get((decision.cycle, decision.iso3), ()) if decision.iso3 else ()
        rows = [*here, *(row for row in theirs if self._answers[row].question == decision.question)]
        return next((row for row in rows if self._answers[row].is_named and self._answers[row].text), NOWHERE)

    def _is_of(self, row: int, decision: CodeDecision) -> bool:
        answer = self._answers[row]
        return decision.iso3 == answer.iso3 or (not decision.iso3 and not answer.is_named)

    def _distance(self, found: tuple[int, int], decision: CodeDecision) -> tuple[bool, bool, int, int]:
        """How far a paragraph of the same words is from where it was decided on."""
        answer = self._answers[found[0]]
        is_elsewhere = (answer.sheet, answer.cell) != (decision.sheet, decision.cell)
        return answer.question != decision.question, is_elsewhere, abs(found[1] - decision.span[0]), found[0]

    def _index(self, cycle: str, iso3: str) -> dict[str, list[tuple[int, int]]]:
        """Digest -> the rows and starts of the paragraphs of a State; made when it is first asked for."""
        key = cycle, iso3
        if key not in self._paragraphs:
            index = self._paragraphs[key] = {}
            for row in self._of_state.get(key, ()):
                text = self._answers[row].text
                for start, end in paragraphs(text):
                    index.setdefault(sha_of(text[start:end]), []).append((row, start))
        return self._paragraphs[key]

    def _blocks(self, decision: CodeDecision) -> Iterable[tuple[int, int]]:
        """Where the words stand that were decided on, in answers to the same question, if they are no one paragraph."""
        size = decision.span[1] - decision.span[0]
        for row in self._of_state.get((decision.cycle, decision.iso3), ()):
            answer = self._answers[row]
            if answer.question == decision.question:
                for start, _ in paragraphs(answer.text):
                    if sha_of(answer.text[start : start + size]) == decision.sha256:
                        yield row, start


def _place_of(decision: CodeDecision) -> tuple[str, str, str, str]:
    return decision.cycle, decision.document, decision.sheet, decision.cell
