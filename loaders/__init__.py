"""Response workbooks to tables. `load_review` is the whole way from bytes to mentions; nothing else is public."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gcm_data import reference
from gcm_data.issues import Issue
from gcm_data.tables import ReviewData
from loaders.answers import Coded, resolve_answers, supersede
from loaders.checks import answer_issues, cycle_issues, distinct_documents
from loaders.layouts import Reading, read_answers
from loaders.mentions import find_mentions
from loaders.workbook import Document, read_workbook

__all__ = ["Document", "load_review"]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A file received. Grain of the `documents` table; `layout` is empty for a document that was refused."""

    document: str
    cycle: str
    sha256: str
    size: int
    received: str
    layout: str
    remark: str


def load_review(
    documents: Iterable[Document], progress: Callable[[Document], None] = lambda document: None
) -> ReviewData:
    """Read documents (name, bytes, cycle) into the tables of a review; `progress` hears of each one when it is read.

    Never raises for what stands in a document: one that can't be used becomes an issue, the others are read.
    """
    documents, issues = distinct_documents(Document(*document) for document in documents)
    rows: list[DocumentRow] = []
    coded: list[Coded] = []
    submitted: Counter[tuple[str, str]] = Counter()
    for document in documents:
        workbook, opening = read_workbook(document)
        instrument = reference.cycle(document.cycle).instrument
        reading, recognising = read_answers(workbook, instrument) if workbook else (Reading((), (), {}, ""), [])
        received = reading.cover["received"].text.strip() if "received" in reading.cover else ""
        resolved, resolving = resolve_answers(reading.answers, document, received, submitted)
        checking = [
            *cycle_issues(document, reading.cover.get("review")),
            *answer_issues(document, reading, recognising),
        ]
        rows.append(_document_row(document, received, reading))
        coded.extend(resolved)
        issues.extend((*opening, *recognising, *checking, *resolving))
        progress(document)
    coded, superseding = supersede(coded)
    mentions, coding = find_mentions(coded)
    return ReviewData.of(
        documents=rows,
        submissions=dict.fromkeys(item.submission for item in coded),
        responses=[item.response for item in coded if item.response],
        mentions=mentions,
        issues=_in_order([*issues, *superseding, *coding]),
    )


def _document_row(document: Document, received: str, reading: Reading) -> DocumentRow:
    return DocumentRow(
        document.name,
        document.cycle,
        document.sha256,
        len(document.content),
        received,
        ", ".join(reading.layouts),
        reading.remark,
    )


def _in_order(issues: list[Issue]) -> list[Issue]:
    """Issues by cycle and document, in the order in which each document raised them."""
    return sorted(issues, key=lambda found: (found.cycle, found.document))
