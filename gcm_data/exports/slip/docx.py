"""The slip as a Word document: to read, to tick and to correct by hand; what is written there nobody reads back."""

from __future__ import annotations

from collections.abc import Iterator

from gcm_data import wording
from gcm_data.exports.docx.controls import Controls
from gcm_data.exports.docx.elements import Element, paragraph, run, spoken
from gcm_data.exports.docx.frame import Frame
from gcm_data.exports.docx.styles import LANGUAGE
from gcm_data.exports.docx.tables import plain_table
from gcm_data.exports.slip.content import LEFT_BLANK, NOTHING_READ, ON_PAPER, Front, behind, how
from gcm_data.tables.slips import (
    CHECKED_BY,
    CHECKED_ON,
    CODES,
    MISSING,
    NONE,
    Slip,
    SlipAnswer,
    SlipCode,
    choices,
    name_of,
)

RIGHT, NOT_RIGHT = "right", "not right"
WRITE, CHOOSE = "Click or tap here to enter text.", "Choose an item."
MISSING_ROWS = 6
_WIDTHS = (11.0, 52.0, 48.0, 22.0, 32.0)  # millimetres of the columns of codes


def write(slip: Slip, front: Front) -> bytes:
    """The document of a slip."""
    frame = Frame(front.title, (wording.SHORT_TITLE, f"{slip.mark}: {slip.member}"), front.source)
    controls = Controls(LANGUAGE)
    parts = (_answers(slip, controls), _codes(slip, controls), _missing(controls), _signature(controls))
    elements = [*_opening(front), *(each for part in parts for each in part)]
    return frame.bytes_of(elements, f"{slip.member}, {slip.cycle}", front.day)


def _opening(front: Front) -> Iterator[Element]:
    yield paragraph("Title", run(front.title))
    for label, value in front.facts:
        yield paragraph("Normal", run(f"{label}: {value}"))
    for sentence in (*front.sentences, ON_PAPER):
        yield paragraph("Notice", run(sentence))


def _heading(text: str) -> Element:
    return paragraph("TOCHeading", run(text))


def _verdict(what: str, controls: Controls) -> list[Element]:
    """Two boxes to tick: right, not right."""
    right, wrong = (controls.tick(f"{what}: {each}") for each in (RIGHT, NOT_RIGHT))
    return [right, run(f" {RIGHT}    "), wrong, run(f" {NOT_RIGHT}")]


def _answers(slip: Slip, controls: Controls) -> Iterator[Element]:
    yield _heading("Answers as read")
    for row in slip.answers:
        yield from _answer(row, controls)


def _answer(row: SlipAnswer, controls: Controls) -> Iterator[Element]:
    named = f"Answer {row.number}"
    yield paragraph("PassageHeading", run(f"{named}. {row.question}".rstrip()))
    if row.wording:
        yield paragraph("PassageReference", run(row.wording))
    for line in (row.text or LEFT_BLANK).splitlines():
        yield spoken("Passage", line)
    yield paragraph("PassageReference", run(row.place))
    yield paragraph("Passage", *_verdict(named, controls))
    yield paragraph("Passage", run("Corrected text: "), controls.text(f"{named}: corrected text", "", WRITE))
    yield paragraph("Passage", run("Reason: "), controls.text(f"{named}: reason", "", WRITE))


def _codes(slip: Slip, controls: Controls) -> Iterator[Element]:
    yield _heading(f"{CODES}: objectives, guiding principles and cooperation needs as read")
    if not slip.codes:
        yield paragraph("Normal", run(NOTHING_READ))
        return
    heads = ("No.", "Read as", "From these words", "Right?", "Should be; reason")
    yield plain_table(CODES, heads, [_code(row, controls) for row in slip.codes], _WIDTHS)


def _code(row: SlipCode, controls: Controls) -> list[list[Element]]:
    named = f"Code {row.number}"
    of = f"Answer {row.answer}. " if row.answer else ""
    return [
        [run(str(row.number))],
        [run(f"{name_of(row.target)}\n{how(row)}")],
        [run(f"{behind(row)}\n{of}{row.place}")],
        _verdict(named, controls),
        [
            controls.choice(f"{named}: should be", "", CHOOSE, (*choices(), NONE)),
            run("\n"),
            controls.text(f"{named}: reason", "", WRITE),
        ],
    ]


def _missing(controls: Controls) -> Iterator[Element]:
    yield _heading(f"{MISSING}: what was not read and should have been")
    rows = [
        [
            [controls.text(f"Missing {number}: answer", "", WRITE)],
            [controls.choice(f"Missing {number}: should be", "", CHOOSE, tuple(choices()))],
            [controls.text(f"Missing {number}: words and reason", "", WRITE)],
        ]
        for number in range(1, MISSING_ROWS + 1)
    ]
    heads = ("Answer no.", "Should be", "Words of the answer that say so; reason")
    yield plain_table(MISSING, heads, rows, (30.0, 60.0, 75.0))


def _signature(controls: Controls) -> Iterator[Element]:
    for label in (CHECKED_BY, CHECKED_ON):
        yield paragraph("Notice", run(f"{label}: "), controls.text(label, "", WRITE))
