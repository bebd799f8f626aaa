"""Content controls of a Word document: fields for a text, a day, one of a list, or a tick."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from gcm_data.exports.docx.elements import Element, element, run
from gcm_data.exports.docx.styles import MUTED
from gcm_data.text.xml import writable

UNTICKED, _SIGN_FONT = "☐", "MS Gothic"
_WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"


@dataclass
class Controls:
    """Makes the fields of one document, each with a number of its own. A field itself can't be deleted."""

    language: str
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _lists: dict[tuple[str, ...], Element] = field(default_factory=dict)

    def text(self, name: str, value: str, hint: str) -> Element:
        """A field for a text of several lines; `name` is what a screen reader says, `hint` stands where it is empty."""
        return self._control(name, value, hint, element("text", multiLine="1"))

    def day(self, name: str, hint: str) -> Element:
        """A field for a day, as ISO 8601 writes it."""
        parts = (
            element("dateFormat", val="yyyy-MM-dd"),
            element("lid", val=self.language),
            element("storeMappedDataAs", val="date"),
            element("calendar", val="gregorian"),
        )
        return self._control(name, "", hint, element("date", *parts))

    def choice(self, name: str, value: str, hint: str, choices: Sequence[str]) -> Element:
        """A field for one of the choices; the first entry of its list empties it."""
        entries = (hint, *choices)
        if entries not in self._lists:  # a form has hundreds of fields with few lists
            items = (element("listItem", displayText=writable(each), value=writable(each)) for each in choices)
            empty = element("listItem", value=writable(hint))  # without a text to display: so Word writes it itself
            self._lists[entries] = element("dropDownList", empty, *items)
        return self._control(name, value, hint, deepcopy(self._lists[entries]))

    def tick(self, name: str) -> Element:
        """A box that is not ticked."""
        box = etree.Element(f"{{{_WORD_2010}}}checkbox", nsmap={"w14": _WORD_2010})
        box.append(_of_2010("checked", val="0"))
        for state, sign in (("checkedState", "2612"), ("uncheckedState", "2610")):
            box.append(_of_2010(state, val=sign, font=_SIGN_FONT))
        fonts = element("rFonts", ascii=_SIGN_FONT, hAnsi=_SIGN_FONT, eastAsia=_SIGN_FONT)
        return self._sdt(name, box, run(UNTICKED, fonts))

    def _control(self, name: str, value: str, hint: str, kind: Element) -> Element:
        if value:
            return self._sdt(name, kind, run(value))
        return self._sdt(name, kind, run(hint, element("color", val=MUTED)), element("showingPlcHdr"))

    def _sdt(self, name: str, kind: Element, shown: Element, *more: Element) -> Element:
        number = next(self._numbers)
        properties = [
            element("alias", val=writable(name)[:64]),
            element("tag", val=f"field-{number}"),
            element("id", val=str(number)),
            element("lock", val="sdtLocked"),
            *more,
            kind,
        ]
        return element("sdt", element("sdtPr", *properties), element("sdtContent", shown))


def _of_2010(tag: str, **attributes: str) -> Element:
    return etree.Element(f"{{{_WORD_2010}}}{tag}", {f"{{{_WORD_2010}}}{name}": v for name, v in attributes.items()})
