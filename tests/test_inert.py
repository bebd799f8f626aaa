"""Texts that would act where they are shown: on a page, in a figure, in HTML, on a terminal."""

from __future__ import annotations

import html
import re

import pandas as pd
import plotly.graph_objects as go
import pytest

from gcm_data.figures import (
    bars,
    board,
    dots,
    kinds_table,
    lines,
    matrices,
    panels,
    tiles,
    timeline,
    triangle,
    two_sided,
)
from gcm_data.figures.picture import picture
from gcm_data.figures.theme import figure_of
from gcm_data.text.inert import as_figure, as_html, as_markdown, as_terminal, one_line
from tests.cases import first
from tests.poison import POISON, acting, as_read

ACTING = [
    "![](http://poison.invalid/x.png)", "[a](http://poison.invalid)", "<http://poison.invalid>", "**b** __b__ _i_ *i*",
    "US$5 to US$10", "$$x$$", ":red[r] :red-background[r] :small[s] :color[c]{foreground=red}", ":material/home:",
    ":material_home:", ":streamlit:", ":smile: :+1: :-1:", "re:small and :help", "<img src=x>", "~~gone~~",
    "`code`", "# head", "1. list", "1) list", "- list", "+ list", "* list", "> quote", "=== rule", "| a | b |",
    "[^1] [x]", "a -> b <- c <-> d -- e >= f <= g ~= h", "www.poison.invalid", "HTTPS://poison.invalid",
    "x@poison.invalid", "foo:https://poison.invalid", "10:30:00",
]  # fmt: skip


LEFT_ALONE = ["\\", "\\\\*", "a\n\n    code", "a  \nb", "end:", "&lt; &#60;", "a & b", "", " "]


@pytest.mark.parametrize("text", [*ACTING, *LEFT_ALONE, POISON])
def test_markdown_says_the_text_and_nothing_more(text):
    assert "".join(as_read(as_markdown(text))) == one_line(text)
    assert not acting(as_markdown(text))


def test_what_acts_is_seen():
    assert all(map(acting, ACTING))


@pytest.mark.parametrize(
    "text", ["Reported: 5 of 62 members (8 per cent)", "“Status of plan”; Viet Nam", "GCM_SUBMISSIONS"]
)
def test_what_does_nothing_stays_as_it_is(text):
    assert as_markdown(text) == as_html(text) == as_figure(text) == as_terminal(text) == text


def test_a_text_turns_nothing_around_behind_its_end():
    assert one_line("\u202eabc") == "abc"
    assert one_line("a \u2067b") == "a \u2067b\u2069"
    assert one_line("\u202ba \u2066b\u2069") == "\u202ba \u2066b\u2069\u202c"
    assert one_line("\u200fעברית\u200c") == "\u200fעברית\u200c"
    assert one_line("name\udcff.xlsx") == "name\ufffd.xlsx"


def test_a_terminal_shows_what_would_act_as_numbers():
    assert (
        as_terminal("a\x1b[31m\x07\r\nb\u202ec\u200cd\xa0e\x9b") == r"a\x1b[31m\x07 b\u202ec" + "\u200cd\xa0e" + r"\x9b"
    )


def test_html_shows_the_text():
    assert html.unescape(as_html(POISON)) == one_line(POISON)
    assert not re.search(r"[<>\"']", as_html(POISON))


def drawn() -> list[go.Figure]:
    """Each kind of figure, with poison wherever a name or a text stands."""
    bar = bars.Bar(POISON, 1, 2, POISON, "a")
    tile = {"iso3": POISON, "name": POISON, "column": 1, "row": 1, "status": POISON, "is_outside": True, "opens": "a"}
    cell = matrices.CountCell(POISON, POISON, 3, 9, POISON, "a")
    member = matrices.MemberCell(POISON, 5, POISON, "reported", 1, POISON, "a")
    fate = two_sided.Fate(POISON, POISON, ("reported", "blank"), POISON, ("a", "a", "a"))
    return [
        bars.counted_bars([bar], "light"),
        tiles.tile_map(pd.DataFrame([tile]), "light", {POISON: tiles.FILLED._replace(sign="square")}),
        matrices.count_matrix([cell], "light", [POISON], [POISON], row_width=20),
        matrices.member_matrix([member], {POISON: [POISON], "b": ["c"]}, [5], "light"),
        board.ask_board([board.Pin(POISON, POISON, POISON, "a", POISON)], "light", [POISON], ["b"], (POISON, "b"), ""),
        board.ask_board([], "light", [POISON], ["b"], (POISON, "b"), POISON),
        dots.dot_matrix([dots.Dot(POISON, 5, 1, "a", POISON)], "light", [POISON], [5], [POISON], POISON),
        kinds_table.kinds_table(
            [kinds_table.Entry(POISON, POISON, POISON, kind, POISON, "a", POISON) for kind in (POISON, "")],
            "light", {POISON: (POISON, POISON)}, [POISON], {POISON: POISON},
        ),
        lines.year_lines([lines.Line(POISON, ((2020, 1.0),), (POISON,), POISON)], "light", lambda value: POISON),
        panels.panel_bars([panels.PanelBar(POISON, POISON, POISON, 1, 2, "a")], "light", [POISON]),
        timeline.timeline([timeline.Event(POISON, POISON, "review", POISON, True)], "light", POISON),
        triangle.pair_triangle([triangle.PairCell(5, 5, 1, "a")], [5], 2, 1, "light"),
        two_sided.two_columns([fate], [POISON, "b"], "light"),
        two_sided.change_bars([two_sided.Row(POISON, POISON)], [POISON], [two_sided.Pair(0, 0, 1, 2, 9, "a", "a")],
                              "light", [two_sided.Number(0, 0, 1, "a")], [POISON]),
    ]  # fmt: skip


def strings(part: object) -> list[str]:
    """All texts below a part of a figure."""
    if isinstance(part, str):
        return [part]
    parts = part.values() if isinstance(part, dict) else part if isinstance(part, list | tuple) else ()
    return [text for each in parts for text in strings(each)]


OWN_TAGS = re.compile(r"</?b>|<br>|<extra></extra>|%\{(x|customdata\[\d\])\}")


@pytest.mark.parametrize("place", first(4, range(len(drawn()))))
def test_no_figure_has_a_tag_of_a_name(place):
    figure = drawn()[place]
    for shown in (figure, picture(figure, POISON, POISON, [POISON], "light")):
        said = [text for text in strings(shown.to_plotly_json()) if "poison" in text]
        assert said or place == 11  # of a triangle all names are those of the objectives
        for text in said:
            assert not re.search(r"[<>]|%\{", OWN_TAGS.sub("", text))
            assert text.count("<b>") == text.count("</b>") <= 2


def test_a_text_of_which_a_figure_knows_nothing_is_a_mere_text():
    trace = {"type": "scatter", "text": ["<b>b</b>"], "name": "<i>"}
    layout = {"annotations": [{"text": "<a href=''>"}], "yaxis": {"ticktext": ["<br>"]}}
    said = strings(figure_of([trace], layout).to_plotly_json())
    assert sum("&lt;" in text for text in said) == 4 and not [text for text in said if "<" in text]
