"""Answers as they stand in sheets to submissions and responses: who answered what, verbatim, with its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from gcm_data import reference
from gcm_data.issues import Issue, issue
from loaders import vocabulary
from loaders.layouts.base import Answer
from loaders.members import read_member
from loaders.workbook import Cell, Document

_ISO_DATE = re.compile(r"\d{4}-\d{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Submission:
    """A respondent's submission in a cycle. Grain of the `submissions` table."""

    submission: str
    cycle: str
    respondent_kind: str
    iso3: str
    document: str
    received: str
    status: str = "current"
    category: str = ""
    attribution: str = "named"


@dataclass(frozen=True, slots=True)
class Response:
    """A submission's answer to a question, verbatim. Grain of the `responses` table."""

    response: str
    submission: str
    cycle: str
    iso3: str
    question: str
    text: str
    state: str
    choice: str
    document: str
    sheet: str
    cell: str
    source: str
    source_date: str


@dataclass(frozen=True, slots=True)
class Coded:
    """An answer whose State and submission are known, beside the response made of its text (None for codes alone)."""

    submission: Submission
    response: Response | None
    answer: Answer


def response_state(text: str) -> str:
    """answered, blank or not applicable, by the wordings of answers.csv; a lone dash says nothing and is blank."""
    known = vocabulary.wordings("answers.csv", "state")
    if not any(sign.isalnum() for sign in text):
        return "blank"
    return known.exact.get(vocabulary.plain(text), "answered")


def resolve_answers(
    answers: Iterable[Answer], document: Document, received: str, earlier: Counter[tuple[str, str]]
) -> tuple[list[Coded], list[Issue]]:
    """Give each answer of a document its submission and response; drop those of no member, with an issue.

    `received` is the date on the cover; `earlier` counts the submissions of each (cycle, iso3) in all documents so
    far, and goes on counting.
    """
    issues: list[Issue] = []
    readings: dict[Cell, str | None] = {}
    submissions: dict[tuple[str, str], Submission] = {}
    numbers: dict[str, Iterator[int]] = {}
    coded: list[Coded] = []
    for answer in answers:
        if answer.member not in readings:
            readings[answer.member], problems = _read_respondent(answer, document)
            issues.extend(_unless_said(problems, issues))
        if not (iso3 := readings[answer.member]):
            continue
        key = iso3, answer.entry
        if key not in submissions:
            earlier[document.cycle, iso3] += 1
            submissions[key] = _submission(answer, document, iso3, received, earlier[document.cycle, iso3])
        submission = submissions[key]
        numbering = numbers.setdefault(submission.submission, count(1))
        response = _response(answer, submission, next(numbering)) if answer.text else None
        coded.append(Coded(submission, response, answer))
    return coded, issues


def _unless_said(problems: list[Issue], said: list[Issue]) -> list[Issue]:
    """The problems without those whose kind was raised for the same name on the same sheet: a name in 40 rows of a
    compiled table is one issue, at the first.
    """
    known = {(i.code, i.sheet, i.value) for i in said}
    return [i for i in problems if (i.code, i.sheet, i.value) not in known]


def _read_respondent(answer: Answer, document: Document) -> tuple[str | None, list[Issue]]:
    """The member who answers; None and an issue where the respondent is somebody else."""
    kind = answer.respondent
    if kind and not kind.is_empty and _is_somebody_else(kind.text):
        return None, [
            issue(
                "respondent-not-state",
                document.name,
                cycle=document.cycle,
                sheet=kind.sheet,
                cell=kind.address,
                value=kind.text,
                found=kind.text.strip(),
            )
        ]
    return read_member(answer.member, document)


def _is_somebody_else(respondent: str) -> bool:
    """Whether a respondent's kind is known and none of a State's; a person's or a ministry's name is the State's."""
    return vocabulary.wordings("respondents.csv", "meaning").meanings(respondent) == {"other"}


def _submission(answer: Answer, document: Document, iso3: str, received: str, number: int) -> Submission:
    return Submission(
        f"{document.cycle}-{iso3}-{number}",
        document.cycle,
        reference.member(iso3).membership,
        iso3,
        document.name,
        answer.received or received,
    )


def _response(answer: Answer, submission: Submission, number: int) -> Response:
    return Response(
        f"{submission.submission}-{number:03d}",
        submission.submission,
        submission.cycle,
        submission.iso3,
        answer.question,
        answer.text.text,
        response_state(answer.text.text),
        answer.choice,
        submission.document,
        answer.text.sheet,
        answer.text.address,
        answer.source,
        answer.source_date,
    )


def supersede(coded: list[Coded]) -> tuple[list[Coded], list[Issue]]:
    """Mark all but the latest submission of a State in a cycle as superseded, each with a note.

    Later is what was received later where both dates are known in ISO form. Without dates a State's own document
    counts before one that others compiled of several States, an answer in words before a mark in a tally, and else
    what was read later.
    """
    latest: dict[tuple[str, str], Submission] = {}
    distances: dict[Submission, int] = {}
    for item in coded:
        distance = item.answer.is_compiled + bool(item.answer.marks or item.answer.text is None)
        distances[item.submission] = min(distance, distances.get(item.submission, distance))
    for submission, distance in distances.items():
        key = submission.cycle, submission.iso3
        rival = latest.get(key)
        if rival is None or _replaces(submission, rival, distances[rival] - distance):
            latest[key] = submission
    marked: dict[Submission, Submission] = {}
    issues = []
    for submission in dict.fromkeys(item.submission for item in coded):
        winner = latest[submission.cycle, submission.iso3]
        marked[submission] = submission if submission is winner else replace(submission, status="superseded")
        if submission is not winner:
            issues.append(
                issue(
                    "submission-superseded",
                    submission.document,
                    cycle=submission.cycle,
                    value=submission.submission,
                    name=reference.member(submission.iso3).name,
                    other=winner.document,
                )
            )
    return [replace(item, submission=marked[item.submission]) for item in coded], issues


def _replaces(submission: Submission, rival: Submission, closer: int) -> bool:
    """Whether a submission counts instead of one read before; `closer`: how much nearer it is to the State's words."""
    dates = submission.received, rival.received
    if all(map(_ISO_DATE.match, dates)) and dates[0] != dates[1]:  # “12 March 2025” has no order as a text
        return dates[0] > dates[1]
    return closer >= 0
