"""The checked workbook itself: issues in their cells, and all of them on a sheet of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from gcm_data.tables.issues import SEVERITIES, Issue
from gcm_data.tables.withheld import FOR_OFFICERS
from loaders.checked.cells import Place, restyled
from loaders.checked.colours import WRAPPED, Colours
from loaders.checked.comments import comment
from loaders.checked.issues_sheet import SHEET_TYPE, sheet_of
from loaders.checked.package import Package
from loaders.checked.splicing import alone, appended, elements, spliced, tag
from loaders.documents.issues_sheet import NAME
from loaders.documents.workbook import Document
from loaders.parsing.addresses import place_of
from loaders.parsing.limits import Refused

CHECKED = ", checked"  # behind the name of the document
MOST_MARKED = 2_000  # cells of a workbook; who has more reads the sheet
ROWS, COLUMNS = 1_048_576, 16_384
_AREA = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6}))?")
MARKED = (
    "The cells concerned are coloured (orange: error, yellow: warning, blue: note) and say in a comment what to do. "
    "When they are mended, hand in this workbook again: this sheet and the comments may stay in it."
)
NOT_MARKED = "Nothing could be marked in the document itself: {reason}."
NOTHING = "Nothing was found wrong."
SIGNED = "The workbook as received was signed; the signature does not hold for this copy with its marks."
TOO_MANY = "More than {most:,} cells are concerned; the first are marked."


class Checked(NamedTuple):
    """A checked workbook: the name that fits it, its bytes, and whether the cells are marked in it."""

    name: str
    content: bytes
    is_marked: bool


class _Marks(NamedTuple):
    """The issues at the cells of one sheet, the gravest first."""

    found: dict[Place, list[Issue]]

    def severity(self, place: Place) -> str:
        return self.found[place][0].severity


def checked_workbook(document: Document, issues: Sequence[Issue]) -> Checked:
    """The workbook as received, each cell with an issue coloured and with a comment, and a last sheet of all issues.

    An .xlsx or .xlsm keeps all else that is in it, byte for byte; of any other document, or one that can't be opened,
    there is a workbook with the list alone. Never raises for what stands in a document.
    """
    path = PurePosixPath(document.name)
    try:
        return Checked(f"{path.stem}{CHECKED}{path.suffix}", _marked(document, _told(issues)), True)
    except Refused as refused:
        reason = str(refused.facts.get("found") or refused.facts.get("what") or refused.code)
    except ValueError as error:
        reason = str(error).rstrip(".")
    return list_alone(document.name, issues, reason)


def list_alone(document: str, issues: Sequence[Issue], reason: str) -> Checked:
    """A workbook with nothing but the issues of a document in which they can't be marked, and the reason."""
    package, told = Package.blank(), _told(issues)
    notes = [NOT_MARKED.format(reason=reason), *([] if told else [NOTHING])]
    _finish(package, Colours(package), document, told, notes)
    return Checked(f"{PurePosixPath(document).stem}{CHECKED}.xlsx", package.content(), False)


def _told(issues: Sequence[Issue]) -> list[Issue]:
    """The issues that leave the office, the gravest first."""
    told = [each for each in issues if each.code not in FOR_OFFICERS]
    return sorted(told, key=lambda each: SEVERITIES.index(each.severity))


def _marked(document: Document, issues: Sequence[Issue]) -> bytes:
    """Raises Refused and ValueError for what can't be marked."""
    package = Package(document.content)
    colours = Colours(package)
    notes = [MARKED if issues else NOTHING]
    notes += [SIGNED] if any(name.startswith("_xmlsignatures/") for name in package.names) else []
    marks = _places(package, issues)
    if sum(len(each.found) for each in marks.values()) >= MOST_MARKED:
        notes.append(TOO_MANY.format(most=MOST_MARKED))
    for part, found in marks.items():
        _mark(package, part, found, colours)
    _finish(package, colours, document.name, issues, notes)
    return package.content()


def _finish(package: Package, colours: Colours, document: str, issues: Sequence[Issue], notes: Sequence[str]) -> None:
    """Put the sheet of issues and all new styles into a workbook."""
    sheet = sheet_of(document, issues, notes, lambda severity: colours.style(WRAPPED, severity), package.is_strict)
    _add_sheet(package, sheet)
    colours.write()


def _places(package: Package, issues: Sequence[Issue]) -> dict[str, _Marks]:
    """Part of a sheet -> its cells with their issues, so many in all."""
    found: dict[str, _Marks] = {}
    number = 0
    for each in issues:
        part = package.sheets.get(each.sheet, "")
        if part not in package or not part.endswith(".xml"):
            continue
        marks = found.setdefault(part, _Marks({})).found
        for place in _area(each.cell, MOST_MARKED - number):
            number += place not in marks
            marks.setdefault(place, []).append(each)
    return {part: marks for part, marks in found.items() if marks.found}


def _area(address: str, most: int) -> list[Place]:
    """The places of a cell or of a range, row by row, no more than so many; none for any other text."""
    match = _AREA.fullmatch(address)
    if not match:
        return []
    corners = [place_of(match[1] + match[2]), place_of((match[3] or match[1]) + (match[4] or match[2]))]
    (top, bottom), (left, right) = (sorted(numbers) for numbers in zip(*corners, strict=True))
    if bottom >= ROWS or right >= COLUMNS:
        return []
    found: list[Place] = []
    for row in range(top, bottom + 1):
        room = most - len(found)
        if room <= 0:
            break
        found += [(row, column) for column in range(left, min(right, left + room - 1) + 1)]
    return found


def _mark(package: Package, part: str, marks: _Marks, colours: Colours) -> None:
    """Colour the cells of a sheet, and put a comment at the first cell of each issue."""
    content = restyled(package.part(part), marks.found, lambda place, base: colours.style(base, marks.severity(place)))
    package.put(part, content)
    texts: dict[Place, list[str]] = {}
    met: set[int] = set()
    for place in sorted(marks.found):
        for each in marks.found[place]:
            if id(each) not in met:  # a range is told once, at its first cell
                met.add(id(each))
                texts.setdefault(place, []).append(f"{each.severity.capitalize()}: {each.message}")
    comment(package, part, {place: "\n\n".join(dict.fromkeys(said)) for place, said in texts.items()})


def _add_sheet(package: Package, sheet: bytes) -> None:
    """Put a sheet behind the others."""
    part = package.free_name("xl/worksheets/gcm-issues{}.xml")
    package.put(part, sheet, SHEET_TYPE)
    key = package.relate(package.book, "worksheet", part)
    content = package.part(package.book)
    found = elements(content, ("sheets", "sheet"))
    sheets = alone(found, "sheets")
    listed = [each.attributes for each in found if each.name == "sheet"]
    numbers = [int(each["sheetId"]) for each in listed if each.get("sheetId", "").isdecimal()]
    attributes = {"name": _free_name(listed), "sheetId": str(max(numbers, default=0) + 1), **package.id_attribute(key)}
    package.put(package.book, spliced(content, appended(sheets, tag(f"{sheets.prefix}sheet", attributes, True))))


def _free_name(sheets: Sequence[Mapping[str, str]]) -> str:
    """A name for the sheet that no other has."""
    taken = {each.get("name", "").casefold() for each in sheets}
    names = (NAME if number == 1 else f"{NAME} ({number})" for number in range(1, len(taken) + 2))
    return next(name for name in names if name.casefold() not in taken)
