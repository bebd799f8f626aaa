"""Checks of documents against each other and against the reference, before and after they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from gcm_data import reference
from gcm_data.tables.issues import Issue, issue
from loaders.documents.workbook import Cell, Document
from loaders.layouts import Reading


def distinct_documents(documents: Iterable[Document]) -> tuple[list[Document], list[Issue]]:
    """The documents to read, each under a name of its own in its cycle.

    Issues: cycle-unknown and document-repeated (both left out), document-renamed.
    """
    known = [cycle.cycle for cycle in reference.cycles()]
    kept: dict[tuple[str, str], Document] = {}
    seen: dict[tuple[str, str], str] = {}
    issues = []
    for document in documents:
        where = {"document": document.name, "cycle": document.cycle}
        if document.cycle not in known:
            issues.append(issue("cycle-unknown", **where, found=document.cycle, known=", ".join(known)))
            continue
        twin = seen.get((document.cycle, document.sha256)) if document.content else None
        if twin:
            issues.append(issue("document-repeated", **where, other=twin))
            continue
        if (document.cycle, document.name) in kept:
            document = document._replace(name=_free_name(document, kept))
            issues.append(issue("document-renamed", document.name, cycle=document.cycle, name=document.name))
        kept[document.cycle, document.name] = document
        seen[document.cycle, document.sha256] = document.name
    return list(kept.values()), issues


def _free_name(document: Document, kept: dict[tuple[str, str], Document]) -> str:
    """The document's name with the first free number before its ending."""
    path = PurePosixPath(document.name)
    number = 2
    while (document.cycle, name := str(path.with_stem(f"{path.stem} ({number})"))) in kept:
        number += 1
    return name


def cycle_issues(document: Document, review: Cell | None) -> list[Issue]:
    """An issue where the cover names the year of another known cycle than the one the document is read for."""
    if review is None:
        return []
    years = set(re.findall(r"(?<!\d)\d{4}(?!\d)", review.text))
    others = years & {cycle.cycle for cycle in reference.cycles()}
    if not others or document.cycle in years:
        return []
    return [
        issue(
            "cycle-differs",
            document.name,
            cycle=document.cycle,
            sheet=review.section,
            cell=review.address,
            value=review.text,
            found=review.text.strip(),
        )
    ]


def answer_issues(document: Document, reading: Reading, said: list[Issue]) -> list[Issue]:
    """A warning for a document that was recognized and holds no answer, where no error has said why."""
    if not reading.layouts or reading.answers or any(found.severity == "error" for found in said):
        return []
    layout = ", ".join(reading.layouts)
    return [issue("answers-none", document.name, cycle=document.cycle, layout=layout)]
