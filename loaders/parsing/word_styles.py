"""Styles of a Word document, as far as they say what a text is: a heading, a table of contents, bold, or not shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from .word_names import child, is_on, name_of, value

_HEADING = re.compile(r"(?:heading ([1-9])|title|subtitle)$")  # the stored names are English in any language
_CONTENTS = re.compile(r"toc (?:\d|heading)|table of (?:figures|authorities)")
_DEEPEST, _LAST_LEVEL = 12, 8  # styles based on each other; outline levels that are headings
LEFT_OUT = ("w:strike", "w:dstrike", "w:vanish")


class Style(NamedTuple):
    """What a style says of its text: the level of a heading (0 for none); `is_bold` and `is_left_out`
    None where it says nothing of that.
    """

    level: int = 0
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
            _level(name) or level_of(child(element, "w:pPr")) or found.level,
            found.is_contents or bool(_CONTENTS.match(name)),
            found.is_bold if bold is None else is_on(bold),
            found.is_left_out if told is None else told,
        )
    return found


def _level(name: str) -> int:
    """The level of the style of a heading, by its name; a title is above all others."""
    match = _HEADING.match(name)
    return int(match[1] or 1) if match else 0


def level_of(properties: Element | None) -> int:
    """The level in the outline that properties of a paragraph give it, from 1; 0 for none."""
    level = value(child(properties, "w:outlineLvl"))
    return int(level) + 1 if len(level) == 1 and level.isdecimal() and int(level) <= _LAST_LEVEL else 0


def is_left_out(properties: Element | None) -> bool | None:
    """Whether text is struck out or hidden by properties of a run; None where they say nothing of it."""
    said = [each for each in (properties if properties is not None else ()) if name_of(each) in LEFT_OUT]
    return any(map(is_on, said)) if said else None
