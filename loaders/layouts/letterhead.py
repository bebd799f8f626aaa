"""Who sends a text document, by its first lines: a letter, a title page, or a report under its title."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from gcm_data.reference.names import normalise_name
from loaders import vocabulary
from loaders.documents.workbook import Cell
from loaders.layouts.pairs import LONGEST_LABEL, pair_at
from loaders.respondents.kinds import tells_stakeholder
from loaders.respondents.members import member_within, names_member, resolve_member

Rows = list[list[Cell]]
FIRST = (3, 8, 25)  # lines in which a letterhead or title is looked for, the nearest first
SEAT = "bangkok"  # of the secretariat: a country below it, in the address of a letter, is the one in which that is
LONGEST_ADDRESS, MOST_WORDS = 5, 8  # lines above the name of a country; words of one of them
_MARGIN = re.compile(r"page header|page footer|page \d+, line \d+")  # of Word, and of a PDF
_PARTS, _BEHIND_NAME = re.compile(r"\s+[-–—|/·•]\s+|\t"), re.compile(r"[.,:;]\s+")
_NUMBERED = re.compile(r"\d{3,}|\d+\s*[-–/]\s*\d+")  # a postcode, or the number of a house


def state_of_letter(rows: Rows, named_in: Callable[[Rows], Cell | None]) -> Cell | None:
    """The cell that names the State: alone in its line, in a title, as the sender, or in the first lines; None where it
    is not told.

    A letter names other States, too, further below: of the lines that name one the first count. Two different names
    among lines that count alike name nobody, nor does another name than the sender's. `named_in` finds the one State
    that some lines speak of.
    """
    lines = [cells for number, cells in enumerate(rows) if not _ends_address(rows, number)]
    senders = [cells for cells in lines if _is_sender(cells[0].text)]
    sender = named_in(senders)
    if sender is None and any(member_within(cells[0].text) for cells in senders):
        return None
    alone = [cells[0] for cells in lines if len(cells) == 1 and names_member(cells[0].text)]
    if alone and len({resolve_member(cell.text).iso3 for cell in alone}) == 1:
        return _agreed(alone[0], sender)
    titles = named_in([cells for cells in lines if _is_title(cells[0])])
    if titles or sender:
        return _agreed(titles, sender) if titles and sender else titles or sender
    tries: Sequence[Rows] = [lines[:number] for number in FIRST]
    return next((found for some in tries if (found := named_in(some))), None)


def state_of_margins(outside: Rows, body: Rows) -> Cell | None:
    """The cell that names the State in the header or footer of a text document's pages; None where none does.

    A letterhead counts, or the State's name alone or at the beginning of a line, and only where nothing else names
    anybody: neither another such line, nor a line of the body that ends no address.
    """
    lines = [part for cells in outside if _is_margin(cells[0]) for part in _lines_of(cells[0])]
    named = [cell for cell in lines if not tells_stakeholder(cell.text[:LONGEST_LABEL]) and _names_sender(cell)]
    said = [cell.text for cell in lines] + [
        cell.text for number, cells in enumerate(body) for cell in cells if not _ends_address(body, number)
    ]
    others = {resolve_member(name).iso3 for text in said if (name := member_within(text))}
    if not named or len(others) != 1:
        return None
    return named[0]._replace(value=member_within(named[0].text))


def _is_margin(cell: Cell) -> bool:
    return bool(_MARGIN.fullmatch(cell.address))


def _lines_of(cell: Cell) -> list[Cell]:
    return [cell._replace(value=line.strip()) for line in cell.text.splitlines() if line.strip()]


def _names_sender(cell: Cell) -> bool:
    """Whether a line of a margin names who sends the document: behind a label, as an office, or in a part."""
    text = cell.text.strip()
    if member_within(text) is None:
        return False
    pair = pair_at([cell], 0, [])
    if (pair and pair[0] == "member") or _is_sender(text) or _is_office(text):
        return True
    first, *parts = _PARTS.split(text)
    return any(map(names_member, (_BEHIND_NAME.split(first)[0], first, *parts)))


def _is_office(text: str) -> bool:
    """Whether a line begins with an office as every State has it: “Ministry of …”."""
    said = vocabulary.plain(text).removeprefix("the ")
    return any(said.startswith(f"{word} ") for word in vocabulary.wordings_of("row_labels.csv", "office"))


def _agreed(cell: Cell, sender: Cell | None) -> Cell | None:
    """The cell, if it names the State that sends the document or nobody is told to."""
    is_other = sender is not None and resolve_member(sender.text).iso3 != resolve_member(cell.text).iso3
    return None if is_other else cell


def _is_title(cell: Cell) -> bool:
    """Whether a line is the heading of a document of a State: its name alone, or with a word for what a State sends."""
    return _is_heading(cell) and (names_member(cell.text) or _speaks_of_document(cell.text))


def _is_heading(cell: Cell) -> bool:
    return cell.places is not None and cell.places.is_heading(cell.row)


def _speaks_of_document(text: str) -> bool:
    """Whether a text has a word for what a State sends: “Report of …”."""
    words = f" {vocabulary.plain(text)} "
    return any(f" {word} " in words for word in vocabulary.wordings_of("row_labels.csv", "title word"))


def _is_sender(text: str) -> bool:
    """Whether a line begins with the office that speaks for a State: “The Government of …”, “Embassy of …”."""
    said = vocabulary.plain(text).removeprefix("the ")
    return any(said.startswith(f"{word} ") for word in vocabulary.wordings_of("row_labels.csv", "sender"))


def _ends_address(rows: Rows, number: int) -> bool:
    """Whether a line is the country of an address: lines above it hold the seat of the secretariat, a postcode or the
    number of a house, or an office of another State.
    """
    text = rows[number][0].text
    if not names_member(text) or _is_heading(rows[number][0]) or _speaks_of_document(text) or _is_sender(text):
        return False
    for cells in reversed(rows[max(number - LONGEST_ADDRESS, 0) : number]):
        line = cells[0].text
        if len(line.split()) > MOST_WORDS:
            return False
        other = member_within(line) if _is_sender(line) else None
        is_other = other is not None and resolve_member(other).iso3 != resolve_member(text).iso3
        if SEAT in normalise_name(line) or _NUMBERED.search(line) or is_other:
            return True
    return False
