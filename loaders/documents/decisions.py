"""Decisions on naming sources: what a person has decided who read a document, in a file attribution.csv beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gcm_data.tables.issues import Issue, issue
from loaders import vocabulary
from loaders.documents.lists import ListFile, rows_of
from loaders.documents.workbook import Document
from loaders.parsing.limits import Refused

COLUMNS = ("document", "sheet", "cell", "source", "decision", "by", "date", "reason")
NAMED, NON_ATTRIBUTABLE, TEXT_READ = "named", "non-attributable", "text read"
_NEEDED = ("document", "decision", "by", "date")


class Decision(NamedTuple):
    """One row: for a document, or for one sheet, source or (where a text was read) cell of it. "" means all."""

    cycle: str
    document: str
    sheet: str
    cell: str
    source: str
    decision: str


@dataclass(frozen=True)
class Decisions:
    """All decisions, and the cycles whose file can't be read: nobody is named there until it can, as nobody knows who
    it withholds.
    """

    rows: tuple[Decision, ...] = ()
    unread: frozenset[str] = frozenset()

    def on_source(self, document: Document, sheets: Iterable[str], names: Iterable[str]) -> str | None:
        """What was decided for a source whose answers stand on some sheets, by any of its names; None for nothing.

        Of two decisions the one that withholds counts. One for a sheet names a source only if it has no other sheet.
        """
        if self.unread & {document.cycle, ""}:
            return NON_ATTRIBUTABLE
        sheets, names = set(sheets), {vocabulary.plain(name) for name in names}
        found = [row for row in self.rows if self._is_on(row, document) and row.decision != TEXT_READ]
        found = [row for row in found if not row.source or vocabulary.plain(row.source) in names]
        if any(row.decision == NON_ATTRIBUTABLE and (not row.sheet or row.sheet in sheets) for row in found):
            return NON_ATTRIBUTABLE
        return NAMED if any(not row.sheet or sheets == {row.sheet} for row in found) else None

    def names_document(self, document: Document) -> bool:
        """Whether all of a document was decided to be named, so that what may ask for silence there is settled."""
        return self.on_source(document, (), ()) == NAMED

    def is_read(self, document: Document, sheet: str, cell: str) -> bool:
        """Whether an officer has read the text of a cell and lets it be shown, without the names taken out of it."""
        place = sheet, cell
        rows = (row for row in self.rows if row.decision == TEXT_READ and self._is_on(row, document))
        return any((row.sheet, row.cell) == place for row in rows)

    @staticmethod
    def _is_on(row: Decision, document: Document) -> bool:
        return row.cycle in ("", document.cycle) and row.document in ("", document.name)


def read_decisions(files: Iterable[ListFile], documents: Sequence[Document]) -> tuple[Decisions, list[Issue]]:
    """The decisions in some files. Issues: decisions-unreadable, decision-incomplete, decision-unmatched.

    What is not understood withholds; who withholds a source of a document that is not there withholds it anywhere.
    """
    rows: list[Decision] = []
    unread: set[str] = set()
    issues: list[Issue] = []
    for file in files:
        where = {"document": file.name, "cycle": file.cycle}
        try:
            texts = rows_of(file, COLUMNS)
        except Refused as refused:
            unread.add(file.cycle)
            issues.append(issue("decisions-unreadable", **where, found=refused.facts.get("found", "nothing")))
            continue
        known = {document.name for document in documents if file.cycle in ("", document.cycle)}
        for number, text in texts:
            place = {**where, "cell": f"A{number}", "value": text["document"]}
            lacking = [name for name in _NEEDED if not text[name]]
            decision = _decided(text["decision"])
            if decision == TEXT_READ and not (text["sheet"] and text["cell"]):
                lacking += [name for name in ("sheet", "cell") if not text[name]]
            if lacking or decision is None:
                found = ", ".join(lacking) or f"decision “{text['decision']}”"
                issues.append(issue("decision-incomplete", **place, found=found))
                decision = NON_ATTRIBUTABLE if decision in (None, NON_ATTRIBUTABLE) else None
            if text["document"] not in known:
                issues.append(issue("decision-unmatched", **place, found=text["document"]))
                text = text | {"document": ""}
                decision = decision if decision == NON_ATTRIBUTABLE and text["source"] else None
            if decision:
                rows.append(Decision(file.cycle, *(text[name] for name in COLUMNS[:4]), decision))
    return Decisions(tuple(rows), frozenset(unread)), issues


def _decided(text: str) -> str | None:
    """The decision that a text names, or None."""
    known = {vocabulary.plain(each): each for each in (NAMED, NON_ATTRIBUTABLE, TEXT_READ)}
    return known.get(vocabulary.plain(text))
