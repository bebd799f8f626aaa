"""Content controls: boxes to tick, lists to choose from and places to write in, each inside of a line."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from gcm_data.exports.docx.elements import Element, element, run

_WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
UNTICKED, WRITE, CHOOSE = "☐", "Click or tap here to enter text.", "Choose an item."
_SIGN_FONT = "MS Gothic"


def tick_box(title: str) -> Element:
    """A box that is not ticked; `title` says what it is to who can't see where it stands."""
    states = {"checkedState": ("2612", _SIGN_FONT), "uncheckedState": ("2610", _SIGN_FONT)}
    box = etree.Element(f"{{{_WORD_2010}}}checkbox", nsmap={"w14": _WORD_2010})
    box.append(_of_2010("checked", val="0"))
    box.extend(_of_2010(name, val=sign, font=font) for name, (sign, font) in states.items())
    fonts = element("rFonts", ascii=_SIGN_FONT, hAnsi=_SIGN_FONT, eastAsia=_SIGN_FONT)
    return _control(title, box, run(UNTICKED, fonts))


def place_to_write(title: str) -> Element:
    """A place for a text of several lines."""
    return _control(title, element("text", multiLine="1"), run(WRITE), is_empty=True)


def list_to_choose(title: str, choices: Iterable[str]) -> Element:
    """A list of which one item is chosen."""
    items = (element("listItem", displayText=choice, value=choice) for choice in choices)
    return _control(title, element("dropDownList", *items), run(CHOOSE), is_empty=True)


def _of_2010(tag: str, **attributes: str) -> Element:
    return etree.Element(f"{{{_WORD_2010}}}{tag}", {f"{{{_WORD_2010}}}{name}": v for name, v in attributes.items()})


def _control(title: str, kind: Element, content: Element, is_empty: bool = False) -> Element:
    shown = [element("showingPlcHdr")] if is_empty else []
    return element("sdt", element("sdtPr", element("alias", val=title), *shown, kind), element("sdtContent", content))
