"""The packet as a workbook: cells to fill are open, all others locked without a password; every row has its key."""

from __future__ import annotations

import io

from openpyxl import Workbook

from gcm_data import wording
from gcm_data.coding.decisions import REASONS
from gcm_data.coding.packets import (
    ABOUT,
    BECAUSE,
    CHOICES,
    CODEBOOK,
    CODER,
    DECISION,
    DECISIONS,
    HEADS,
    OTHER,
    PASSAGE,
    PASSAGES,
    STATE,
    SUGGESTED,
    TO_FILL,
    WHY,
    Packet,
)
from gcm_data.exhibits.coding import codebook
from gcm_data.exports.archive import of_day
from gcm_data.exports.xlsx.filling import KEY_LOOK, OPEN, lock, offer
from gcm_data.exports.xlsx.sheet import Paper
from gcm_data.exports.xlsx.styles import BODY, CELL, FINDING, HEADING, QUIET, TITLE, Wardrobe
from gcm_data.tables.provenance import Provenance
from gcm_data.tables.slips import KEY, QUESTION, choices
from gcm_data.wording import packets as said

WIDTHS = {
    "No.": 6.0, STATE: 16.0, QUESTION: 20.0, PASSAGE: 70.0, SUGGESTED: 34.0, WHY: 28.0, DECISION: 14.0, BECAUSE: 18.0,
    OTHER: 34.0, KEY: 17.0,
}  # fmt: skip
_REASONS_AT, _CHOICES_AT = 1, 2  # columns of the sheet of choices


def write(packet: Packet, provenance: Provenance) -> bytes:
    """The workbook of a packet."""
    book, wardrobe = Workbook(), Wardrobe()
    book.remove(book.active)
    book.properties.title, book.properties.creator = said.TITLE, wording.SHORT_TITLE
    footer = wording.provenance_line(provenance)
    for name, reach, fill in (
        (ABOUT, 2, _about),
        (PASSAGES, len(HEADS), _passages),
        (CODEBOOK, len(codebook().columns), _codebook),
        (CHOICES, 2, _choices),
    ):
        paper = Paper(book.create_sheet(name), wardrobe, reach)
        fill(paper, packet)
        paper.finish(footer)
        lock(paper.sheet)
    made = io.BytesIO()
    book.save(made)
    return of_day(made.getvalue(), provenance.as_of)


def _about(paper: Paper, packet: Packet) -> None:
    paper.line(said.TITLE, TITLE)
    paper.skip()
    facts = (
        (CODER, packet.coder),
        ("Paragraphs", f"{packet.paragraphs:,}"),
        ("This is", packet.mark),
    )
    paper.table("Packet", ["What", "Of what this is"], facts, widths={"What": 18.0, "Of what this is": 90.0})
    paper.line("How to use it", HEADING)
    for number, step in enumerate(said.STEPS, start=1):
        paper.line(f"{number}. {step.format(passages=PASSAGES, codebook=CODEBOOK)}", BODY)


def _passages(paper: Paper, packet: Packet) -> None:
    rows = [
        [row.number, row.state, row.question, row.passage, row.suggested, row.why, *[None] * len(TO_FILL), row.key]
        for row in packet.rows
    ]
    looks = [[OPEN if head in TO_FILL else KEY_LOOK if head == KEY else CELL for head in HEADS]] * len(rows)
    paper.line(f"{packet.mark}. {said.ONLY_YELLOW}", QUIET)
    top = paper.row + 1
    paper.table(PASSAGES, HEADS, rows, looks, widths=WIDTHS)
    paper.sheet.freeze_panes = f"A{top}"
    for head, what in (
        (DECISION, f'"{",".join(DECISIONS)}"'),
        (BECAUSE, f"'{CHOICES}'!$A$1:$A${len(REASONS)}"),
        (OTHER, f"'{CHOICES}'!$B$1:$B${len(choices())}"),
    ):
        offer(paper.sheet, HEADS.index(head) + 1, top, len(rows), what)


def _codebook(paper: Paper, packet: Packet) -> None:
    paper.line(said.CODEBOOK_IS.format(version=packet.codebook), FINDING)
    found = codebook()
    paper.table("Entries", list(found.columns), [list(row) for row in found.itertuples(index=False)])


def _choices(paper: Paper, packet: Packet) -> None:
    for column, names in ((_REASONS_AT, REASONS), (_CHOICES_AT, choices())):
        for row, name in enumerate(names, start=1):
            paper.put(row, column, name, BODY)
    paper.row = len(choices()) + 3
    paper.line(packet.mark, QUIET)
