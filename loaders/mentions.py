"""Mentions: each piece of evidence, under the submission and the response it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from gcm_data import reference
from loaders.answers import Coded
from loaders.citations.evidence import Evidence

Columns = dict[str, Iterator[object]]


def find_mentions(coded: Sequence[Coded]) -> Columns:
    """The columns of the `mentions` table: a row for each piece of evidence of each answer, in their order.

    Columns and no rows, each an iterator: a master of 100,000 answers has three times as many mentions.
    """
    told: Columns = {
        "submission": (item.submission.submission for item in coded for _ in item.evidence),
        "response": (item.response.response if item.response else "" for item in coded for _ in item.evidence),
        "cycle": (item.submission.cycle for item in coded for _ in item.evidence),
        "iso3": (item.submission.iso3 for item in coded for _ in item.evidence),
        "question": (item.answer.question for item in coded for _ in item.evidence),
        "document": (item.submission.document for item in coded for _ in item.evidence),
        "aspect": (_aspect(item.submission.cycle, item.answer.question) for item in coded for _ in item.evidence),
    }
    return told | {name: _column(coded, place) for place, name in enumerate(Evidence._fields)}


def _column(coded: Sequence[Coded], place: int) -> Iterator[object]:
    return (found[place] for item in coded for found in item.evidence)


@cache
def _aspect(cycle: str, question: str) -> str:
    """The aspect a question gives to its mentions (achievement, challenge, …); empty without a question."""
    questions = reference.questions(reference.cycle(cycle).instrument)
    return next((q.aspect for q in questions if q.key == question), "")
