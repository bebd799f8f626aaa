"""The text of one paragraph of a Word document, wherever in it the words stand.

Read are runs, in content controls, insertions, links and fields, too. Left out, and kept apart because it may ask for
silence, is what is deleted, moved away, struck out or hidden. Text boxes are given to the caller; of what a program
offers in several forms one is taken. Check boxes become ☒ and ☐, and raised digits ¹²³, so that the mark of a note does
not join a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from .headings import BOLD, LONGEST, is_bold_heading
from .word_names import child, is_on, name_of, number, value
from .word_styles import PLAIN, Style, is_left_out, level_of

TICKED, NOT_TICKED = "☒", "☐"
GONE = ("w:del", "w:moveFrom")
PROPERTIES = ("w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:tcPr", "w:trPr", "w:tblPr", "w:tblGrid", "w:sectPr")
_NO_TEXT = (*PROPERTIES, "w:instrText", "w:delText", "w:delInstrText", "w:rt", "w:ffData")
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "-"}
_NOTES = ("w:footnoteReference", "w:endnoteReference", "w:commentReference")
_PICTURES = ("w:drawing", "w:pict", "w:object")
_DESCRIBING = ("descr", "title", "alt")  # attributes
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CHECKS = {
    "wingdings": dict.fromkeys((0x51, 0xFB, 0xFC, 0xFD, 0xFE, 0x78), TICKED)
    | dict.fromkeys((0x6F, 0x70, 0x71, 0x72, 0xA8), NOT_TICKED),
    "wingdings 2": dict.fromkeys((0x4F, 0x50, 0x51, 0x52, 0x53, 0x54, 0x56, 0x58), TICKED)
    | dict.fromkeys((0x2A, 0x2B, 0xA3), NOT_TICKED),
}


@dataclass
class Paragraph:
    """A paragraph's text, its level as a heading (0 for none), the text boxes anchored in it, what of it is left out,
    also as a line of a table of contents, how many pictures and embedded files stand in it, and how many of its letters
    are a bold label before a text that is not bold.
    """

    text: str = ""
    level: int = 0
    boxes: list[Element] = field(default_factory=list)
    left_out: str = ""
    objects: int = 0
    contents: str = ""
    label: int = 0


def wrapped(element: Element) -> Iterator[Element]:
    """What stands in a wrapper: in a content control, in the first of several forms, or in any other.

    A content control that shows its placeholder holds nothing.
    """
    name = name_of(element)
    if name == "w:sdt":
        properties, content = child(element, "w:sdtPr"), child(element, "w:sdtContent")
        if content is not None and not is_on(child(properties, "w:showingPlcHdr")):
            yield from content
    elif name == "mc:AlternateContent":
        form = child(element, "mc:Choice")
        form = child(element, "mc:Fallback") if form is None or not len(form) else form
        yield from (form if form is not None else ())
    else:
        yield from element


def text_boxes(element: Element) -> Iterator[Element]:
    """The contents of the text boxes in a drawing, each once."""
    for inner in wrapped(element):
        if name_of(inner) == "w:txbxContent":
            yield inner
        else:
            yield from text_boxes(inner)


def described(element: Element) -> Iterator[str]:
    """What is said of pictures for those who don't see them."""
    for each in element.iter():
        if name_of(each) in ("docPr", "cNvPr") or name_of(each).startswith("v:"):
            yield from (said for name in _DESCRIBING if (said := value(each, name).strip()))


class _Run:
    """How the text of a run looks: left out, bold, raised."""

    def __init__(self, properties: Element | None, styles: Mapping[str, Style], outer: Style) -> None:
        own = styles.get(value(child(properties, "w:rStyle")), PLAIN)
        direct = is_left_out(properties)
        told = next((said for said in (direct, own.is_left_out, outer.is_left_out) if said is not None), False)
        bold = child(properties, "w:b")
        styled = own.is_bold if own.is_bold is not None else outer.is_bold
        self.is_left_out, self.is_bold = told, bool(styled) if bold is None else is_on(bold)
        self.is_raised = value(child(properties, "w:vertAlign")) == "superscript"


