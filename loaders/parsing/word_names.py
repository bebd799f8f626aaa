"""Names in the XML of a Word document, whichever of its two namespaces it uses, and its switches."""

from __future__ import annotations

from functools import lru_cache
from xml.etree.ElementTree import Element

_SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",  # Strict
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "urn:schemas-microsoft-com:vml": "v:",
}
_NO = ("0", "false", "off", "none")


@lru_cache(maxsize=2_000)
def short(name: str) -> str:
    """The name of an element or attribute with the usual prefix of its namespace; without one for all others."""
    space, _, local = name.rpartition("}")
    return _SPACES.get(space[1:], "") + local


def name_of(element: Element) -> str:
    """The short name of an element; "" for a comment or an instruction."""
    return short(element.tag) if element.tag.__class__ is str else ""


def child(element: Element | None, *path: str) -> Element | None:
    """The first element at the end of a path of short names, or None."""
    for name in path:
        element = next((each for each in element if name_of(each) == name), None) if element is not None else None
    return element


def value(element: Element | None, name: str = "val") -> str:
    """An attribute of an element by its local name; "" where there is none."""
    if element is None:
        return ""
    return next((text for key, text in element.items() if key.rpartition("}")[2] == name), "")


def number(element: Element | None, name: str = "val", most: int = 1_000) -> int:
    """A number in an attribute, from 0 to `most`; 0 where there is none."""
    text = value(element, name)[:9]
    return min(int(text), most) if text.isdecimal() else 0


def is_on(element: Element | None) -> bool:
    """Whether a switch is there and not turned off."""
    return element is not None and value(element).lower() not in _NO
