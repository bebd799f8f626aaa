"""The answers that a reader asks for: the form, how many fit, and a page of them with the words marked."""

from __future__ import annotations

import html
from bisect import bisect_right
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

import streamlit as st

from gcm_data.coverage.selection import Selection
from gcm_data.exhibits import responses
from gcm_data.exhibits.responses import Asked, Hit
from gcm_data.snapshots.csv import write_csv
from gcm_data.text.direction import direction
from gcm_data.text.excerpts import excerpts
from gcm_data.text.spans import Span
from pages.shared import choices, filters, panel, say, session

_PAGE = "answers_page"
_HIT = "background:rgba(0,136,204,0.22);color:inherit;font-weight:700;text-decoration:underline double"
_HELP = (
    "All words have to occur. “migra” finds every word that begins so; a phrase in quotation marks finds these whole "
    "words in a row. Upper case, accents and punctuation make no difference."
)
_HOW = "like this"
_NOTHING = (
    "No answer fits. Try fewer or shorter words (“migra” finds “migrants” and “migration”), leave out the quotation "
    "marks, search in the language of the answer, or remove a filter. That nothing is found "
    "says nothing about what a State does."
)


def asked(selection: Selection) -> Asked:
    """The search form; all of it stands in the link."""
    turn = partial(filters.put, _PAGE, 1)
    again = {"bind": "query-params", "on_change": turn}
    words = st.text_input(
        "Search the answers", key="search", type="search", placeholder='migra "skills recognition"', help=_HELP, **again
    )
    offered = (
        ("Question", "All questions", "answer_question", responses.question_labels(selection)),
        ("Member", "All members", "answer_state", responses.member_labels(selection)),
        ("Objective mentioned", "Any or none", "answer_objective", responses.objective_labels(selection)),
        ("Guiding principle mentioned", "Any or none", "answer_principle", responses.principle_labels()),
    )
    chosen = []
    for column, (label, nothing, key, names) in zip(st.columns(len(offered)), offered, strict=True):
        with column:
            chosen.append(choices.several(label, nothing, key, names, wrap=True, on_change=turn))
    also = st.toggle("Also blank and not applicable answers", key="answer_blank", **again)
    words = words if isinstance(words, str) else ""  # Streamlit hands on whatever stood in the message
    return Asked(words, *chosen, is_unanswered_shown=also)


def found(selection: Selection, asked: Asked) -> None:
    """How many answers fit, a page of them, and all of them as a file."""
    result = session.compute(responses.find, selection, asked)
    say.words(" ".join(filter(None, (result.beside, responses.conditions(selection, asked)))), lead=result.sentence)
    if not result.rows:
        say.info(_NOTHING)
        return
    _page(selection, asked, result.rows)
    st.download_button(
        "Download all of these answers as CSV",
        lambda: write_csv(session.build(responses.table, selection, asked)),
        session.file_name(selection, "answers"),
        "text/csv",
        on_click="ignore",
        key="csv-answers",
    )


def _page(selection: Selection, asked: Asked, rows: tuple[int, ...]) -> None:
    pages = -(-len(rows) // panel.AT_ONCE)
    page = st.pagination(pages, key=_PAGE, bind="query-params") if pages > 1 else 1
    first = (min(page, pages) - 1) * panel.AT_ONCE
    hits = session.compute(responses.hits, selection, asked, rows[first : first + panel.AT_ONCE])
    _legend(hits)
    st.html("".join(panel.as_html(hit.passage, words(hit)) for hit in hits))
    panel.to_copy([hit.passage for hit in hits], "answers-found")


def _legend(hits: Sequence[Hit]) -> None:
    """What the marks mean that stand in the answers shown."""
    said = [f'Words searched for look <mark style="{_HIT}">{_HOW}</mark>.'] if any(hit.marked for hit in hits) else []
    if any(hit.passage.spans for hit in hits):
        said.append(f"Words that name an objective look {panel.marked(_HOW)}.")
    if said:
        st.html(f"<p>{' '.join(said)}</p>")


def words(hit: Hit) -> str:
    """The text of an answer as HTML, its words marked; of a long one what is around them, and the whole on demand."""
    text, evidence = hit.passage.text, hit.passage.spans
    parts = excerpts(text, hit.marked)
    if parts == ((0, len(text)),):
        return marked(text, parts[0], evidence, hit.marked)
    shown, at = [], 0
    for part in parts:
        shown += ["[…] " if part[0] > at else "", f"<bdi>{marked(text, part, evidence, hit.marked)}</bdi> "]
        at = part[1]
    shown.append("[…]" if at < len(text) else "")
    whole = marked(text, (0, len(text)), evidence, hit.marked)
    return (
        f'<div dir="{direction(text)}">{"".join(shown)}</div><details><summary dir="ltr">The whole answer '
        f'({len(text):,} characters)</summary><div dir="auto">{whole}</div></details>'
    )


def marked(text: str, part: Span, evidence: Sequence[Span], hits: Sequence[Span]) -> str:
    """A part of a text as escaped HTML, with evidence marked as in the panels and the words searched for otherwise."""
    edges = {edge for span in (*evidence, *hits) for edge in span if part[0] < edge < part[1]}
    places = [part[0], *sorted(edges), part[1]]
    made = []
    for start, end in pairwise(places):
        piece = html.escape(text[start:end])
        piece = f'<mark style="{_HIT}">{piece}</mark>' if _is_in(start, hits) else piece
        made.append(panel.marked(piece) if _is_in(start, evidence) else piece)
    return "".join(made)


def _is_in(place: int, spans: Sequence[Span]) -> bool:
    """Whether a place is within one of some spans, which are in order and apart."""
    before = bisect_right(spans, (place, float("inf"))) - 1
    return before >= 0 and place < spans[before][1]
