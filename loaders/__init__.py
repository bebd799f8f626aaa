"""Response workbooks to tables. `load_review` is the whole way from bytes to mentions; nothing else is public."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import MappingProxyType

from gcm_data.tables.issues import Issue
from gcm_data.tables.specs import ReviewData
from loaders.answers import Coded, Resolved, resolve_answers
from loaders.budget import Totals, budget
from loaders.cells import CellRun
from loaders.checks import distinct_documents
from loaders.coding import with_codings
from loaders.documents.corrections import Correction, read_corrections
from loaders.documents.decisions import Decisions, read_decisions
from loaders.documents.lists import ListFile
from loaders.documents.mappings import Mapped, read_mappings
from loaders.documents.workbook import Document
from loaders.mentions import responses_and_mentions
from loaders.outcomes import Outcome, read_documents, refusal
from loaders.parsing.limits import Refused
from loaders.respondents.attribution import NAMED, NON_ATTRIBUTABLE
from loaders.respondents.redaction import text_without
from loaders.respondents.source_names import SourceNames
from loaders.superseding import supersede
from loaders.withholding import Secrets, corrections_without, guessable, secrets_of, tells_secret, without_secrets

SETTLED = ("attribution-unknown", "attribution-doubtful")  # issues that a decision on a document answers
MAPPING_TEXTS = ("sheet", "value", "reason", "by", "date")  # of a mapping, in which a withheld source may be named
_last: dict[object, ReviewData] = {}  # the last load, for the same documents asked for again; nobody changes it

__all__ = ["Document", "ListFile", "load_review"]


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
    corrections: Sequence[ListFile] = (),
    decisions: Sequence[ListFile] = (),
    mappings: Sequence[ListFile] = (),
    begin: Callable[[Document], None] = lambda document: None,
    barred: Mapping[tuple[str, str], str] = MappingProxyType({}),
    codings: Sequence[ListFile] = (),
) -> ReviewData:
    """Read documents (name, bytes, cycle) into the tables of a review; `progress` hears of each one when it is read.

    `corrections`, `decisions`, `mappings` and `codings` are files corrections.csv, attribution.csv, mapping.csv and
    decisions.csv. `begin` hears of each document before it is read; `barred` are (cycle, name) of documents that are
    not read, with the reason. Where only the codings differ from those of the last load, nothing is read again.
    Never raises for what stands in a document: one that can't be used, or costs more than the limits, becomes an issue,
    the others are read.
    """
    documents, issues = distinct_documents(Document(*document) for document in documents)
    key = (
        tuple((document.name, document.cycle, document.sha256) for document in documents),
        tuple(corrections),
        tuple(decisions),
        tuple(mappings),
        tuple(issues),
        tuple(barred.items()),
    )
    if data := _last.get(key):
        for document in documents:
            progress(document)
        return with_codings(data, codings)
    with _collector_at_rest():
        data = _load(documents, issues, (corrections, decisions, mappings), progress, begin, barred)
    _last.clear()
    if "document-stopped" not in set(data.issues["code"]):  # it may go better next time
        _last[key] = data
    return with_codings(data, codings)


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
    people: tuple[Sequence[ListFile], Sequence[ListFile], Sequence[ListFile]],
    progress: Callable[[Document], None],
    begin: Callable[[Document], None],
    barred: Mapping[tuple[str, str], str],
) -> ReviewData:
    """The recipe: documents, their answers with evidence, submissions, mentions.

    `people`: what people have corrected, decided and mapped.
    """
    corrections, decisions, mappings = people
    wanted, correcting = read_corrections(corrections, documents)
    decided, deciding = read_decisions(decisions, documents)
    told, mapping = read_mappings(mappings, documents)
    found = _Found()
    for document, outcome in read_documents(documents, wanted, told, begin, barred):
        found.add(document, outcome, decided)
        progress(document)
    outcome = None  # its answers are let go below
    found.coded, superseding = supersede(found.coded)
    submissions = list(dict.fromkeys(item.submission for item in found.coded))
    told_wrong = (*correcting, *deciding, *mapping)
    issues = _in_order([*issues, *found.issues, *told_wrong, *superseding, *guessable(submissions)])
    secrets = secrets_of(found.secrets)
    found.coded = without_secrets(found.coded, secrets)
    return ReviewData.of(
        **responses_and_mentions(found.coded),
        documents=_without_secrets(found.rows, issues, secrets),
        submissions=submissions,
        issues=issues,
        corrections=corrections_without(found.applied, secrets),
        mappings=corrections_without(found.mapped, secrets, MAPPING_TEXTS),
        cell_runs=corrections_without(found.cells, secrets, ("sheet",)),
    )


class _Found:
    """What the documents read so far have given."""

    def __init__(self) -> None:
        self.rows: list[DocumentRow] = []
        self.coded: list[Coded] = []
        self.issues: list[Issue] = []
        self.applied: list[Correction] = []
        self.mapped: list[Mapped] = []
        self.cells: list[CellRun] = []
        self.secrets: list[tuple[str, SourceNames]] = []
        self._submitted: Counter[tuple[str, str]] = Counter()
        self._totals = Totals()

    def add(self, document: Document, outcome: Outcome, decided: Decisions) -> None:
        """Add what the next document gives."""
        outcome, resolved = _resolved(document, outcome, self._submitted, self._totals, decided)
        self.rows.append(_row(document, outcome, resolved.attribution))
        self.coded.extend(resolved.coded)
        self.secrets.extend(resolved.secrets)
        self.applied.extend(outcome.corrections)
        self.mapped.extend(outcome.mappings)
        self.cells.extend(outcome.cells)
        self.issues.extend(_open_issues(document, (*outcome.issues, *resolved.issues), decided))


def _row(document: Document, outcome: Outcome, attribution: str) -> DocumentRow:
    """The row of a document; of one that was not read nobody knows whether its sources may be named."""
    is_known = outcome.attribution == NAMED and outcome.layouts
    return DocumentRow(
        document.name,
        document.cycle,
        document.sha256,
        len(document.content),
        outcome.received,
        ", ".join(outcome.layouts),
        outcome.remark,
        attribution if is_known else NON_ATTRIBUTABLE,
    )


def _open_issues(document: Document, issues: Iterable[Issue], decided: Decisions) -> list[Issue]:
    """The issues of a document without questions on its naming that a person has answered."""
    is_settled = decided.names_document(document)
    return [found for found in issues if not (is_settled and found.code in SETTLED)]


def _without_secrets(rows: Iterable[DocumentRow], issues: Iterable[Issue], secrets: Secrets) -> list[DocumentRow]:
    """The rows of documents without withheld names in remarks; a document whose own name or issues tell one is not
    named either.
    """
    said: dict[tuple[str, str], list[str]] = {}
    for found in issues if secrets else ():
        said.setdefault((found.cycle, found.document), []).extend((found.message, found.sheet))
    return [
        replace(
            row,
            remark=text_without(row.remark, secrets.get(row.cycle, ())),
            attribution=NON_ATTRIBUTABLE
            if tells_secret(row.cycle, (row.document, *said.get((row.cycle, row.document), ())), secrets)
            else row.attribution,
        )
        for row in rows
    ]


def _resolved(
    document: Document, outcome: Outcome, submitted: Counter[tuple[str, str]], totals: Totals, decided: Decisions
) -> tuple[Outcome, Resolved]:
    """The outcome and its answers under their submissions; of a document that is too much nothing but an issue."""
    counted = submitted.copy()
    try:
        with budget():
            resolved = resolve_answers(outcome.answers, document, outcome.received, counted, decided)
        mentions = sum(len(evidence) for _, evidence in outcome.answers)
        issues = len(outcome.issues) + len(resolved.issues)
        totals.add(answers=len(outcome.answers), mentions=mentions, issues=issues)
    except Refused as refused:
        return refusal(document, refused), resolve_answers((), document, "", submitted, decided)
    submitted.update({key: number - submitted[key] for key, number in counted.items()})
    return outcome, resolved


def _in_order(issues: list[Issue]) -> list[Issue]:
    """Issues by cycle and document, in the order in which each document raised them."""
    return sorted(issues, key=lambda found: (found.cycle, found.document))
