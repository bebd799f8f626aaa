"""The evidence behind a number: the sentence, the States in each state, and the passages, with their places."""

from __future__ import annotations

import html
from collections.abc import Sequence

import streamlit as st

from gcm_data import wording
from gcm_data.coverage.focus import Focus
from gcm_data.coverage.selection import Selection
from gcm_data.evidence.panel import Behind, behind, quoted, table
from gcm_data.evidence.passages import Passage, coder_lines
from gcm_data.evidence.uncounted import uncounted
from gcm_data.exhibits import Exhibit
from gcm_data.snapshots.csv import write_csv
from gcm_data.text import inert
from gcm_data.text.spans import Span
from gcm_data.wording import coding
from pages.shared import filters, say, session

AT_ONCE = 10  # passages on a page
_QUOTE = "white-space:pre-wrap;overflow-wrap:anywhere;margin:0;padding:0 0 0 1rem;border-left:3px solid currentColor"
_PLACE = "font-size:0.875rem;margin:0.5rem 0 1.25rem;overflow-wrap:anywhere"
_MARK = "background:rgba(230,145,0,0.3);color:inherit;padding:0 0.1em;text-decoration:underline"
_STATES = "margin:0;padding:0;list-style:none"


def evidence(made: Exhibit, selection: Selection) -> None:
    """The choice of a number of an exhibit and, once one is chosen, what stands behind it."""
    label = filters.choose_evidence(made.key, made.title, list(made.focuses))
    if label is not None:
        opened(made, selection, label)


def opened(made: Exhibit, selection: Selection, label: str) -> None:
    """What stands behind a number of an exhibit, with its CSV file."""
    focus = made.focuses[label]
    found = session.compute(behind, selection, focus)
    with st.container(border=True, key=f"panel-{made.key}"):
        say.words(found.sentence, lead=f"{label}.")
        states(found)
        listed(found, selection, f"{made.key}-{label}")
        not_counted(selection, focus, f"{made.key}-{label}")
        st.download_button(
            "Download this evidence as CSV",
            lambda: write_csv(session.build(table, selection, focus)),
            session.file_name(selection, f"{made.key}-evidence"),
            "text/csv",
            on_click="ignore",
            key=f"evidence-{made.key}",
        )


def states(found: Behind) -> None:
    """Who is counted and in which state the others are; empty states stand there, too."""
    lines = [
        f"<li><strong>{inert.as_html(state)}: {len(names)}</strong> {inert.as_html(wording.listed(list(names)))}</li>"
        for state, names in found.states.items()
    ]
    st.html(f'<ul style="{_STATES}">{"".join(lines)}</ul>')


def listed(found: Behind, selection: Selection, key: str) -> None:
    """The passages of a panel, a page of them at a time."""
    if not found.rows:
        say.words(wording.NO_PASSAGE)
        return
    pages = -(-len(found.rows) // AT_ONCE)
    page = filters.choose_page(key, pages)
    first = (min(page, pages) - 1) * AT_ONCE
    answers(session.compute(quoted, selection, found.rows[first : first + AT_ONCE]), key)


def not_counted(selection: Selection, focus: Focus, key: str) -> None:
    """The passages beside a number that it does not count: suggestions, and what people have set aside."""
    found = session.compute(uncounted, selection, focus)
    for heading, said in ((coding.SUGGESTED_HEADING, found.suggested), (coding.SET_ASIDE_HEADING, found.set_aside)):
        if said:
            say.words(f"{len(said)} passage{'s' if len(said) != 1 else ''}.", lead=f"{heading}:")
            name = f"{key}-{heading}"
            pages = -(-len(said) // AT_ONCE)
            first = (min(filters.choose_page(name, pages), pages) - 1) * AT_ONCE
            st.html("".join(map(as_html, said[first : first + AT_ONCE])))


def answers(found: Sequence[Passage], key: str) -> None:
    """Passages in full, each with its place and source and what it is evidence for; and a text to copy."""
    if not found:
        return
    st.html("".join(map(as_html, found)))
    to_copy(found, key)


def to_copy(found: Sequence[Passage], key: str) -> None:
    """Passages as a text to copy, folded away."""
    copy = st.expander("Copy these passages with their references", on_change="rerun", key=f"copy-{key}")
    if copy.open:
        copy.code("\n\n".join(map(as_text, found)), language=None, wrap_lines=True)


def as_text(passage: Passage) -> str:
    """A passage to paste elsewhere: the words in quotation marks, then the reference."""
    return f"“{passage.text}” ({passage.reference})"


def as_html(passage: Passage, words: str = "") -> str:
    """One passage as HTML; its text is escaped, never run as Markdown or HTML.

    `words` is HTML to stand for the text of an answer where it is shown otherwise than whole.
    """
    quoted_text = f"<em>{wording.STATE_MEANINGS_OF_ANSWER.get(passage.state, '')}</em>"
    if passage.state in ("answered", "mark"):
        quoted_text = words or highlighted(passage.text, passage.spans)
    lines = [f"<bdi>{inert.as_html(passage.place or wording.WITHHELD_PLACE)}</bdi>"]
    source = " · ".join(filter(None, (_linked(passage.source), inert.as_html(passage.date))))
    if source:
        lines.append(f"Source: {source}")
    if passage.named:
        lines.append(f"Evidence for: {inert.as_html('; '.join(passage.named))}")
    lines += map(inert.as_html, coder_lines(passage))
    said = inert.as_html(f"{passage.cycle} · {passage.asked}")
    head = f"<p><strong>{inert.as_html(passage.respondent)}</strong> · {said}</p>"
    quote = f'<blockquote dir="auto" style="{_QUOTE}">{quoted_text}</blockquote>'
    return f'{head}{quote}<p style="{_PLACE}">{"<br>".join(lines)}</p>'


def marked(content: str) -> str:
    """HTML marked as evidence."""
    return f'<mark style="{_MARK}">{content}</mark>'


def highlighted(text: str, spans: Sequence[Span]) -> str:
    """A text as HTML with some parts of it marked."""
    parts, at = [], 0
    for start, end in spans:
        parts.append(html.escape(text[at:start]))
        parts.append(marked(html.escape(text[start:end])))
        at = end
    return "".join((*parts, html.escape(text[at:])))


def _linked(source: str) -> str:
    """A source as HTML: each web address in it a link, everything else escaped text."""
    return "<br>".join(
        f'<a href="{inert.as_html(line)}" rel="noreferrer">{inert.as_html(line)}</a>'
        if line.startswith(("https://", "http://"))
        else inert.as_html(line)
        for line in source.splitlines()
    )
