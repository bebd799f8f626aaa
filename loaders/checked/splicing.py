"""XML changed at a few places: all other bytes stay as they are, whatever a program has written there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

_TAG = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["'][^>]*\?>""")
_PLAIN = ("utf-8", "us-ascii", "ascii")


class Edit(NamedTuple):
    """Bytes that are put in place of others; of an insertion start and end are the same."""

    start: int
    end: int
    new: bytes


@dataclass(frozen=True, slots=True)
class Element:
    """An element: its name with and without prefix, attributes, depth (0: root), and where its two tags begin and end.

    An element without content (`is_empty`) is one tag, and its inside ends where that tag ends.
    """

    name: str
    raw: str
    attributes: Mapping[str, str]
    depth: int
    start: int
    inside: int
    inside_end: int
    end: int
    is_empty: bool

    @property
    def prefix(self) -> str:
        """The prefix of its name with the colon, or ""."""
        return self.raw[: len(self.raw) - len(self.name)]


def utf8(part: bytes) -> bytes:
    """An XML part in UTF-8, in which places are counted. Raises ValueError for another encoding than a Unicode one."""
    if part[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = part.decode("utf-16")
        return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode()
    declared = _DECLARED.match(part[3:] if part.startswith(b"\xef\xbb\xbf") else part)
    if declared and declared[1].decode("ascii").lower() not in _PLAIN:
        raise ValueError(f"its parts are written in {declared[1].decode('ascii')}")
    return part


def tag_end(content: bytes, start: int) -> int:
    """Where the tag ends that begins at a place. Raises ValueError where none begins there."""
    found = _TAG.match(content, start)
    if found is None:
        raise ValueError("a tag has no end")
    return found.end()


def elements(content: bytes, names: Collection[str], deepest: int = 1_000) -> list[Element]:
    """The elements of some names (without prefix) down to a depth, in the order in which they end; all names if none
    are given. Raises ValueError for broken XML.
    """
    parser = expat.ParserCreate()
    found: list[Element] = []
    open_: list[tuple[str, Mapping[str, str], int]] = []

    def begin(raw: str, attributes: dict[str, str]) -> None:
        open_.append((raw, attributes, parser.CurrentByteIndex))

    def end(raw: str) -> None:
        raw, attributes, start = open_.pop()
        name = raw.rpartition(":")[2]
        if len(open_) > deepest or (names and name not in names):
            return
        inside = tag_end(content, start)
        is_empty = content[inside - 2 : inside] == b"/>"
        inside_end = inside if is_empty else parser.CurrentByteIndex
        after = inside if is_empty else tag_end(content, inside_end)
        found.append(Element(name, raw, attributes, len(open_), start, inside, inside_end, after, is_empty))

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parse(parser, content)
    return found


def alone(found: Iterable[Element], name: str) -> Element:
    """The first element of a name. Raises ValueError where there is none."""
    named = next((each for each in found if each.name == name), None)
    if named is None:
        raise ValueError(f"a part has no {name}")
    return named


def parse(parser: expat.XMLParserType, content: bytes) -> None:
    """Let a parser read content. Raises ValueError for broken XML."""
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error


def tag(raw: str, attributes: Mapping[str, str], is_empty: bool) -> bytes:
    """The tag that begins an element."""
    written = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
    return f"<{raw}{written}{'/' if is_empty else ''}>".encode()


def with_attributes(element: Element, changed: Mapping[str, str]) -> Edit:
    """The element with other values of some attributes."""
    return Edit(element.start, element.inside, tag(element.raw, {**element.attributes, **changed}, element.is_empty))


def appended(element: Element, new: bytes, changed: Mapping[str, str] | None = None) -> list[Edit]:
    """The element with something more at the end of its inside, and perhaps other values of some attributes."""
    attributes = {**element.attributes, **(changed or {})}
    if element.is_empty:
        whole = tag(element.raw, attributes, False) + new + f"</{element.raw}>".encode()
        return [Edit(element.start, element.end, whole)]
    return [with_attributes(element, changed or {}), Edit(element.inside_end, element.inside_end, new)]


def spliced(content: bytes, edits: Iterable[Edit]) -> bytes:
    """The content with all edits, of which none may overlap another."""
    pieces, place = [], 0
    for start, end, new in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if start < place:
            raise ValueError("two changes of one place")
        pieces += [content[place:start], new]
        place = end
    return b"".join([*pieces, content[place:]])
