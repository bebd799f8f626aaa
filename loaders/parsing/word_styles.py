"""Styles of a Word document, as far as they say what a text is: a heading, a table of contents, bold, or not shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from .word_names import child, is_on, name_of, value

_HEADING = re.compile(r"(?:heading \d|title|subtitle)$")  # the stored names are English in any language
_CONTENTS = re.compile(r"toc (?:\d|heading)|table of (?:figures|authorities)")
_DEEPEST, _LAST_LEVEL = 12, 8  # styles based on each other; outline levels that are headings
LEFT_OUT = ("w:strike", "w:dstrike", "w:vanish")


class Style(NamedTuple):
    """What a style says of its text; `is_bold` and `is_left_out` None where it says nothing."""

    is_heading: bool = False
    is_contents: bool = False
    is_bold: bool | None = None
    is_left_out: bool | None = None


PLAIN = Style()


def read_styles(root: Element) -> dict[str, Style]:
    """The styles by their identifiers, with what they take over from those that they are based on."""
    known = {value(each, "styleId"): each for each in root if name_of(each) == "w:style"}
    return {key: _style(_chain(element, known)) for key, element in known.items()}


def _chain(element: Element, known: Mapping[str, Element]) -> list[Element]:
    """The style and those below it, each once, however they are based on each other."""
    chain = [element]
    while len(chain) < _DEEPEST:
        below = known.get(value(child(chain[-1], "w:basedOn")))
        if below is None or below in chain:
            break
        chain.append(below)
    return chain


def _style(chain: Iterable[Element]) -> Style:
    found = PLAIN
    for element in reversed(list(chain)):
        name = value(child(element, "w:name")).strip().lower()
        properties = child(element, "w:rPr")
        bold = child(properties, "w:b")
        told = is_left_out(properties)
        found = Style(
            found.is_heading or bool(_HEADING.match(name)) or has_level(child(element, "w:pPr")),
            found.is_contents or bool(_CONTENTS.match(name)),
            found.is_bold if bold is None else is_on(bold),
            found.is_left_out if told is None else told,
        )
    return found


def has_level(properties: Element | None) -> bool:
    """Whether properties of a paragraph give it a level in the outline."""
    level = value(child(properties, "w:outlineLvl"))
    return level.isdecimal() and len(level) < 3 and int(level) <= _LAST_LEVEL


def is_left_out(properties: Element | None) -> bool | None:
    """Whether text is struck out or hidden by properties of a run; None where they say nothing of it."""
    said = [each for each in (properties if properties is not None else ()) if name_of(each) in LEFT_OUT]
    return any(map(is_on, said)) if said else None
