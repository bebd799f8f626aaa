"""Paragraphs, runs, fields and bookmarks as WordprocessingML; any text can be written, whatever its script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml.ns import nsmap, qn
from lxml import etree

from gcm_data.text.direction import direction
from gcm_data.text.xml import writable

Element = etree._Element
NAMESPACE = {"w": nsmap["w"]}
_PLACES = re.compile(r"(\[[^\]]*\])")
_BREAKS = re.compile("(\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]|\t)")


def element(tag: str, *children: Element, text: str = "", **attributes: str) -> Element:
    """An element of the main namespace with its children; attributes are of that namespace, too."""
    made = etree.Element(qn(f"w:{tag}"), {qn(f"w:{name}"): value for name, value in attributes.items()}, NAMESPACE)
    made.text = text or None
    made.extend(children)
    return made


def run(text: str, *properties: Element) -> Element:
    """A run of a text; its line breaks and tabs stay."""
    made = element("r", element("rPr", *properties)) if properties else element("r")
    for part in _BREAKS.split(text):
        if part == "\t":
            made.append(element("tab"))
        elif part and _BREAKS.fullmatch(part):
            made.append(element("br"))
        elif part:
            said = element("t", text=writable(part))
            said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            made.append(said)
    return made


def marked(text: str) -> list[Element]:
    """A text as runs; words in square brackets are highlighted, because somebody has to fill them in."""
    parts = [part for part in _PLACES.split(text) if part]
    return [run(part, *([element("highlight", val="yellow")] if _PLACES.fullmatch(part) else ())) for part in parts]


def paragraph(style: str, *content: Element, properties: tuple[Element, ...] = ()) -> Element:
    """A paragraph in a style, given by its id, with runs and what else may stand in it."""
    return element("p", element("pPr", element("pStyle", val=style), *properties), *content)


def spoken(style: str, text: str) -> Element:
    """A paragraph of a text that may run from right to left."""
    if direction(text) == "ltr":
        return paragraph(style, run(text))
    return paragraph(style, run(text, element("rtl")), properties=(element("bidi"),))


def field(instruction: str, shown: str) -> list[Element]:
    """A field with the text that is shown until it is updated."""
    code = element("instrText", text=f" {instruction} ")
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", code),
        element("r", element("fldChar", fldCharType="separate")),
        run(shown),
        element("r", element("fldChar", fldCharType="end")),
    ]


def bookmarked(number: int, name: str, *content: Element) -> Iterator[Element]:
    """Runs between the ends of a bookmark; its number is its own in the whole document."""
    yield element("bookmarkStart", id=str(number), name=name)
    yield from content
    yield element("bookmarkEnd", id=str(number))


def link(anchor: str, *content: Element) -> Element:
    """A link to a bookmark."""
    return element("hyperlink", *content, anchor=anchor, history="1")
