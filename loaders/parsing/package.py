"""An .xlsx, .xlsm or .xlsb archive as its relations tell it: a light look at its parts before the reader takes them."""

from __future__ import annotations

import contextlib
import posixpath
from typing import NamedTuple

from . import limits, sheet_xml, xlsb_records
from .archive import Archive
from .inspection import Look
from .kinds import unreadable
from .limits import Refused, over
from .outside_cells import LARGEST, outside_cells
from .rich_text import SIGNS, Forms, read_strings, struck_styles
from .text_boxes import boxes_over_cells
from .wrappers import check_archive

_BOOKS = ("xl/workbook.xml", "xl/workbook.bin")
_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",  # Strict
)
_UNPACKED = (".xml", ".bin", ".rels")  # endings of what the reader may unpack besides
WORD, OPENDOCUMENT, WHOLE = "word/document.xml", "content.xml", "encrypted-package"  # parts that tell a kind


class Relation(NamedTuple):
    """A part to which another one refers: its kind, by the last word of its type, and its name."""

    kind: str
    part: str


def is_word(archive: Archive) -> bool:
    """Whether the archive holds a Word document."""
    return WORD in archive or any(
        relation.kind == "officeDocument" and relation.part.startswith("word/") for relation in of_package(archive)
    )


def is_opendocument(archive: Archive) -> bool:
    """Whether the archive is of one of the OpenDocument formats."""
    return OPENDOCUMENT in archive or WHOLE in archive


def look_at_package(archive: Archive) -> dict[str, Look | str]:
    """Sheet name -> what was seen of it, or why it can't be read. Raises Refused."""
    check_archive(archive)
    try:
        book = _book(archive)
        relations = _relations(archive, book)
        sheets = _sheets(archive, book)
        strings = [relation.part for relation in relations.values() if relation.kind == "sharedStrings"]
        for part in strings:
            if part in archive:
                _check_strings(archive, part)
        parts = [(name, relations[key].part) for name, key in sheets if key in relations]
        if len({part for _, part in parts}) < len(parts):  # a thousand times 42 MB came out of 50 kB
            raise Refused("archive-unsafe", found="several sheets that are one and the same part")
        for part in archive:
            if part.endswith(_UNPACKED) and part not in strings and part not in {part for _, part in parts}:
                archive.check_size(part)
    except ValueError as error:
        raise unreadable("a workbook that is damaged", str(error).rstrip(".")) from error
    lost = {name: "it has no part in the archive" for name, key in sheets if key not in relations}
    forms = _forms(archive, list(relations.values()))
    return lost | {name: _seen(archive, part, forms) for name, part in parts}


def parts_of_sheets(archive: Archive) -> tuple[str, dict[str, str]]:
    """The part of the workbook itself, and sheet name -> part. Raises Refused, and ValueError for broken parts."""
    check_archive(archive)
    book = _book(archive)
    relations = _relations(archive, book)
    return book, {name: relations[key].part for name, key in _sheets(archive, book) if key in relations}


def _forms(archive: Archive, relations: list[Relation]) -> Forms:
    """What the workbook says of letters that are written apart. A damaged part says nothing: the reader will say so."""
    forms = Forms()
    for kind, part in relations:
        if part not in archive or not part.endswith(".xml"):
            continue
        with contextlib.suppress(ValueError):
            if kind == "sharedStrings" and _has_signs(archive, part):
                forms.strings |= read_strings(archive.xml_chunks(part))
            elif kind == "styles" and _has_signs(archive, part, LARGEST):
                forms.styles |= struck_styles(archive.xml(part))
    return forms


def _has_signs(archive: Archive, part: str, most: int = limits.MAX_PART) -> bool:
    """Whether a part of so many bytes speaks of letters that are written apart; most do not."""
    tail, size, found = b"", 0, False
    for piece in archive.chunks(part):
        size += len(piece)
        found = found or any(sign in tail + piece for sign in SIGNS)
        tail = piece[-16:]
    return found and size <= most


def _book(archive: Archive) -> str:
    """The part of the workbook itself. Raises Refused where there is none."""
    named = _relations(archive, "").values() if "_rels/.rels" in archive else ()
    candidates = [*(relation.part for relation in named if relation.kind == "officeDocument"), *_BOOKS]
    found = next((part for part in candidates if part in archive), "")
    if not found:
        raise unreadable("a zip archive that holds no workbook")
    return found


def _relations(archive: Archive, part: str) -> dict[str, Relation]:
    """The parts to which a part refers, by key; links to other files are left out, and never followed."""
    folder, name = posixpath.split(part)
    found = {}
    for element in archive.xml(posixpath.join(folder, "_rels", f"{name}.rels")).iter():
        if element.tag.endswith("}Relationship") and element.get("TargetMode") != "External":
            target = element.get("Target", "").replace("\\", "/")
            path = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}").lstrip("/")
            )
            found[element.get("Id", "")] = Relation(element.get("Type", "").rpartition("/")[2], path.lower())
    return found


def of_package(archive: Archive) -> list[Relation]:
    """The parts to which the archive itself refers."""
    try:
        return relations_if_any(archive, "")
    except ValueError:  # damaged: the part of the document may still have its usual name
        return []


def relations_if_any(archive: Archive, part: str) -> list[Relation]:
    """The parts to which a part refers, those outside of the archive aside. Raises ValueError for broken XML."""
    folder, name = posixpath.split(part)
    has_some = posixpath.join(folder, "_rels", f"{name}.rels") in archive
    return list(_relations(archive, part).values()) if has_some else []


def _sheets(archive: Archive, book: str) -> list[tuple[str, str]]:
    """Name of each sheet, and the key of the relation to its part. Raises Refused for too many."""
    if book.endswith(".bin"):
        sheets = xlsb_records.sheet_relations(b"".join(archive.chunks(book)))
    else:
        elements = [element for element in archive.xml(book).iter() if element.tag.endswith("}sheet")]
        sheets = [(each.get("name", ""), next(filter(None, map(each.get, _IDS)), "")) for each in elements]
    if len(sheets) > limits.MAX_SHEETS:
        raise over("The number of sheets", len(sheets), limits.MAX_SHEETS)
    return sheets


def _check_strings(archive: Archive, part: str) -> None:
    if part.endswith(".bin"):
        xlsb_records.check_strings(b"".join(archive.chunks(part)))
    else:
        sheet_xml.check_strings(archive.xml_chunks(part))


def _seen(archive: Archive, part: str, forms: Forms) -> Look | str:
    try:
        if part not in archive:
            return Look()  # the reader will say so
        if part.endswith(".bin"):
            look = xlsb_records.look_at_sheet(b"".join(archive.chunks(part)))
        else:
            look = sheet_xml.look_at_sheet(archive.xml_chunks(part), forms)
        relations = relations_if_any(archive, part)
        look.outside, look.boxes = outside_cells(archive, relations), boxes_over_cells(archive, relations)
        return look
    except ValueError as error:
        return str(error).rstrip(".")
