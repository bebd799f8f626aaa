"""Packets of one form, made and filled in, and what is read of them in this process.

A test module takes both fixtures under names of its own, and from then on reads packets in this process.

All texts are fictional, and so is Arcadia.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from openpyxl import Workbook, load_workbook

from gcm_data.coding.decisions import problem_of
from gcm_data.coding.packets import (
    ANYTHING_ELSE,
    BECAUSE,
    DECISION,
    HEADS,
    OTHER,
    PASSAGE,
    PASSAGES,
    SUGGESTED,
    WHY,
    Packet,
)
from gcm_data.coding.queue import Paragraphs
from gcm_data.exports import packet
from gcm_data.tables.provenance import Provenance
from gcm_data.tables.slips import KEY, NUMBER, name_of
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.withheld import withhold
from loaders import load_review
from loaders.documents.workbook import Document
from loaders.packets import apart
from loaders.packets.offer import offer_here
from loaders.packets.reading import PacketReading
from tests.coders import ANNA, listed
from tests.workbook_builder import document, response_form

DAY = dt.date(2025, 2, 1)
LICENCES = "Arcadia licenses each recruitment agency and doubled its labour inspectors."
BARE = "See objective 14."
HOSTILE = (
    '+HYPERLINK("http://fictional.invalid") consular offices of Arcadia 🛂 give consular protection\tand passports.'
)
PLAIN = "Fictional words about nothing of the kind."
FORM = document(response_form("Thailand", [("(c)", f"{LICENCES}\n\n{BARE}\n\n{PLAIN}"), ("(d)", HOSTILE)]), "t.xlsx")
Change = Callable[[Workbook], None]


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Read packets in this process: to start another one takes longer than most tests."""
    if request.node.get_closest_marker("loading_process") is None:
        monkeypatch.setattr(apart, "_ask", lambda given: apart.filled_here(None, given))
        monkeypatch.setattr(
            "gcm_data.exports.packet.suggested._process.ask", lambda limits, data: offer_here(None, data)
        )


@pytest.fixture(scope="module", autouse=True)
def ended() -> Iterator[None]:
    """End the process that reads packets, where a test has started it."""
    yield
    apart._process.end()


@cache
def read(*documents: Document) -> ReviewData:
    """The form, or other documents, as readers may see them."""
    return withhold(load_review(documents or [FORM]))


@cache
def packet_of(*documents: Document, coder: str = ANNA) -> Packet:
    """What a packet of the documents holds for a coder."""
    suggested, versions = offer_here(None, read(*documents))
    return Packet.of(Paragraphs(read(*documents), suggested), [], coder, "2025", versions)


@cache
def made(*documents: Document) -> bytes:
    """That packet as a file."""
    return packet.write(packet_of(*documents), Provenance.of(read(*documents), DAY))


def row_of(passage: str, suggested: str, documents: tuple[Document, ...] = ()) -> int:
    """The number of the row with a passage and what is suggested for it."""
    rows = packet_of(*documents).rows
    return next(each.number for each in rows if each.passage == passage and each.suggested == suggested)


def top(book: Workbook) -> int:
    """The row of the heads."""
    return next(cell.row for (cell,) in book[PASSAGES].iter_rows(max_col=1) if cell.value == NUMBER)


def fill(number: int, **texts: object) -> Change:
    """Write into the row of a number: decision, because, other, passage, key …"""
    heads = {"decision": DECISION, "because": BECAUSE, "other": OTHER, "passage": PASSAGE, "key": KEY,
             "suggested": SUGGESTED, "why": WHY}  # fmt: skip

    def write(book: Workbook) -> None:
        for name, text in texts.items():
            book[PASSAGES].cell(top(book) + number, HEADS.index(heads[name]) + 1).value = text

    return write


def back(*changes: Change, documents: tuple[Document, ...] = (), data: ReviewData | None = None) -> PacketReading:
    """What is read of a packet of the documents after some changes."""
    book, content = load_workbook(io.BytesIO(made(*documents))), io.BytesIO()
    for change in changes:
        change(book)
    book.save(content)
    return returned(content.getvalue(), read(*documents) if data is None else data)


def returned(content: bytes, data: ReviewData | None = None) -> PacketReading:
    """What is read of a packet that comes back."""
    return apart.read_packet(Document("back.xlsx", content, ""), data or read(), "who hands it in")


def applied(found: PacketReading, *documents: Document) -> ReviewData:
    """The documents with what a packet decides."""
    rows = [each | {"by": found.coder} for each in found.decisions]
    assert [problem_of(row) for row in rows] == [""] * len(rows)
    return load_review(documents or [FORM], codings=listed(*rows))


def problems(found: PacketReading) -> list[tuple[str, str]]:
    """Code and cell of each issue."""
    return [(each.code, each.cell) for each in found.issues]


def verdicts(found: PacketReading) -> list[tuple[str, str]]:
    """What each decision is, and on which target."""
    return [(each["verdict"], each.get("target", "")) for each in found.decisions]


FIVE, SIX, FOURTEEN = (name_of(("objective", number)) for number in ("5", "6", "14"))
LICENCE, ELSE = row_of(LICENCES, SIX), row_of(LICENCES, ANYTHING_ELSE)
CITED = row_of(BARE, FOURTEEN)
