"""Verification slips of one form, made and filled in, and what is read of them in this process.

A test module takes both fixtures under names of its own, and from then on reads slips in this process.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache

import pytest

from gcm_data.exports import slip
from gcm_data.tables.slips import Slip
from gcm_data.tables.specs import ReviewData
from loaders import load_review
from loaders.documents.workbook import Document
from loaders.slips import apart
from loaders.slips.reading import SlipReading
from tests import slip_filler as fill
from tests.workbook_builder import document, response_form, text

DAY = dt.date(2025, 2, 1)
HEADER = ("Question", "Response", "GCM objectives", "Guiding principles", "Cooperation needs")
C, D = "(c) Achievements", "(d) Gaps and challenges"
CITING = text(2, " See objective 8 of the GCM.")
FORM = document(
    response_form("Fiji", [[C, text(1), "5, 6", "human rights"], [D, CITING, "7"]], header=HEADER), "fj.xlsx"
)
OBJECTIVE, PRINCIPLE = "objective", "principle"


@pytest.fixture(scope="module", autouse=True)
def ended() -> Iterator[None]:
    """End the process that reads slips, where a test has started it."""
    yield
    apart._process.end()


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Read slips in this process: to start another one takes longer than most tests."""
    if request.node.get_closest_marker("loading_process") is None:
        monkeypatch.setattr(apart, "_ask", lambda slip, work, *given: apart.work_here(None, work, *given))


@cache
def made(*documents: Document, iso3: str = "FJI") -> bytes:
    """The slip of a member, of the form or of other documents."""
    return slip.write(load_review(documents or [FORM]), iso3, "2025", DAY)


def back(*fills: fill.Fill, documents: tuple[Document, ...] = (FORM,), **options: object) -> SlipReading:
    """What a slip of the documents gives that somebody has filled in."""
    return returned(fill.filled(made(*documents), *fills), documents, **options)


def returned(content: bytes, documents: tuple[Document, ...] = (FORM,), data: ReviewData | None = None) -> SlipReading:
    """What is read of a slip of the documents that comes back."""
    data = load_review(documents) if data is None else data
    contents = {(each.cycle, each.name): each.content for each in documents}
    given = Document("back.xlsx", content, "")
    return apart.read_slip(given, data, lambda *key: contents.get(key), "An officer", "2025-03-01")


def cells(found: SlipReading) -> list[tuple[str, str, str]]:
    """Cell, old text and new text of each correction."""
    return [(each.cell, each.old_text, each.new_text) for each in found.corrections]


def asked(found: SlipReading) -> list[str]:
    """What people have to decide."""
    return [each.what for each in found.questions]


def problems(found: SlipReading) -> list[str]:
    """The codes of the issues, without that of a slip which names nobody."""
    return [each.code for each in found.issues if each.code != "slip-unsigned"]


def number_of(target: str, kind: str = OBJECTIVE, basis: str = "coded") -> int:
    """The number of a code of the form in its slip."""
    found = Slip.of(load_review([FORM]), "FJI", "2025").codes
    return next(each.number for each in found if (*each.target, each.basis) == (kind, target, basis))
