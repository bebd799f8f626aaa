"""Response workbooks to tables. `load_review` is the whole way from bytes to mentions; nothing else is public."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType

from gcm_data.tables.issues import Issue
from gcm_data.tables.specs import ReviewData
from loaders.answers import Coded, Resolved, resolve_answers, supersede
from loaders.budget import Totals, budget
from loaders.checks import distinct_documents
from loaders.documents.corrections import Correction, CorrectionFile, read_corrections
from loaders.documents.workbook import Document
from loaders.mentions import find_mentions
from loaders.outcomes import Outcome, read_documents, refusal
from loaders.parsing.limits import Refused
from loaders.respondents.attribution import NAMED

_last: dict[object, ReviewData] = {}  # the last load, for the same documents asked for again; nobody changes it

__all__ = ["CorrectionFile", "Document", "load_review"]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A file received. Grain of the `documents` table; `layout` is empty for a document that was refused.

    `attribution` says whether all of its sources may be named.
    """

    document: str
    cycle: str
    sha256: str
    size: int
    received: str
    layout: str
    remark: str
    attribution: str


def load_review(
    documents: Iterable[Document],
    progress: Callable[[Document], None] = lambda document: None,
    corrections: Sequence[CorrectionFile] = (),
    begin: Callable[[Document], None] = lambda document: None,
    barred: Mapping[tuple[str, str], str] = MappingProxyType({}),
) -> ReviewData:
    """Read documents (name, bytes, cycle) into the tables of a review; `progress` hears of each one when it is read.

    `begin` hears of each before that; `barred` are (cycle, name) of documents that are not read, with the reason.
    Never raises for what stands in a document: one that can't be used, or costs more than the limits, becomes an issue,
    the others are read.
    """
    documents, issues = distinct_documents(Document(*document) for document in documents)
    key = (
        tuple((document.name, document.cycle, document.sha256) for document in documents),
        tuple(corrections),
        tuple(issues),
        tuple(barred.items()),
    )
    if data := _last.get(key):
        for document in documents:
            progress(document)
        return data
    with _collector_at_rest():
        data = _load(documents, issues, corrections, progress, begin, barred)
    _last.clear()
    if "document-stopped" not in set(data.issues["code"]):  # it may go better next time
        _last[key] = data
    return data


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep Python from searching the growing tables for garbage, of which a load makes none: a fifth of its time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _load(
    documents: Sequence[Document],
    issues: list[Issue],
    corrections: Sequence[CorrectionFile],
    progress: Callable[[Document], None],
    begin: Callable[[Document], None],
    barred: Mapping[tuple[str, str], str],
) -> ReviewData:
    """The recipe: documents, their answers with evidence, submissions, mentions."""
    issues = list(issues)
    wanted, correcting = read_corrections(corrections, documents)
    totals = Totals()
    rows: list[DocumentRow] = []
    coded: list[Coded] = []
    applied: list[Correction] = []
    submitted: Counter[tuple[str, str]] = Counter()
    for document, outcome in read_documents(documents, wanted, begin, barred):
        outcome, resolved = _resolved(document, outcome, submitted, totals)
        rows.append(
            DocumentRow(
                document.name,
                document.cycle,
                document.sha256,
                len(document.content),
                outcome.received,
                ", ".join(outcome.layouts),
                outcome.remark,
                resolved.attribution if outcome.attribution == NAMED else outcome.attribution,
            )
        )
        coded.extend(resolved.coded)
        applied.extend(outcome.corrections)
        issues.extend((*outcome.issues, *resolved.issues))
        progress(document)
    coded, superseding = supersede(coded)
    return ReviewData.of(
        documents=rows,
        submissions=list(dict.fromkeys(item.submission for item in coded)),
        responses=[item.response for item in coded if item.response],
        mentions=find_mentions(coded),
        issues=_in_order([*issues, *correcting, *superseding]),
        corrections=applied,
    )


def _resolved(
    document: Document, outcome: Outcome, submitted: Counter[tuple[str, str]], totals: Totals
) -> tuple[Outcome, Resolved]:
    """The outcome and its answers under their submissions; of a document that is too much nothing but an issue."""
    counted = submitted.copy()
    try:
        with budget():
            resolved = resolve_answers(outcome.answers, document, outcome.received, counted)
        mentions = sum(len(evidence) for _, evidence in outcome.answers)
        issues = len(outcome.issues) + len(resolved.issues)
        totals.add(answers=len(outcome.answers), mentions=mentions, issues=issues)
    except Refused as refused:
        return refusal(document, refused), resolve_answers((), document, "", submitted)
    submitted.update({key: number - submitted[key] for key, number in counted.items()})
    return outcome, resolved


def _in_order(issues: list[Issue]) -> list[Issue]:
    """Issues by cycle and document, in the order in which each document raised them."""
    return sorted(issues, key=lambda found: (found.cycle, found.document))
