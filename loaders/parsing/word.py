"""A Word document (.docx, .docm) to messages: its body as one sheet, and what stands outside of its text.

Its parts are read as XML by themselves, behind the guards of the archive: no macro is run, no template or link
followed, and no part looked at that holds no text. Headers, footers, notes, comments, properties and what is deleted or
hidden are no answers; they are sent apart because they may ask that nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from .archive import Archive
from .inspection import Look
from .kinds import unreadable
from .messages import Messages
from .package import WORD, Relation, of_package, relations_if_any
from .word_blocks import Body
from .word_names import child, name_of, value
from .word_styles import read_styles

_DAMAGED = "a Word document (.docx) that is damaged"
_MARGINS = {"header": "page header", "footer": "page footer"}
_NOTES = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}
_PROPERTIES = ("core-properties", "custom-properties")
_PEOPLE = ("creator", "lastModifiedBy", "revision", "created", "modified", "lastPrinted", "language", "version")
_PIECE = 400  # characters of a line that is looked at; longer texts are divided at the ends of sentences
_ENDS = re.compile(r"(?<=[.;!?])\s+|\n+")


def read_word(archive: Archive, messages: Messages) -> None:
    """Send the body as a sheet, and what stands outside of it. Raises Refused.

    Issues: outside-text.
    """
    try:
        _read(archive, messages)
    except (ValueError, RecursionError) as error:  # elements in each other deeper than anybody nests them
        reason = "its parts stand in each other without end" if isinstance(error, RecursionError) else str(error)
        raise unreadable(_DAMAGED, reason.rstrip(".")) from error


def _read(archive: Archive, messages: Messages) -> None:
    named = (each.part for each in of_package(archive) if each.kind == "officeDocument")
    main = next((part for part in named if part in archive), WORD)
    relations = relations_if_any(archive, main)
    styles = next((read_styles(archive.xml(each.part)) for each in _parts(archive, relations, "styles")), {})
    root = child(archive.xml(main), "w:body")
    if root is None:
        raise ValueError("it has no body")
    body = Body(root, styles)
    look = Look(merged=body.merged)
    messages.sheet("", body.rows, look, body.lines)
    notes = [(kind, list(_notes(archive, relations, kind))) for kind in _NOTES]
    outside = [*body.left_out, *(line for _, lines in notes for line in lines), *_margins(archive, relations)]
    messages.outside(_pieces([*outside, *_properties(archive)]))
    counts = [(len(lines), _NOTES[kind]) for kind, lines in notes] + [(body.objects, "picture or embedded file")]
    if found := [f"{number} {what}{'s' if number > 1 else ''}" for number, what in counts if number]:
        messages.problem("outside-text", found=", ".join(found))


def _parts(archive: Archive, relations: list[Relation], kind: str) -> Iterator[Relation]:
    """The parts of a kind that are there, each once."""
    found = {each.part: each for each in relations if each.kind == kind and each.part in archive}
    return iter(found.values())


def _notes(archive: Archive, relations: list[Relation], kind: str) -> Iterator[tuple[str, str]]:
    """Footnotes, endnotes or comments with text, each with its address."""
    number = 0
    for part in _parts(archive, relations, kind):
        for note in archive.xml(part.part):
            if text := all_text(note).strip():
                number += 1
                yield f"{_NOTES[kind]} {number}", text


def _margins(archive: Archive, relations: list[Relation]) -> Iterator[tuple[str, str]]:
    for kind, where in _MARGINS.items():
        for part in _parts(archive, relations, kind):
            yield where, all_text(archive.xml(part.part))


def _properties(archive: Archive) -> Iterator[tuple[str, str]]:
    """What the properties of a document say; who made it when is no remark of it."""
    for relation in of_package(archive):
        if relation.kind in _PROPERTIES and relation.part in archive:
            for element in archive.xml(relation.part):
                name = value(element, "name") or name_of(element).rpartition("}")[2]
                if name not in _PEOPLE and (text := "".join(element.itertext()).strip()):
                    yield f"property {name[:40]}", f"{name}: {text}" if value(element, "name") else text


def all_text(element: Element) -> str:
    """All words of a part, deleted ones and those of watermarks as well, a line for each paragraph."""
    said: list[str] = []
    for each in element.iter():
        name = name_of(each)
        if name in ("w:p", "w:br", "w:cr"):
            said.append("\n")
        elif name in ("w:t", "w:delText"):
            said.append(each.text or "")
        elif name == "w:tab":
            said.append(" ")
        elif name == "v:textpath":
            said.append(f"\n{value(each, 'string')}\n")
    return "".join(said)


def _pieces(lines: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The lines, long ones divided so that each is as short as a line that asks for silence may be."""
    for address, text in lines:
        for sentence in _ENDS.split(text):
            yield from ((address, sentence[place : place + _PIECE]) for place in range(0, len(sentence), _PIECE))
