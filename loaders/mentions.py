"""Mentions: each piece of evidence, under the submission and the response it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from gcm_data import reference
from loaders.answers import Coded


@dataclass(frozen=True, slots=True)
class Mention:
    """One piece of evidence. Grain of the `mentions` table; the fields of evidence: loaders/evidence.py."""

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


def find_mentions(coded: Iterable[Coded]) -> list[Mention]:
    """A mention for each piece of evidence of the answers; one cell that names a target twice is one mention."""
    mentions = []
    for item in coded:
        submission, question = item.submission, item.answer.question
        for found in item.evidence:
            mentions.append(
                Mention(
                    submission.submission,
                    item.response.response if item.response else "",
                    submission.cycle,
                    submission.iso3,
                    question,
                    found.target_kind,
                    found.target,
                    found.basis,
                    found.start,
                    found.end,
                    found.evidence,
                    found.phrase,
                    _aspect(submission.cycle, question),
                    submission.document,
                    found.sheet,
                    found.cell,
                )
            )
    return mentions


@cache
def _aspect(cycle: str, question: str) -> str:
    """The aspect a question gives to its mentions (achievement, challenge, …); empty without a question."""
    questions = reference.questions(reference.cycle(cycle).instrument)
    return next((q.aspect for q in questions if q.key == question), "")
