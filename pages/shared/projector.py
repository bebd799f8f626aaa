"""The blocks of a slide on the projector: its finding, its chart or what stands behind it, and the bar of controls."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

import streamlit as st

from gcm_data import wording
from gcm_data.coverage.selection import Selection
from gcm_data.exhibits import quality
from gcm_data.figures.chart import Matrix, Words
from gcm_data.figures.projector import slide_figure
from gcm_data.slides import Slide, deck
from gcm_data.text.inert import as_html
from gcm_data.wording import menu
from pages.shared import blocks, choices, filters, keys, marks, panel, picture, say, session
from pages.shared.links import as_named

_STYLE = Path(__file__).with_name("presenter.css")
_CHART = {"displaylogo": False, "displayModeBar": False}
_TABLE, _FILTERS, _BLANK = "slide_table", "slide_filters", "slide_blank"  # whether each is shown
_FEW_ROWS = 10  # they fit on every screen
_TAKEAWAY = 230  # characters: two lines
_AGAIN = {"Previous": ("PageUp",), "Next": ("PageDown", "Space")}  # the keys that a clicker sends, and what hands find
_FULL_SCREEN = Path(__file__).with_name("full_screen.js")


def slides(selection: Selection) -> None:
    """The slide that the link names, in the place of the whole page; or why there is none."""
    say.style(_STYLE)
    with st.container(key=keys.PRESENTER):
        if not selection.members:
            _nothing(wording.NO_MEMBERS)
        elif session.compute(quality.remarks, selection.of_everybody()) is None:
            _nothing(wording.NO_DOCUMENTS)
        else:
            _slide(session.compute(deck, selection))


def _nothing(why: str) -> None:
    say.title(menu.TITLES["presenter"], anchor=False)
    say.info(why)
    _leave()


def _slide(shown: list[Slide]) -> None:
    """One slide: head, chart, foot and the bar of controls, which is asked before the chart is drawn."""
    names = [slide.key for slide in shown]
    with st.container(key=keys.SLIDE_LINK):  # keeps the slide in the link, unseen: the list in the bar shows titles
        place = names.index(choices.slide(names))
    slide = shown[place]
    number = filters.opened(slide.exhibit.key, slide.exhibit.focuses)
    head, body, foot, bar = (st.container(key=f"{keys.SLIDE_OF}{part}") for part in ("head", "body", "foot", "bar"))
    with head:
        _head(slide)
    with bar, st.container(horizontal=True, vertical_alignment="center", key=keys.SLIDE_CONTROLS):
        _turns(shown, place)
        _list(shown, place)
        if number is None:
            _list_of_numbers(slide)
        _views(slide, number is not None)
        _screen()
        _leave()
    with body:
        _body(slide, number)
    with foot:
        _foot(slide)


def _head(slide: Slide) -> None:
    """Topic, finding, and as much of the takeaway as is read in a glance."""
    say.html(f'<p class="topic">{as_html(slide.topic)}</p>')
    say.title(slide.title, anchor=False)
    said = "" if isinstance(slide.chart, Words) else slide.takeaway(_TAKEAWAY)
    say.html(f'<p class="takeaway">{as_html(said)}</p>')


def _body(slide: Slide, number: str | None) -> None:
    """The chart, or in its place the evidence of a number, the table, or words."""
    made, selection = slide.exhibit, slide.scope.selection
    if number is not None:
        _list_of_numbers(slide)
        with st.container(key=keys.SLIDE_EVIDENCE):
            panel.opened(made, selection, number)
    elif isinstance(slide.chart, Words):
        say.html(f'<ul class="words">{_tagged("li", slide.chart.paragraphs)}</ul>')
    elif filters.state_of(_TABLE):
        height = "stretch" if len(made.table) > _FEW_ROWS else "content"
        with st.container(key=keys.SLIDE_TABLE, height=height):
            blocks.table(made.table, session.file_name(selection, made.key), made, height)
    else:
        key = f"slide-chart-{slide.key}"
        st.plotly_chart(
            slide_figure(slide.chart, picture.light_or_dark()),
            height="stretch",
            theme=None,
            config=_CHART,
            alt=f"{slide.title}. {slide.said}",
            key=key,
            on_select=partial(marks.open_mark, key, made.key),
            selection_mode="points",
        )


def _foot(slide: Slide) -> None:
    """Base with what is selected, what shades or signs mean, and source."""
    lines = (slide.base, slide.chart.key if isinstance(slide.chart, Matrix) else "", slide.source)
    say.html(f'<div class="foot">{_tagged("p", filter(None, lines))}</div>')


def _tagged(tag: str, lines: Iterable[str]) -> str:
    """Lines as HTML, escaped, each in a tag."""
    return "".join(f"<{tag}>{as_html(line)}</{tag}>" for line in lines)


def _turns(shown: list[Slide], place: int) -> None:
    """The buttons that turn slides, by the keys of a keyboard and again by those of a clicker, and the place."""
    last = len(shown) - 1
    turns = (("First", "Home", 0), ("Previous", "Left", place - 1), ("Next", "Right", place + 1), ("Last", "End", last))
    for name, keyboard, to in turns:
        target = shown[min(max(to, 0), last)].key
        options = {
            "on_click": _open,
            "args": (target,),
            "disabled": target == shown[place].key,
        }
        st.button(say.label(name), key=f"{keys.TURN}{name}", shortcut=keyboard, type="tertiary", **options)
        for again in _AGAIN.get(name, ()):
            st.button(say.label(f"{name}, {again}"), key=f"{keys.AGAIN}{again}", shortcut=again, **options)
    say.html(f'<p class="place">{place + 1} of {len(shown)}</p>')


def _open(key: str) -> None:
    """Turn to a slide; what is open of the one before, the evidence of a number or its table, is closed."""
    filters.open_number("", None)
    filters.put(_TABLE, False)
    filters.put(_BLANK, False)
    filters.put(keys.SLIDE, key)


def _open_listed(box: str) -> None:
    _open(filters.state_of(box))


def _back(key: str) -> None:
    """Go back to the chart of a slide from the evidence of its exhibit, or from its table."""
    filters.close(key)
    filters.put(_TABLE, False)


def _list(shown: list[Slide], place: int) -> None:
    """All slides by their titles. Named after the slide, so that the next one's list has not the focus.

    A list that has it takes the arrow keys for itself.
    """
    titles = {slide.key: f"{number} {slide.topic or slide.title}" for number, slide in enumerate(shown, start=1)}
    key = f"slides-{shown[place].key}"
    st.selectbox(
        "All slides",
        list(titles),
        index=place,
        key=key,
        format_func=titles.__getitem__,
        label_visibility="collapsed",
        on_change=_open_listed,
        args=(key,),
    )


def _list_of_numbers(slide: Slide) -> None:
    made = slide.exhibit
    if made.focuses:
        marks.choose_number(made.key, made.title, as_named(made.focuses))


def _views(slide: Slide, is_opened: bool) -> None:
    """The way to the table of a chart, and back from what stands in its place."""
    if is_opened or filters.state_of(_TABLE):
        st.button("Back to the slide", key=keys.BACK, shortcut="Esc", on_click=_back, args=(slide.exhibit.key,))
    elif slide.exhibit.focuses:
        st.button("Table", key=keys.TABLE, type="tertiary", on_click=_turn_over, args=(_TABLE,))


def _turn_over(what: str) -> None:
    """Show what is hidden at first (table, filters, blank), or hide it again."""
    filters.put(what, not filters.state_of(what))


def _screen() -> None:
    """The filters over the slide, an empty screen while people talk, and the whole screen for the slide."""
    st.button("Filters", key=keys.SHOW_FILTERS, type="tertiary", on_click=_turn_over, args=(_FILTERS,))
    st.button("Blank", key=keys.BLANK, type="tertiary", shortcut="B", on_click=_turn_over, args=(_BLANK,))
    script = f"<script>{_FULL_SCREEN.read_text(encoding='utf-8')}</script>"
    say.html(f'<button class="full-screen" type="button">Full screen F</button>{script}', unsafe_allow_javascript=True)
    if filters.state_of(_FILTERS):
        say.html("<style>.st-key-head.st-key-head { display: flex; }</style>")
    if filters.state_of(_BLANK):
        say.html('<div class="blank" role="status">The screen is blank. B shows the slide again.</div>')


def _leave() -> None:
    st.page_link("pages/overview.py", label="Leave")
