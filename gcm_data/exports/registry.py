"""The files that can be made, each with its writer: what the page of exports and the command offer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from gcm_data.coverage.selection import Selection
from gcm_data.exports import docx, html, pptx, snapshot, tables, xlsx

_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Export:
    """A kind of file. `write` takes (Scope, Progress) and gives its bytes; with `takes_template` also `template`.

    `noun` says in the file's name what is in it; a file that `is_whole` holds everything, whatever is selected. What
    `takes_suggestions` shows those that nobody has reviewed where they are chosen; no other file says anything of them.
    `action` is the word on the button that makes it.
    """

    key: str
    suffix: str
    noun: str
    label: str
    about: str
    mime: str
    write: Callable[..., bytes]
    takes_template: bool = False
    takes_suggestions: bool = False
    is_whole: bool = False
    action: str = "Build"

    def selected(self, selection: Selection, with_suggestions: bool = False) -> Selection:
        """What a file of this kind is made of: with suggestions only where they are chosen, and it can show them."""
        if self.is_whole:
            return Selection(selection.cycle, basis=selection.basis)
        return replace(selection, suggestions=with_suggestions and self.takes_suggestions)

    def file_name(self, selection: Selection, as_of: dt.date) -> str:
        """Such as gcm-2025-pacific-coverage-2025-02-01.xlsx."""
        if self.is_whole:
            return f"gcm-{self.noun}-{as_of.isoformat()}.{self.suffix}"
        return selection.file_name(self.noun, as_of, self.suffix)


EXPORTS = {
    export.key: export
    for export in (
        Export(
            "pptx",
            "pptx",
            "slides",
            "Slides (PowerPoint)",
            "A finding a slide, with charts and tables that can be edited; the speaker notes list the evidence.",
            f"{_OFFICE}.presentationml.presentation",
            pptx.write,
            takes_template=True,
        ),
        Export(
            "docx",
            "docx",
            "regional-input",
            "Regional input (Word)",
            "A draft to edit, in numbered paragraphs: every count with its denominator, passages, annexes.",
            f"{_OFFICE}.wordprocessingml.document",
            docx.write,
        ),
        Export(
            "xlsx",
            "xlsx",
            "coverage",
            "Workbook (Excel)",
            "Coverage of all members, subregions, gaps, needs, and an annex with the evidence of every number.",
            f"{_OFFICE}.spreadsheetml.sheet",
            xlsx.write,
            takes_suggestions=True,
        ),
        Export(
            "html",
            "html",
            "report",
            "Report (web page)",
            "One file that opens offline in any browser, its charts interactive; to be posted or sent.",
            "text/html",
            html.write,
            takes_suggestions=True,
        ),
        Export(
            "csv",
            "zip",
            "tables",
            "Tables (CSV)",
            "The tables of the selection as CSV files, with a descriptor for programs (datapackage.json).",
            "application/zip",
            tables.write,
            takes_suggestions=True,
        ),
        Export(
            "snapshot",
            "zip",
            "snapshot",
            "Snapshot",
            "Everything that was read, frozen, to make its numbers again and to see later what has changed since.",
            "application/zip",
            snapshot.write,
            is_whole=True,
            action="Freeze",
        ),
    )
}