class Reader:
    """Reads one paragraph by the styles of its document."""

    def __init__(self, styles: Mapping[str, Style]) -> None:
        self._styles = styles
        self.seen: set[int] = set()  # the paragraphs that were read, while the document is in memory

    def read(self, element: Element) -> Paragraph:
        """The paragraph (w:p); of a table of contents none of its words, which stand again where they belong."""
        self.seen.add(id(element))
        properties = child(element, "w:pPr")
        self._style = self._styles.get(value(child(properties, "w:pStyle")), PLAIN)
        self._found = Paragraph()
        self._text: list[str] = []
        self._left_out: list[str] = []
        self._all_bold, self._bold = True, 0
        for inner in element:
            self._walk(inner, None)
        found = self._found
        found.text, found.left_out = "".join(self._text), "".join(self._left_out)
        if self._style.is_contents:
            found.text, found.contents = "", found.text
        is_short = 0 < len(found.text.strip()) <= LONGEST
        is_bold = self._all_bold and is_bold_heading(found.text)
        found.level = (self._style.level or level_of(properties) or BOLD * is_bold) if is_short else 0
        found.label = self._bold if self._bold < len(found.text.rstrip()) and not found.level else 0
        return found

    def _walk(self, element: Element, run: _Run | None) -> None:
        name = name_of(element)
        if name in _PICTURES:
            self._picture(element)
        elif name == "w:r":
            look = _Run(child(element, "w:rPr"), self._styles, self._style)
            for inner in element:
                self._walk(inner, look)
        elif name == "w:sdt" and (box := child(element, "w:sdtPr", "w14:checkbox")) is not None:
            self._add(TICKED if is_on(child(box, "w14:checked")) else NOT_TICKED, run)
        elif name in GONE or is_on(child(element, "w:sdtPr", "w:showingPlcHdr")):
            self._left_out += [inner.text or "" for inner in element.iter() if name_of(inner) in ("w:t", "w:delText")]
        elif (sign := self._sign(element, name)) is not None:
            self._add(sign, run)
        elif name not in _NO_TEXT:
            for inner in wrapped(element):
                self._walk(inner, run)

    def _sign(self, element: Element, name: str) -> str | None:
        """The text that an element without inner ones stands for; None for any other."""
        if name in ("w:t", "m:t"):
            return element.text or ""
        if name == "w:br":
            return "" if value(element, "type") in ("page", "column") else "\n"
        if name == "w:sym":
            code = value(element, "char")[-2:]
            known = _CHECKS.get(value(element, "font").lower(), {})
            return known.get(int(code, 16), "") if code and set(code.lower()) <= set("0123456789abcdef") else ""
        if name == "w:fldChar":
            return _form_field(child(element, "w:ffData"))
        return "" if name in _NOTES else _SIGNS.get(name)

    def _add(self, text: str, run: _Run | None) -> None:
        look = run or _Run(None, self._styles, self._style)
        if look.is_left_out:
            self._left_out.append(text)
            return
        self._text.append(text.translate(_RAISED) if look.is_raised else text)
        self._all_bold = self._all_bold and (look.is_bold or not any(map(str.isalnum, text)))
        self._bold += len(text) if self._all_bold else 0

    def _picture(self, element: Element) -> None:
        self._left_out += (f"\n{said}\n" for said in described(element))
        boxes = list(text_boxes(element))
        self._found.boxes += boxes
        if not boxes:
            self._found.objects += 1


def _form_field(data: Element | None) -> str:
    """What a field of an old form shows beside its text: a check box, or what was chosen from a list."""
    box, choice = child(data, "w:checkBox"), child(data, "w:ddList")
    if box is not None:
        state = child(box, "w:checked")
        return TICKED if is_on(child(box, "w:default") if state is None else state) else NOT_TICKED
    entries = [value(each) for each in choice if name_of(each) == "w:listEntry"] if choice is not None else []
    chosen = number(child(choice, "w:result"))
    return entries[chosen] if chosen < len(entries) else ""
