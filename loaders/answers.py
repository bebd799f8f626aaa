"""Answers as they stand in sheets to submissions and responses: who answered what, verbatim, with its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from gcm_data import reference
from gcm_data.tables.issues import Issue, issue
from loaders.citations.evidence import Evidence
from loaders.documents.answer import Answer, Who, response_state
from loaders.documents.workbook import Document
from loaders.respondents.attribution import NAME_WITHHELD, NAMED, NON_ATTRIBUTABLE
from loaders.respondents.read import Respondent, may_be_named, read_respondent
from loaders.respondents.redaction import names_of, tells_name, without_names

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
    status: str
    category: str
    attribution: str


class Response(NamedTuple):
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


class Resolved(NamedTuple):
    """The answers of a document whose respondents are known, the issues, and whether all its sources may be named.

    `attribution` counts those whose answers are dropped, too: what an issue says of them may tell who they are.
    """

    coded: list[Coded]
    issues: list[Issue]
    attribution: str


class Coded(NamedTuple):
    """An answer whose State and submission are known, beside the response made of its text (None for codes alone)."""

    submission: Submission
    response: Response | None
    answer: Answer
    evidence: tuple[Evidence, ...]


def resolve_answers(
    answers: Iterable[tuple[Answer, tuple[Evidence, ...]]],
    document: Document,
    received: str,
    earlier: Counter[tuple[str, str]],
) -> Resolved:
    """Give each answer of a document its submission and response; drop those of nobody known, with an issue.

    `received` is the date on the cover; `earlier` counts the submissions of each (cycle, respondent) in all documents
    so far, and goes on counting.
    """
    attribution = NAMED
    issues: dict[tuple[str, str, str], Issue] = {}
    readings: dict[tuple[object, ...], Respondent | None] = {}
    strictest: dict[tuple[object, ...], Respondent] = {}
    known: list[tuple[tuple[object, ...], Answer, tuple[Evidence, ...]]] = []
    for answer, evidence in answers:
        told = _told(answer.who)
        if told not in readings:
            readings[told], problems = read_respondent(answer.who, document)
            for found in problems:  # a name in 40 rows of a compiled table is one issue, at the first
                issues.setdefault((found.code, found.sheet, found.value), found)
            if readings[told] is None and not may_be_named(answer.who, document):
                attribution = NON_ATTRIBUTABLE
        if respondent := readings[told]:
            key = respondent.identity, answer.entry
            known.append((key, answer, evidence))
            if strictest.setdefault(key, respondent).attribution == NAMED:
                strictest[key] = respondent  # what one of its rows says on naming it holds for all of them
    coded = _submitted(known, strictest, document, received, earlier)
    if secret := [item for item in coded if item.submission.attribution != NAMED]:
        attribution = NON_ATTRIBUTABLE
        names = {name for item in secret for name in names_of(item.answer.who, item.submission.iso3)}
        if tells_name(document.name, names):
            attribution = NAME_WITHHELD
    return Resolved(coded, list(issues.values()), attribution)


def _submitted(
    known: Iterable[tuple[tuple[object, ...], Answer, tuple[Evidence, ...]]],
    respondents: Mapping[tuple[object, ...], Respondent],
    document: Document,
    received: str,
    earlier: Counter[tuple[str, str]],
) -> list[Coded]:
    """The answers, each with a key of its respondent, under the respondents' submissions."""
    submissions: dict[tuple[object, ...], Submission] = {}
    numbers: Counter[str] = Counter()
    coded: list[Coded] = []
    for key, answer, evidence in known:
        if key not in submissions:
            respondent = respondents[key]
            who = respondent.iso3 or respondent.kind
            if respondent.attribution != NAMED:  # counted apart: a gap in the numbers of the others would tell of it
                who = f"{who}-withheld"
            earlier[document.cycle, who] += 1
            name = f"{document.cycle}-{who}-{earlier[document.cycle, who]}"
            submissions[key] = _submission(answer, document, respondent, received, name)
        submission = submissions[key]
        if submission.attribution != NAMED:
            answer, evidence = without_names(answer, evidence, document, submission.iso3)
        if answer.text is not None:
            numbers[submission.submission] += 1
        response = _response(answer, submission, numbers[submission.submission]) if answer.text else None
        coded.append(Coded(submission, response, answer, evidence))
    return coded


def _told(who: Who) -> tuple[object, ...]:
    """All that is said of a respondent on a sheet: rows that say the same are of the same one."""
    return who.member.sheet, who.member.value, who.is_attributable, *((role, cell.value) for role, cell in who.told)


def _submission(answer: Answer, document: Document, respondent: Respondent, received: str, name: str) -> Submission:
    return Submission(
        name,
        document.cycle,
        respondent.kind,
        respondent.iso3,
        document.name,
        answer.received or received,
        "current",
        respondent.category,
        respondent.attribution,
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
    """Mark all but the latest submission of a State in a cycle as superseded, each with a note; stakeholders have none.

    Later is what was received later where both dates are known in ISO form. Without dates a State's own document
    counts before one that others compiled of several States, an answer in words before a mark in a tally, and else
    what was read later. Submissions that may not be named replace only each other: one that is named and no longer
    counts would tell whose they are.
    """
    latest: dict[tuple[str, str, str], Submission] = {}
    distances: dict[Submission, int] = {}
    for item in coded:
        distance = item.answer.is_compiled + (item.answer.text is None)
        distances[item.submission] = min(distance, distances.get(item.submission, distance))
    for submission, distance in distances.items():
        if not submission.iso3:
            continue
        key = submission.cycle, submission.iso3, submission.attribution
        rival = latest.get(key)
        if rival is None or _replaces(submission, rival, distances[rival] - distance):
            latest[key] = submission
    marked: dict[Submission, Submission] = {}
    issues = []
    for submission in dict.fromkeys(item.submission for item in coded):
        winner = latest.get((submission.cycle, submission.iso3, submission.attribution), submission)
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
    return [item._replace(submission=marked[item.submission]) for item in coded], issues


def _replaces(submission: Submission, rival: Submission, closer: int) -> bool:
    """Whether a submission counts instead of one read before; `closer`: how much nearer it is to the State's words."""
    dates = submission.received, rival.received
    if all(map(_ISO_DATE.match, dates)) and dates[0] != dates[1]:  # “12 March 2025” has no order as a text
        return dates[0] > dates[1]
    return closer >= 0
