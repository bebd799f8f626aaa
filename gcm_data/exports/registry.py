"""The files that can be made, each with its writer: what the page of exports and the command offer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from gcm_data.coverage.selection import Selection
from gcm_data.exports import docx, html, pptx, snapshot, tables, xlsx
from gcm_data.paper.parts import ALONE, APART, WITHIN

_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader may choose of a file: `options` maps values to labels, the first is taken where nobody chooses."""

    key: str
    label: str
    options: Mapping[str, str]

    @property
    def default(self) -> str:
        """The value that is taken where nobody chooses."""
        return next(iter(self.options))


@dataclass(frozen=True, slots=True)
class Export:
    """A kind of file. `write` takes (Scope, Progress) and gives its bytes; with `takes_template` also `template`, and
    a keyword for each of its `choices`.

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
    choices: tuple[Choice, ...] = ()

    def selected(self, selection: Selection, with_suggestions: bool = False) -> Selection:
        """What a file of this kind is made of: with suggestions only where they are chosen, and it can show them."""
        if self.is_whole:
            return Selection(selection.cycle, basis=selection.basis)
        return replace(selection, suggestions=with_suggestions and self.takes_suggestions)

    def file_name(self, selection: Selection, as_of: dt.date, chosen: Mapping[str, str] | None = None) -> str:
        """Such as gcm-2025-pacific-coverage-2025-02-01.xlsx; what is chosen otherwise than by default is named, too."""
        if self.is_whole:
            return f"gcm-{self.noun}-{as_of.isoformat()}.{self.suffix}"
        given = chosen or {}
        others = [given[c.key] for c in self.choices if given.get(c.key, c.default) != c.default]
        return selection.file_name("-".join((self.noun, *others)), as_of, self.suffix)


EXPORTS = {
    export.key: export
    for export in (
        Export(
            "pptx",
            "pptx",
            "slides",
            "Slides (PowerPoint)",
            "A finding a slide, with charts and tables that can be edited; hidden slides at the end hold the evidence.",
            f"{_OFFICE}.presentationml.presentation",
            pptx.write,
            takes_template=True,
        ),
        Export(
            "docx",
            "docx",
            "regional-input",
            "Regional input (Word)",
            "A draft to edit, from masthead to annexes: by question and round table what members report, with the "
            "members named; annex II has who stands behind each count, and the passages.",
            f"{_OFFICE}.wordprocessingml.document",
            docx.write,
            choices=(
                Choice(
                    "length",
                    "Length",
                    {
                        docx.FULL_LENGTH: "Full",
                        docx.SHORT_LENGTH: "Short: no quotations, no tables or chart in the text",
                    },
                ),
                Choice(
                    "evidence",
                    "Annex II: members behind each count, and passages",
                    {APART: "Left out", WITHIN: "In this file", ALONE: "Alone, as a file of its own"},
                ),
            ),
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
