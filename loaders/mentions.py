"""Mentions: which objective, principle or need an answer is evidence for, and where that stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from gcm_data import reference
from gcm_data.issues import Issue, issue
from loaders.answers import Coded
from loaders.citations import find_citations
from loaders.codes import Codes, read_names, read_objectives
from loaders.workbook import Cell

EXPECTED = {
    "objective": "numbers from 1 to 23",
    "principle": "a guiding principle or its letter a to j",
    "need": "a kind of cooperation",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """One piece of evidence. Grain of the `mentions` table.

    `start` and `end` are offsets into the response's text for cited mentions, None for codes and marks, which stand
    in a cell of their own. `phrase` is the part of the evidence that names this target.
    """

    submission: str
    response: str
    cycle: str
    iso3: str
    question: str
    target_kind: str
    target: str
    basis: str
    start: int | None
    end: int | None
    evidence: str
    phrase: str
    aspect: str
    document: str
    sheet: str
    cell: str


def find_mentions(coded: Iterable[Coded]) -> tuple[list[Mention], list[Issue]]:
    """All mentions of the answers: coded cells, tally marks, and objectives cited in the text.

    Issues: objective-unknown, code-unknown, code-uncertain at their cells.
    """
    mentions, issues = [], []
    for item in coded:
        for kind, cell in item.answer.codes:
            codes = read_objectives(cell.value) if kind == "objective" else read_names(cell.value, kind)
            mentions.extend(_mention(item, kind, target, cell, phrase) for target, phrase in codes.found.items())
            issues.extend(_code_issues(item, kind, cell, codes))
        mentions.extend(
            _mention(item, "objective", str(objective), cell, cell.text.strip())
            for objective, cell in item.answer.marks
        )
        mentions.extend(_cited(item))
    return mentions, issues


def _mention(item: Coded, kind: str, target: str, cell: Cell, phrase: str) -> Mention:
    """A coded mention: its evidence is the coded cell as it stands."""
    submission, question = item.submission, item.answer.question
    return Mention(
        submission.submission,
        item.response.response if item.response else "",
        submission.cycle,
        submission.iso3,
        question,
        kind,
        target,
        "coded",
        None,
        None,
        cell.text,
        phrase,
        _aspect(submission.cycle, question),
        submission.document,
        cell.sheet,
        cell.address,
    )


def _cited(item: Coded) -> list[Mention]:
    """The objectives that the text of an answer names."""
    response = item.response
    if response is None or response.state != "answered":
        return []
    aspect = _aspect(response.cycle, response.question)
    return [
        Mention(
            response.submission,
            response.response,
            response.cycle,
            response.iso3,
            response.question,
            "objective",
            str(found.objective),
            "cited",
            found.start,
            found.end,
            found.evidence,
            found.phrase,
            aspect,
            response.document,
            response.sheet,
            response.cell,
        )
        for found in find_citations(response.text)
    ]


def _code_issues(item: Coded, kind: str, cell: Cell, codes: Codes) -> list[Issue]:
    submission = item.submission
    return [
        issue(
            code,
            submission.document,
            cycle=submission.cycle,
            sheet=cell.sheet,
            cell=cell.address,
            value=cell.text,
            found=words,
            kind=kind,
            expected=EXPECTED[kind],
        )
        for code, words in codes.problems
    ]


@cache
def _aspect(cycle: str, question: str) -> str:
    """The aspect a question gives to its mentions (achievement, challenge, …); empty without a question."""
    questions = reference.questions(reference.cycle(cycle).instrument)
    return next((q.aspect for q in questions if q.key == question), "")
