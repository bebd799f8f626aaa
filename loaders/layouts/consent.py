"""Lines of their own that ask whether a source may be named, with what is answered to them: in the same line, below it
or by ticked boxes. What is no clear yes withholds the name, so that such a line is no answer, wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from loaders.codes.objectives import read_mark
from loaders.codes.ticked import ticked
from loaders.documents import roles
from loaders.documents.answer import ATTRIBUTION
from loaders.documents.roles import Roles
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import role_of
from loaders.headers.questions import asks
from loaders.respondents.attribution import LONGEST_LINE, read_attribution, stricter

LONGEST_LABEL, LONGEST_SAID = 200, 120  # characters of a label; of an answer to it among other texts
BLANK_ROWS = 3  # between a question and its answer in a text document
_SPLIT = re.compile(r"(?<=[?？؟])|[:：\n\t]|\s[–—-]\s|(?=[☐□▢☑☒■▣✓✔✗✘🗹🗷])|(?=\[\s*(?:[xX✓✔*]|\s)\s*\])")
_BOX = re.compile(r"\s*(?:[☐□▢☑☒■▣✓✔✗✘🗹🗷]|\[\s*(?:[xX✓✔*]|\s)\s*\])")
_NUMBERED = re.compile(r"^\s*\(?\w{1,2}[.)]\s*")
_HINT = re.compile(r"[(\[（].*[)\]）]", re.DOTALL)
_ENDS = (".", "!", "。", ";")


@dataclass(frozen=True)
class Asked:
    """A line that asks for consent: its role, its cell and the one with its answer, empty where there is none."""

    role: str
    label: Cell
    value: Cell
    rows: frozenset[int]


def role_asked(text: str) -> str | None:
    """The role of a label that asks whether a source may be named; None for any other text."""
    text = text.strip()
    if not text or len(text) > LONGEST_LABEL:
        return None
    return next((role for each in (text, _NUMBERED.sub("", text)) if (role := role_of(each)) in ATTRIBUTION), None)


def answered_inside(cells: list[Cell], place: int) -> tuple[str, Cell] | None:
    """Role and value where a cell asks whether a source is named and holds the answer, too; None for any other."""
    label = cells[place]
    if not isinstance(label.value, str) or len(label.text) > LONGEST_LINE:
        return None
    role, behind = _split(label.text)
    if not role:
        return None
    beside = cells[place + 1] if place + 1 < len(cells) else None
    if beside and (_is_hint(behind) or _says_nothing(behind)):
        return role, chosen(beside)
    if _is_hint(behind):
        return None
    value = chosen(label._replace(value=behind))
    return role, stricter(role, value, beside) if beside else value


@lru_cache(maxsize=5_000)
def _split(text: str) -> tuple[str, str]:
    """The role of a text that asks whether a source is named, and what it says behind that; empty for any other."""
    for split in _SPLIT.finditer(text):
        behind = text[split.end() :].strip()
        role = role_asked(text[: split.start()]) if behind else None
        if role and not _is_title(role, split[0], text, behind):
            return role, behind
    return "", ""


def chosen(cell: Cell) -> Cell:
    """A cell of boxes as the one choice that is ticked; any other, and where it is not certain, as it stands."""
    if not isinstance(cell.value, str) or not _BOX.search(cell.text):
        return cell
    text, is_certain = ticked(cell.text)
    is_one = is_certain and text.strip() and ";" not in text
    return cell._replace(value=text.strip()) if is_one else cell


def consents(sheet: Sheet, first: int) -> Iterator[Asked]:
    """The lines from a row on that stand alone and ask for consent, each with its answer.

    They stand among answers: one that is no question, or whose label has a wider meaning (“Publication: …”), asks
    nothing where a sentence follows.
    """
    done = -1
    for row in range(first, len(sheet.rows)):
        if row > done and (label := sheet.lone(row)) and len(label.text) <= LONGEST_LINE:
            asked = _inside(label) or _below(sheet, label)
            if asked and _is_meant(asked):
                done = max(asked.rows)
                yield asked


def consent_rows(sheet: Sheet, first: int, told: Roles) -> frozenset[int]:
    """The rows of such lines and of their answers, which are no answers to any other question; their roles are told."""
    found: set[int] = set()
    for asked in consents(sheet, first):
        found |= asked.rows
        told.say(roles.VALUE, (cell for row in asked.rows for cell in sheet.filled(row)))
        told.say(roles.LABEL, [asked.label])
    return frozenset(found)


def _inside(label: Cell) -> Asked | None:
    found = answered_inside([label], 0)
    return Asked(*found[:1], label, found[1], frozenset([label.row])) if found else None


def _below(sheet: Sheet, label: Cell) -> Asked | None:
    """A label alone in its line, with the line below as its answer and the boxes that follow."""
    role = role_asked(label.text) or role_asked(label.text.rstrip(" :："))
    if role is None:
        return None
    below = _next(sheet, label.row)
    if below is None or not is_said(sheet, below):
        return Asked(role, label, label._replace(value=""), frozenset([label.row]))
    said, rows = [below.text], {label.row, below.row}
    while _BOX.match(said[0]) and (below := _next(sheet, max(rows))) and _BOX.match(below.text):
        said.append(below.text)
        rows.add(below.row)
    first = sheet.cell(min(rows - {label.row}), 0)
    value = chosen((sheet.lone(first.row) or first)._replace(value="\n".join(said)))
    is_long = len(value.text) > LONGEST_LINE  # it stays an answer, too
    return Asked(role, label, value, frozenset([label.row] if is_long else rows))


def is_said(sheet: Sheet, cell: Cell) -> bool:
    """Whether a line below a question that asks for consent answers it, and is no heading, label or question."""
    if read_mark(cell.value) is not None or _BOX.match(cell.text):
        return True
    is_heading = sheet.places is not None and 0 < sheet.places.level(cell.row) < 9
    return not is_heading and role_of(cell.text.strip()) is None and not asks(cell.text)


def _is_meant(asked: Asked) -> bool:
    said, text = asked.value.text.strip(), asked.label.text.strip()
    if asked.value.is_empty:
        return asks(text) or text.endswith((":", "："))
    if read_attribution(asked.role, asked.value) is not None or _BOX.search(said):
        return True
    is_label = asked.value.row == asked.label.row or asks(text) or text.endswith((":", "："))
    return is_label and (asked.role != "attribution" or (len(said) <= LONGEST_SAID and not said.endswith(_ENDS)))


def _next(sheet: Sheet, row: int) -> Cell | None:
    """The next line with something, if it holds one text; of a spreadsheet the next row."""
    last = row + 1 + (BLANK_ROWS if sheet.places is not None else 0)
    rows = range(row + 1, min(last + 1, len(sheet.rows)))
    filled = next((each for each in rows if any(True for _ in sheet.filled(each))), None)
    return None if filled is None else sheet.lone(filled)


def _is_title(role: str, sign: str, text: str, behind: str) -> bool:
    """Whether the first words of a text are rather its title, of a wider meaning: “Privacy”, and a text below it."""
    if (
        role != "attribution"
        or not sign
        or _BOX.search(behind)
        or (sign.strip() in (":", "：") and len(text) <= LONGEST_LABEL)
    ):
        return False
    return read_attribution(role, Cell(behind, "", 0, 0)) is None


def _is_hint(text: str) -> bool:
    """Whether a text in brackets says how to answer: “(Yes/No)”; not “(No)”, nor boxes."""
    return bool(_HINT.fullmatch(text)) and not _BOX.search(text) and read_mark(text.strip("()[]（） ")) is None


def _says_nothing(behind: str) -> bool:
    """Whether the end of a label with an answer beside it holds none: neither boxes nor a mark."""
    return not _BOX.search(behind) and read_mark(behind) is None
