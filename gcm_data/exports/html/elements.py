"""The parts of the report as HTML: exhibits, tables, States and passages. Whatever comes from data is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from itertools import groupby

import pandas as pd

from gcm_data import wording
from gcm_data.coverage.focus import Focus
from gcm_data.evidence.annex import Annex
from gcm_data.evidence.panel import Behind
from gcm_data.evidence.passages import Passage, coder_lines
from gcm_data.exhibits import Exhibit
from gcm_data.exports.html import drawing
from gcm_data.exports.html.anchors import slugs
from gcm_data.text.inert import as_html

TABLE_OF = "Table of this figure"
HINT = "Wider than this screen: move it sideways, or open its table below."
# Columns of a long table in which the number stands that a row counts, the likeliest first.
_COUNTS = ("Members reporting it", "With documents", "Members in it", "Members", "Name")


def exhibit(made: Exhibit, spec: Mapping[str, object] | None, on_paper: str = "") -> str:
    """An exhibit: finding, takeaway, figure, base line, choice of a number, table. `spec` is that of its figure.

    `on_paper`: a class of the style, “brief” for finding and takeaway alone, “screen” for nothing.
    """
    figure = _figure(made, spec) if spec else ""
    parts = [f'<div class="shown"><h3>{as_html(made.title)}</h3><p>{as_html(made.takeaway)}</p>{figure}</div>']
    parts.append(_base(made))
    if made.focuses:
        parts.append(_choice(made))
    parts.append(_twin(made, is_open=not spec))
    return f'<article class="{f"exhibit {on_paper}".strip()}" id="{made.key}">{"".join(parts)}</article>'


def _base(made: Exhibit) -> str:
    """The base line; what every note says of coverage stands at the top of the report, and so not again on paper."""
    own, said, after = made.note.partition(wording.COVERAGE_IS)
    again = f' <span class="screen">{as_html(said)}</span>' if said else ""
    first, last = " ".join(filter(None, (made.base, own.strip()))), after.strip()
    return f'<p class="base">{as_html(first)}{again}{f" {as_html(last)}" if last else ""}</p>'


def _figure(made: Exhibit, spec: Mapping[str, object]) -> str:
    """The place of a figure, as high as it will be; the script draws it when it comes into view."""
    said = as_html(f"{made.title}. {made.takeaway}")
    least = drawing.least_width(spec)
    style = f"height:{drawing.height(spec)}px;min-width:{least}px"
    hint = f'<p class="hint{" narrow" if least == drawing.NARROW else ""}">{HINT}</p>'
    plot = f'<div class="plot" data-figure="{made.key}" style="{style}" role="img" aria-label="{said}"></div>'
    return f"{hint}{_scrolled(plot, f'Figure: {made.title}')}"


def _scrolled(content: str, name: str) -> str:
    """Content in a box of its own that can be moved sideways, also by keyboard."""
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{as_html(name)}">{content}</div>'


def _choice(made: Exhibit) -> str:
    """The list of an exhibit's numbers; the script fills it."""
    name = as_html(f"Evidence behind a number: {made.title}")
    return (
        f'<p class="choice"><select data-numbers="{made.key}" aria-label="{name}">'
        f"<option value=''>{wording.EVIDENCE_HELP}</option></select></p>"
    )


def _twin(made: Exhibit, is_open: bool) -> str:
    """The table of an exhibit, folded away where there is a figure."""
    opening = '<details class="twin" open>' if is_open else '<details class="twin">'
    summary = f"<summary>{'Table' if is_open else TABLE_OF}</summary>"
    return f"{opening}{summary}{table(made.table, made.title, _links(made))}</details>"


def _links(made: Exhibit) -> dict[tuple[int, str], str]:
    """Cell of an exhibit's table (row, column) -> the address of the number in it."""
    addresses = slugs(made.focuses)
    columns = list(made.table.columns[1:]) if made.is_wide else [_counted(made.table)]
    found = {}
    for row in range(len(made.table)):
        for column in columns:
            label = made.label_at(row, column)
            if label is not None:
                found[row, column] = f"{made.key}:{addresses[label]}"
    return found


def _counted(table: pd.DataFrame) -> str:
    """The column of a table that holds the number of each row; in a table of words the first that names the row."""
    named = [name for name in table if name.startswith("Members ")]
    return next((name for name in (*named, *_COUNTS) if name in table), table.columns[0])


