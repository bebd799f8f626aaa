"""The answers that a reader asks for: the form, how many fit, and a page of them with the words marked."""

from __future__ import annotations

import html
from bisect import bisect_right
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gcm_data.coverage.selection import Selection
from gcm_data.exhibits import responses
from gcm_data.exhibits.responses import Asked, Hit
from gcm_data.snapshots.csv import write_csv
from gcm_data.text.direction import direction
from gcm_data.text.excerpts import excerpts
from gcm_data.text.spans import Span
from pages.shared import blocks, choices, filters, keys, panel, say, session

CARDS, TABLE = "cards", "table"
_AS = {CARDS: "Cards", TABLE: "Table"}
_IN_TABLE = ("Respondent", "Review", "Question", "State of the answer", "Answer", "Evidence for", "Reference", "Code")
AT_ONCE = {CARDS: 8, TABLE: 100}  # answers on a page
_LINES = 3  # of an answer in the table
_FIELD = 420  # pixels
_NO_ANSWER = "This link asks for an answer that is not there, or not there any more: {code}."
_HIT = "background:rgba(0,136,204,0.22);color:inherit;font-weight:700;text-decoration:underline double"
_HELP = (
    "All words have to occur. “migra” finds every word that begins so, “countries” also “country”; a phrase in "
    "quotation marks finds these whole words in a row. With OR between words one is enough, NOT leaves out answers "
    "with a word: “fees OR costs NOT loans”. Otherwise upper case, accents and punctuation make no difference."
)
_HOW = "like this"
_NOTHING = (
    "No answer fits. Try fewer or shorter words (“migra” finds “migrants” and “migration”), leave out the quotation "
    "marks, search in the language of the answer, or remove a filter. That nothing is found "
    "says nothing about what a State does."
)


def asked(selection: Selection) -> tuple[Asked, DeltaGenerator]:
    """The search form, all of which stands in the link; and the place beside its field, for what is found."""
    turn = partial(filters.put, keys.ANSWERS_PAGE, 1)
    again = {"bind": "query-params", "on_change": turn}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input(
            "Search the answers",
            key=keys.SEARCH,
            type="search",
            placeholder='migra "skills recognition"',
            help=_HELP,
            width=_FIELD,
            **again,
        )
        beside = st.container(horizontal=True, vertical_alignment="center", key=keys.ANSWERS_BESIDE)
    offered = (
        ("Question", "All questions", keys.ANSWER_QUESTION, responses.question_labels(selection)),
        ("Member", "All members", keys.ANSWER_MEMBER, responses.member_labels(selection)),
        ("Objective mentioned", "Any or none", keys.ANSWER_OBJECTIVE, responses.objective_labels(selection)),
        ("Guiding principle mentioned", "Any or none", keys.ANSWER_PRINCIPLE, responses.principle_labels()),
    )
    chosen = []
    for column, (label, nothing, key, names) in zip(st.columns(len(offered)), offered, strict=True):
        with column:
            chosen.append(choices.several(label, nothing, key, names, wrap=True, on_change=turn))
    also = st.toggle("Also blank and not applicable answers", key=keys.ANSWER_BLANK, **again)
    words = words if isinstance(words, str) else ""  # Streamlit hands on whatever stood in the message
    return Asked(words, *chosen, is_unanswered_shown=also), beside


def found(selection: Selection, asked: Asked, beside: DeltaGenerator) -> None:
    """How many answers fit and all of them as a file, `beside` the field; and a page of them, as cards or a table."""
    result = session.compute(responses.find, selection, asked)
    with beside:
        said = " ".join(filter(None, (result.beside, responses.conditions(selection, asked))))
        with st.container():
            say.words(said, lead=result.sentence)
        shown = _shown_as()
        if result.rows:
            blocks.download(
                "CSV",
                lambda: write_csv(session.build(responses.table, selection, asked)),
                session.file_name(selection, "answers"),
            )
    if not result.rows:
        say.info(_NOTHING)
        return
    at_once = AT_ONCE[shown]
    pages = -(-len(result.rows) // at_once)
    page = st.pagination(pages, key=keys.ANSWERS_PAGE, bind="query-params") if pages > 1 else 1
    first = (min(page, pages) - 1) * at_once
    rows = result.rows[first : first + at_once]
    if shown == TABLE:
        _table(selection, rows)
    else:
        _cards(session.compute(responses.hits, selection, asked, rows))


def _shown_as() -> str:
    """Whether the reader wants cards or a table; each begins at its first page."""
    turn = partial(filters.put, keys.ANSWERS_PAGE, 1)
    options = {"label_visibility": "collapsed", "on_change": turn}
    return choices.segments("Cards or table", _AS, keys.ANSWERS_AS, **options)


def _cards(hits: Sequence[Hit]) -> None:
    _legend(hits)
    say.html("".join(panel.as_html(hit.passage, words(hit), link_to(hit.code)) for hit in hits))
    panel.to_copy([hit.passage for hit in hits], "answers-found")


def _table(selection: Selection, rows: tuple[int, ...]) -> None:
    blocks.plain_table(session.compute(responses.table_of, selection, rows)[list(_IN_TABLE)], _LINES)


def link_to(code: str) -> str:
    """The link to one answer as HTML: short, and the same whatever else is chosen."""
    return f'<a href="?{html.escape(urlencode({keys.ANSWER: code}))}">Link to this answer</a>'


def one(selection: Selection) -> bool:
    """The answer that the link asks for, whatever is selected; whether the link asks for one."""
    code = st.query_params.get(keys.ANSWER, "")
    if not code:
        return False
    hit = session.compute(responses.answer, selection.of_everybody(), code)
    if hit is None:
        say.info(_NO_ANSWER.format(code=code))
    else:
        say.html(panel.as_html(hit.passage, words(hit), link_to(hit.code)))
        panel.to_copy([hit.passage], "answer")
    st.button("Search all answers", on_click=_all, type="tertiary")
    return True


def _all() -> None:
    st.query_params.pop(keys.ANSWER, None)


def _legend(hits: Sequence[Hit]) -> None:
    """What the marks mean that stand in the answers shown."""
    said = [f'Words searched for look <mark style="{_HIT}">{_HOW}</mark>.'] if any(hit.marked for hit in hits) else []
    if any(hit.passage.spans for hit in hits):
        said.append(f"Words that name an objective look {panel.marked(_HOW)}.")
    if said:
        say.html(f"<p>{' '.join(said)}</p>")


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
