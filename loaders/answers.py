"""Answers as they stand in sheets to submissions and responses: who answered what, verbatim, with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from gcm_data import reference
from gcm_data.tables.issues import Issue
from loaders.citations.evidence import Evidence
from loaders.documents.answer import Answer, Who, response_state
from loaders.documents.decisions import Decisions
from loaders.documents.workbook import Document
from loaders.respondents.attribution import NAMED, NON_ATTRIBUTABLE
from loaders.respondents.read import Respondent, may_be_named, read_respondent
from loaders.respondents.redaction import tells_name, without_own_names
from loaders.respondents.source_names import SourceNames, organization_names, source_names


class Submission(NamedTuple):
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

    def __hash__(self) -> int:
        """That of its key alone: each answer looks its submission up."""
        return hash(self.submission)


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
    `secrets`: cycle and names of each source that may not be named, as others may call it.
    """

    coded: list[Coded]
    issues: list[Issue]
    attribution: str
    secrets: list[tuple[str, SourceNames]]


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
    decisions: Decisions,
) -> Resolved:
    """Give each answer of a document its submission and response; drop those of nobody known, with an issue.

    `received` is the date on the cover; `earlier` counts the submissions of each (cycle, respondent) in all documents
    so far, and goes on counting.
    """
    issues: dict[tuple[str, str, str], Issue] = {}
    readings: dict[tuple[object, ...], Respondent | None] = {}
    strictest: dict[tuple[object, ...], Respondent] = {}
    known: list[tuple[tuple[object, ...], Answer, tuple[Evidence, ...]]] = []
    dropped: list[Who] = []
    for answer, evidence in answers:
        told = _told(answer.who)
        if told not in readings:
            readings[told], problems = read_respondent(answer.who, document)
            for found in problems:  # a name in 40 rows of a compiled table is one issue, at the first
                issues.setdefault((found.code, found.sheet, found.value), found)
            if readings[told] is None and not may_be_named(answer.who, document):
                dropped.append(answer.who)
        if respondent := readings[told]:
            key = respondent.identity, answer.entry
            known.append((key, answer, evidence))
            if strictest.setdefault(key, respondent).attribution == NAMED:
                strictest[key] = respondent  # what one of its rows says on naming it holds for all of them
    strictest = _decided(known, strictest, document, decisions)
    coded = _submitted(known, strictest, document, received, earlier, decisions)
    is_secret, secrets = _withheld(coded, dropped, document, decisions)
    return Resolved(coded, list(issues.values()), NON_ATTRIBUTABLE if is_secret else NAMED, secrets)


def _withheld(
    coded: Sequence[Coded], dropped: Sequence[Who], document: Document, decisions: Decisions
) -> tuple[bool, list[tuple[str, SourceNames]]]:
    """Whether a document's own name is withheld, and (cycle, names) of the sources that its answers may not tell."""
    own: dict[Submission, Who] = {
        item.submission: item.answer.who for item in reversed(coded) if item.submission.attribution != NAMED
    }
    names = [source_names(who, submission.iso3) for submission, who in own.items()]
    is_secret = bool(own or dropped) or any(tells_name(document.name, each) for each in names)
    secrets = [
        (document.cycle, source_names(who, submission.iso3) if submission.iso3 else organization_names(who))
        for submission, who in own.items()
    ]
    secrets += [(document.cycle, organization_names(who)) for who in dropped]
    if not own and decisions.names_document(document):
        return False, []
    return is_secret, secrets


def _decided(
    known: Iterable[tuple[tuple[object, ...], Answer, tuple[Evidence, ...]]],
    respondents: Mapping[tuple[object, ...], Respondent],
    document: Document,
    decisions: Decisions,
) -> dict[tuple[object, ...], Respondent]:
    """The respondents, named or not as a person has decided."""
    sheets: dict[tuple[object, ...], set[str]] = {}
    names: dict[tuple[object, ...], set[str]] = {}
    for key, answer, _ in known if decisions.rows or decisions.unread else ():
        told = [cell for role, cell in answer.who.told if role == "organization"]
        iso3 = respondents[key].iso3
        state = {iso3, reference.member(iso3).name} if iso3 else set()
        names.setdefault(key, set()).update(state, {answer.entry}, (cell.text for cell in (answer.who.member, *told)))
        cells = (answer.text, *(cell for _, cell in answer.codes), *(cell for _, cell in answer.marks))
        sheets.setdefault(key, set()).update(cell.section for cell in cells if cell)
    found = dict(respondents)
    for key in names:
        if said := decisions.on_source(document, sheets[key], names[key] - {""}):
            found[key] = found[key]._replace(attribution=said)
    return found


def _submitted(
    known: Iterable[tuple[tuple[object, ...], Answer, tuple[Evidence, ...]]],
    respondents: Mapping[tuple[object, ...], Respondent],
    document: Document,
    received: str,
    earlier: Counter[tuple[str, str]],
    decisions: Decisions,
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
            is_read = answer.text is not None and decisions.is_read(document, answer.text.section, answer.text.address)
            names = source_names(answer.who, submission.iso3)
            answer, evidence = without_own_names(answer, evidence, names, is_read)
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
        answer.text.section,
        answer.text.address,
        answer.source,
        answer.source_date,
    )