def table(frame: pd.DataFrame, caption: str, links: Mapping[tuple[int, str], str] | None = None) -> str:
    """A table; `links` are addresses by row and column. Its first column heads the rows."""
    links = links or {}
    head = "".join(f'<th scope="col">{as_html(str(name))}</th>' for name in frame)
    names = list(frame)
    rows = []
    for number, values in enumerate(frame.itertuples(index=False, name=None)):
        cells = [_cell(value, links.get((number, name), "")) for name, value in zip(names, values, strict=True)]
        rows.append(f'<tr><th scope="row">{cells[0][1]}</th>{"".join(_td(*cell) for cell in cells[1:])}</tr>')
    body = f"<caption>{as_html(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody>"
    return _scrolled(f"<table>{body}</table>", f"Table: {caption}")


def _cell(value: object, link: str) -> tuple[bool, str]:
    """Whether a cell holds a number, and its content."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    is_missing = value is pd.NA or (isinstance(value, float) and value != value)
    words = "" if value is None else "–" if is_missing else as_html(str(value))
    return is_number, f'<a href="#{link}">{words}</a>' if link and words else words


def _td(is_number: bool, content: str) -> str:
    return f'<td class="n">{content}</td>' if is_number else f"<td>{content}</td>"


def states(panel: Behind) -> str:
    """The States behind a number, in each state; empty ones stand there, too."""
    lines = [
        f"<li><strong>{as_html(state)}: {len(names)}</strong> {as_html(wording.listed(list(names)))}</li>"
        for state, names in panel.states.items()
    ]
    return f"<ul>{''.join(lines)}</ul>"


def who_reports(targets: Mapping[str, Focus], annex: Annex) -> str:
    """For each target the sentence, the States in each state, and the numbers of the passages."""
    parts = []
    for label, focus in targets.items():
        panel = annex.panels[focus]
        numbers = ", ".join(f'<a href="#passage-{number}">{number}</a>' for number in annex.numbers(focus))
        behind = f"Passages: {numbers}." if numbers else wording.NO_PASSAGE
        head = as_html(f"{label}. {panel.sentence}")
        parts.append(f'<details class="who"><summary>{head}</summary>{states(panel)}<p>{behind}</p></details>')
    return "".join(parts)


def passages(found: Mapping[int, Passage], cycle: str) -> str:
    """All passages under their numbers, grouped by respondent and folded away under the name.

    Paper has those of the cycle that is selected, without those that were left blank.
    """
    parts = []
    for respondent, each in groupby(found.items(), lambda numbered: numbered[1].respondent):
        numbered = dict(each)
        on_paper = {number for number, said in numbered.items() if said.cycle == cycle and said.state != "blank"}
        said = [_passage(number, passage, number in on_paper) for number, passage in numbered.items()]
        count = f'<span class="screen">: {len(said)} passage{"s" if len(said) != 1 else ""}</span>'
        kind = "said" if on_paper else "said screen"
        parts.append(
            f'<details class="{kind}"><summary>{as_html(respondent)}{count}</summary>{"".join(said)}</details>'
        )
    return "".join(parts)


def _passage(number: int, found: Passage, is_on_paper: bool) -> str:
    """One passage: who says it in answer to what, its words with the evidence marked, and where they stand."""
    said = f"<em>{as_html(wording.STATE_MEANINGS_OF_ANSWER.get(found.state, ''))}</em>"
    if found.state in ("answered", "mark"):
        said = _marked(found)
    source = " · ".join(filter(None, (_linked(found.source), as_html(found.date))))
    more = [f"Source: {source}"] if source else []
    more += [f"Evidence for: {as_html('; '.join(found.named))}"] if found.named else []
    more += [as_html(line) for line in coder_lines(found)]
    lines = "".join(f'<br class="screen"><span class="screen">{line}</span>' for line in more)
    who = f'<span class="screen"><strong>{as_html(found.respondent)}</strong> · </span>'
    head = f"<strong>{number}</strong> · {who}{as_html(f'{found.cycle} · {found.asked}')}"
    place = f'<p class="place"><bdi>{as_html(found.place or wording.WITHHELD_PLACE)}</bdi>{lines}</p>'
    kind = "passage" if is_on_paper else "passage screen"
    return (
        f'<article class="{kind}" id="passage-{number}"><p>{head}</p>'
        f'<blockquote dir="auto">{said}</blockquote>{place}</article>'
    )


def _marked(found: Passage) -> str:
    """The text of a passage with its evidence marked."""
    parts, at = [], 0
    for start, end in found.spans:
        parts += [escape(found.text[at:start]), f"<mark>{escape(found.text[start:end])}</mark>"]
        at = end
    return "".join((*parts, escape(found.text[at:])))


def _linked(source: str) -> str:
    """A source: each line that is a web address as a link, everything else as text."""
    return "<br>".join(
        f'<a href="{as_html(line)}" rel="noreferrer noopener">{as_html(line)}</a>'
        if line.startswith(("https://", "http://"))
        else as_html(line)
        for line in source.splitlines()
    )
