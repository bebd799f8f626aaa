"""A text that acts wherever somebody shows it without care, and a fictional review that holds it in every place."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from loaders.documents.corrections import COLUMNS
from tests import workbook_builder as build
from tests.fictional_review import HEADER, WITH_STAKEHOLDERS

HOST = "poison.invalid"
ON_PAPER = (  # without the signs that a spreadsheet can't hold
    f"poison ![p](http://{HOST}/p.png) [l](http://{HOST}/l) <img src=http://{HOST}/i.png> **bold** `code` $x^2$ US$5 "
    f"to US$10 :red[r] :material/home: :smile: <b>tag</b> <a href='http://{HOST}/a'>a</a> "
    f"<script>document.title='poisoned'</script> %{{x}} &lt; www.{HOST} a@{HOST} ~~s~~ -- \u202eover"
)
POISON = f"{ON_PAPER} \x1b[31m\x07 end"
FORMULA = f'=HYPERLINK("http://{HOST}","poison")'
NAME = f"poison ![p](http:{HOST}) **b** $x$ US$5 :red[r] :smile: <b>t<b> www.{HOST} \u202eover \x1b[31m\x07"
SHEET = "poison _b_ $x$ <b>t<b> ~~s~~"


def write_review(folder: Path) -> None:
    """Documents of two cycles with poison in every place that a person writes."""
    for cycle in ("2021", "2025"):
        inside = folder / cycle / NAME
        inside.mkdir(parents=True)
        (inside / f"form {NAME}.xlsx").write_bytes(_form("Fiji"))
        (inside / f"table {NAME}.xlsx").write_bytes(_respondents())
        (inside / f"withheld {NAME}.xlsx").write_bytes(_withheld())
        (inside / f"lines {NAME}.csv").write_text(_lines(), encoding="utf-8")
        (inside / f"broken {NAME}.xlsx").write_bytes(b"%PDF-1.7 fictional")
        (folder / cycle / "plain.xlsx").write_bytes(_form("Tonga"))
        (folder / cycle / "corrections.csv").write_text(_corrections(), encoding="utf-8")
    (folder / f"folder {NAME}").mkdir()
    (folder / f"folder {NAME}" / "stray.xlsx").write_bytes(build.response_form())


def _form(member: str) -> bytes:
    """A form with cover: its title, remark, sheet, header, codes, status, source, date and text."""
    cover = build.cover_rows(member=member, status=ON_PAPER, review=f"Regional review (fictional) {ON_PAPER}")
    cover += [["Date received", ON_PAPER], ["Contact", ON_PAPER], [ON_PAPER, ON_PAPER]]
    rows = [
        [*HEADER, "Date of source", ON_PAPER],
        ["(a) National implementation plan", f"{ON_PAPER} objective 5", "5", "", "", ON_PAPER, ON_PAPER, ON_PAPER, "x"],
        ["(c) Achievements", f"{ON_PAPER} objectives 5 and 6", f"5; 6; {ON_PAPER}", ON_PAPER, ON_PAPER, ON_PAPER],
        [f"(e) Strengthened cooperation {ON_PAPER}", FORMULA + " objective 7", "7", "human rights", "finance", FORMULA],
        [ON_PAPER, ON_PAPER, "5"],
    ]  # fmt: skip
    return build.workbook({SHEET: rows, "Submission": cover})


def _withheld() -> bytes:
    """A table of a source that may not be named. Its name is plain: the words of it go from every text."""
    row = ["", "Quibble Assembly", "Stakeholder", "Academia", "no", "c", f"{ON_PAPER} objective 10 withheld", "10"]
    return build.compiled_table([row], header=WITH_STAKEHOLDERS)


def _respondents() -> bytes:
    """A table of answers of sources that may all be named."""
    rows = [
        ["Samoa", ON_PAPER, "Member State", "", "yes", "c", f"{ON_PAPER} objective 8", "8"],
        [ON_PAPER, "", "Member State", "", "yes", "c", ON_PAPER, "9"],
        ["", ON_PAPER, "Stakeholder", "Academia", "yes", "c", f"{ON_PAPER} objective 9", "9"],
        ["", "A union of nowhere", ON_PAPER, ON_PAPER, ON_PAPER, ON_PAPER, ON_PAPER, ON_PAPER],
    ]
    return build.compiled_table(rows, header=WITH_STAKEHOLDERS)


def _lines() -> str:
    """The same as text, which holds the signs that act on a terminal."""
    made = io.StringIO()
    rows = [
        ["Palau", "c", f"{POISON} objective 5", f"5; {POISON}", POISON, POISON],
        [POISON, POISON, POISON, "5", "", ""],
    ]
    csv.writer(made).writerows([build.TABLE_HEADER, *rows])
    return made.getvalue()


def _corrections() -> str:
    made = io.StringIO()
    fields = {"document": "plain.xlsx", "sheet": SHEET, "cell": "B3", "date": "2025-01-17"}
    rows = [[fields.get(name, POISON) for name in COLUMNS], [POISON for _ in COLUMNS]]
    csv.writer(made).writerows([COLUMNS, *rows])
    return made.getvalue()


_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_MARKUP = re.compile(r"[*`$~<>\[\]{}|]|(?<!\w)_|_(?!\w)|:[A-Za-z]|^\s*([#+=-]|\d+[.)])")
_LATER = re.compile(  # what Streamlit makes of each piece of text when the Markdown has been read
    r"https?://[-.\w]|www\.[-.\w]|[-.\w+]@[-\w]+\.|:[\w+-]+:|:material/|(^|\s)(<->|->|<-|--|>=|<=|~=)(\s|$)",
    re.IGNORECASE,
)


def as_read(markdown: str) -> list[str]:
    """The pieces of text in Markdown that has no formatting: it is cut where Streamlit is asked to."""
    return [_ESCAPED.sub(lambda found: found[0][1], piece) for piece in markdown.split(":color[]")]


def acting(markdown: str) -> list[str]:
    """What in Markdown Streamlit would show as something else than a text."""
    found = [
        _MARKUP.search(_ESCAPED.sub("·", markdown.replace(":color[]", ""))),
        *map(_LATER.search, as_read(markdown)),
    ]
    return [match[0] for match in found if match]
