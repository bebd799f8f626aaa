"""The response form as a Word document: instructions and cover upright, then a table for each question on its side.

What is to be filled in are content controls; the document is protected as a form, without a password.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from gcm_data.exports.docx.controls import Controls
from gcm_data.exports.docx.elements import Element, element, paragraph, run
from gcm_data.exports.docx.frame import LANDSCAPE, PORTRAIT, Frame
from gcm_data.exports.docx.styles import MUTED, Style
from gcm_data.exports.template.form import COVER, ROOM, Asked, Form, Row
from gcm_data.figures.theme import PALETTES

LANGUAGES = {"en": "en-GB", "fr": "fr-FR", "ru": "ru-RU"}
STYLES = (
    Style("FormText", "Form Text", '<w:spacing w:before="40" w:after="40"/>', '<w:sz w:val="22"/><w:szCs w:val="22"/>'),
    Style("FormHead", "Form Head", "<w:keepNext/>", "<w:b/><w:bCs/>", based_on="FormText"),
    Style("FormSmall", "Form Small", "", '<w:sz w:val="18"/><w:szCs w:val="18"/>', based_on="FormText"),
    Style("FormSmallHead", "Form Small Head", "<w:keepNext/>", "<w:b/><w:bCs/>", based_on="FormSmall"),
)
COVER_WIDTHS = (65.0, 100.0)  # millimetres
WIDTH = 250.0  # of a table on a page that lies on its side
WIDTHS = {"question": 18.0, "item": 17.0, "status": 30.0, "objective": 46.0, "principle": 33.0, "need": 33.0}
# of a question that is pre-filled, which has two columns more
NARROW = {"question": 17.0, "item": 16.0, "before": 26.0, "standing": 24.0, "status": 26.0, "objective": 38.0,
          "principle": 29.0, "need": 30.0}  # fmt: skip
_FILL = PALETTES["light"].scale[0].removeprefix("#").upper()


def write(form: Form, day: dt.date) -> bytes:
    """The form as the bytes of a Word document; equal forms of a day give equal bytes."""
    language = LANGUAGES[form.language]
    page, _ = form.say("page", n="\0").split("\0")
    frame = Frame(form.title, (form.title, form.cycle), "", language, (page, " / "), STYLES)
    frame.lock()
    controls = Controls(language)
    elements = [
        _heading("Title", form.title),
        paragraph("Subtitle", run(form.review)),
        _heading("Heading1", form.say("how_heading")),
        *(paragraph("FormText", run(f"{text}")) for text in form.instructions),
        _heading("Heading1", form.say("sheet_cover")),
        _table(form.say("sheet_cover"), COVER_WIDTHS, list(_cover(form, controls))),
        frame.end_of_section(PORTRAIT),
        _heading("Heading1", form.say("sheet_answers")),
    ]
    for asked in form.asked:
        elements += [
            _heading("Heading2", f"{asked.letter} {asked.label}"),
            paragraph("FormText", run(asked.wording), properties=(element("keepNext"),)),
            _answers(form, asked, controls),
            paragraph("FormText"),
        ]
    return frame.bytes_of(elements, form.review, day, LANDSCAPE)


def _heading(style: str, text: str) -> Element:
    """A heading without a number."""
    plain = (
        element("numPr", element("ilvl", val="0"), element("numId", val="0")),
        element("ind", left="0", hanging="0"),
    )
    return paragraph(style, run(text), properties=plain if style != "Title" else ())


def _cover(form: Form, controls: Controls) -> Iterator[Element]:
    """A row for each line of the cover: its label and its field."""
    for key in COVER:
        label = form.say(key)
        if key == "cover_review":
            given = run(form.cycle)
        elif key == "cover_state":
            given = controls.choice(label, form.member, form.say("empty_choice"), list(form.choices("member").values()))
        elif key == "cover_named":
            given = controls.choice(label, "", form.say("empty_choice"), [form.say("yes"), form.say("no")])
        elif key == "cover_date":
            given = controls.day(label, form.say("empty_date"))
        else:
            given = controls.text(label, "", form.say("empty_text"))
        cells = [_cell(COVER_WIDTHS[0], [paragraph("FormHead", run(label))], True)]
        yield _row([*cells, _cell(COVER_WIDTHS[1], [paragraph("FormText", given)], key == "cover_review")])


def _answers(form: Form, asked: Asked, controls: Controls) -> Element:
    """The table of a question: a row of heads, which is repeated on each page, and a row for each item."""
    heads = {kind: form.say(f"head_{kind}") for kind in ("question", "item", "answer")}
    heads |= {kind: form.say(f"head_{kind}") for kind in ("before", "standing") if asked.has_before}
    heads |= {"status": form.say("head_status")} if asked.has_status else {}
    heads |= {kind: form.say(f"head_{kind}s") for kind in ROOM}
    fixed = NARROW if asked.has_before else WIDTHS
    left = WIDTH - sum(fixed.get(kind, 0.0) for kind in heads)
    widths = {kind: fixed.get(kind, left) for kind in heads}
    cells = [_cell(widths[kind], [paragraph("FormSmallHead", run(text))], True) for kind, text in heads.items()]
    rows = [_row(cells, is_head=True)]
    for row in asked.rows:
        filled = (_fields(form, asked, row, kind, controls) for kind in heads)
        shut = ("question", "item", "before", *(() if row.before else ("standing",)))
        rows.append(_row([_cell(widths[kind], each, kind in shut) for kind, each in zip(heads, filled, strict=True)]))
    return _table(f"{asked.letter} {asked.label}", list(widths.values()), rows)


def _fields(form: Form, asked: Asked, row: Row, kind: str, controls: Controls) -> list[Element]:
    """The paragraphs of a cell: what the form says there, or the fields to fill in."""
    said = {"question": asked.letter, "item": str(row.number), "before": row.before}
    if kind in said or (kind == "standing" and not row.before):
        return [paragraph("FormSmall", *([run(said[kind])] if said.get(kind) else []))]
    name, hint = f"{asked.letter} {row.number}", form.say("empty_choice")
    if kind == "answer":
        return [paragraph("FormText", controls.text(name, row.text, form.say("empty_text")))]
    if kind == "standing":
        return [paragraph("FormSmall", controls.choice(name, "", hint, form.standings))]
    if kind == "status":
        return [
            paragraph("FormSmall", controls.choice(name, row.status, hint, list(form.choices("plan_status").values())))
        ]
    chosen = [*row.chosen.get(kind, ()), *[""] * form.room(kind)][: form.room(kind)]
    names = [f"{name}, {form.say(f'head_{kind}', n=number)}" for number in range(1, len(chosen) + 1)]
    choices = list(form.choices(kind).values())
    fields = (controls.choice(each, value, hint, choices) for each, value in zip(names, chosen, strict=True))
    return [paragraph("FormSmall", each) for each in fields]


def _table(caption: str, widths: Sequence[float], rows: Sequence[Element]) -> Element:
    borders = [
        element(side, val="single", sz="4", space="0", color=MUTED)
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    ]
    properties = element(
        "tblPr",
        element("tblW", w=str(sum(map(_twips, widths))), type="dxa"),
        element("tblBorders", *borders),
        element("tblLayout", type="fixed"),
        element(
            "tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1"
        ),
        element("tblCaption", val=caption),
    )
    grid = element("tblGrid", *(element("gridCol", w=str(_twips(width))) for width in widths))
    return element("tbl", properties, grid, *rows)


def _row(cells: Sequence[Element], is_head: bool = False) -> Element:
    properties = [element("trPr", element("cantSplit"), element("tblHeader"))] if is_head else []
    return element("tr", *properties, *cells)


def _cell(width: float, content: Sequence[Element], is_shut: bool) -> Element:
    fill = [element("shd", val="clear", color="auto", fill=_FILL)] if is_shut else []
    return element("tc", element("tcPr", element("tcW", w=str(_twips(width)), type="dxa"), *fill), *content)


def _twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)
