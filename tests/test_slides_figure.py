"""Figures of slides: what is drawn is what the slide counts, in large type, within the room that it has."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

import plotly.graph_objects as go
import pytest

from gcm_data import wording
from gcm_data.coverage.focus import Evidence
from gcm_data.figures.chart import Bars, Matrix, Value, Words
from gcm_data.figures.projector import slide_figure
from gcm_data.figures.theme import PALETTES
from gcm_data.slides import deck
from tests.cases import first

SMALLEST = 19  # pixels of a screen 1600 wide: 1.2 of its hundredths
SELECTIONS = [
    {}, {"cycle": "2021"}, {"subregions": ("Pacific",)}, {"subregions": ("East and North-East Asia",)},
    {"group": "LDC"}, {"round_table": 3},
]  # fmt: skip


def drawn_slides(scope_of, chosen) -> Iterator[tuple[Bars | Matrix, go.Figure]]:
    """Each chart of a deck with its figure, which plotly has checked."""
    for slide in deck(scope_of(**chosen)):
        if not isinstance(slide.chart, Words):
            yield slide.chart, go.Figure(slide_figure(slide.chart, "light").to_plotly_json())


def traces(figure: go.Figure) -> list[dict[str, object]]:
    return figure.to_plotly_json()["data"]


def texts(figure: go.Figure) -> list[str]:
    """What is written at the marks."""
    return [words.strip() for trace in traces(figure) if trace.get("mode") == "text" for words in trace["text"]]


def opened(figure: go.Figure) -> list[str]:
    """The labels that clicks open."""
    return [row[0] for trace in traces(figure) if trace.get("mode") == "markers" for row in trace["customdata"]]


def sizes(part: object) -> Iterator[float]:
    """Every size of a font below a part of a figure."""
    if isinstance(part, dict):
        yield from ([part["size"]] if "size" in part and "color" in part and "symbol" not in part else [])
        for value in part.values():
            yield from sizes(value)
    elif isinstance(part, (list, tuple)):
        for value in part:
            yield from sizes(value)


@pytest.mark.parametrize("chosen", first(1, SELECTIONS), ids=str)
def test_every_value_is_written_and_opens_its_evidence(scope_of, chosen):
    for chart, figure in drawn_slides(scope_of, chosen):
        if isinstance(chart, Bars):
            values = [value for series in chart.values for value in series]
            said = [f"{value.count} of {value.total}{f': {value.who}' if value.who else ''}" for value in values]
            assert sorted(texts(figure)) == sorted(said)
        else:
            values = [value for row in chart.values for value in row if value]
            assert sorted(texts(figure)) == sorted(map(chart.cell, values))
        assert sorted(opened(figure)) == sorted(value.opens for value in values)


@pytest.mark.parametrize("chosen", first(1, SELECTIONS), ids=str)
def test_all_type_is_large(scope_of, chosen):
    for _, figure in drawn_slides(scope_of, chosen):
        found = [*sizes({**figure.layout.to_plotly_json(), "template": None}), *sizes(traces(figure))]
        assert found and min(found) >= SMALLEST


def chart_of(scope_of, key: str, **chosen) -> Bars | Matrix:
    """The chart of a slide."""
    return next(slide.chart for slide in deck(scope_of(**chosen)) if slide.key == key)


@pytest.mark.long
def test_a_bar_is_as_long_as_its_count_and_the_frame_as_its_total(scope_of):
    chart = chart_of(scope_of, "objectives")
    figure = slide_figure(chart, "dark")
    frames, bars = (trace for trace in figure.to_dict()["data"] if trace["type"] == "bar")
    names = dict(zip(figure.layout.yaxis.tickvals, figure.layout.yaxis.ticktext, strict=True))
    found = {unescape(names[place]): (count or 0, total)
             for place, count, total in zip(bars["y"], bars["x"], frames["x"], strict=True)}  # fmt: skip
    assert found == {name: (v.count, v.total) for name, v in zip(chart.labels, chart.values[0], strict=True)}


def test_two_series_stand_on_both_sides_of_the_line_filled_and_framed():
    values = (Value(2, 9, "a"), Value(0, 9, "b")), (Value(5, 9, "c"), Value(1, 9, "d"))
    figure = slide_figure(Bars(("First", "Second"), ("Newly reported", "No longer"), values), "light")
    right, left = (trace for trace in figure.to_dict()["data"] if trace["type"] == "bar")
    assert (right["x"], left["x"]) == ([2, None], [-5, -1])
    assert right["marker"]["color"] != left["marker"]["color"] and left["marker"]["line"]["width"] > 0
    heads = {note["text"]: note["xanchor"] for note in figure.layout.to_plotly_json()["annotations"]}
    assert heads == {"Newly reported": "left", "No longer": "right"}


def test_of_two_that_are_compared_no_bar_is_drawn():
    values = ((Value(1, 2, "a"),), (Value(2, 2, "b"),))
    figure = slide_figure(Bars(("First",), ("Newly", "No longer"), values), "light")
    assert [trace["x"] for trace in figure.to_dict()["data"] if trace["type"] == "bar"] == [[None], [None]]
    assert sorted(texts(figure)) == ["1 of 2", "2 of 2"]


def test_of_two_submissions_no_cell_is_shaded_and_of_none_a_dash_is_written():
    values = ((Value(2, 2, "a"), Value(0, 0, "b"), Value(3, 3, "c"), None),)
    chart = Matrix("", ("A", "B", "C", "D"), (), ("Row",), values)
    ground, counts = slide_figure(chart, "light").to_dict()["data"][:2]
    assert ground["marker"]["color"] == [0.0, 0.0, 1.0]
    assert counts["text"] == ["2", "–", "3"]


@pytest.mark.long
def test_pointing_at_a_cell_tells_its_number(scope_of):
    scope = scope_of()
    said = [row[1] for trace in traces(slide_figure(chart_of(scope_of, "subregions-1"), "light"))
            for row in trace.get("customdata", [])]  # fmt: skip
    pacific = scope.narrowed(subregions=("Pacific",))
    reported = Evidence(pacific.grid, pacific.focus(None, ("objective", "5")))
    count = wording.of(len(reported.counted), reported.total)
    assert f"<b>5 Regular pathways</b><br>Pacific (of {reported.total}): {count}" in said


@pytest.mark.long
def test_states_are_shown_by_signs_without_shades(scope_of):
    chart = chart_of(scope_of, "round-table-3", subregions=("Pacific",))
    ground, signs = slide_figure(chart, "light").to_dict()["data"][:2]
    assert chart.has_signs and {*ground["marker"]["color"]} == {0.0} and {*signs["text"]} == {"●", "·"}


@pytest.mark.parametrize("mode", PALETTES)
def test_colours_are_those_of_the_palette(scope_of, mode):
    known = {colour for colour in vars(PALETTES[mode]).values() if isinstance(colour, str)} | {"rgba(0,0,0,0)"}
    known |= {*PALETTES[mode].scale, "#000000", "#ffffff"}
    for slide in deck(scope_of()):
        if not isinstance(slide.chart, Words):
            figure = slide_figure(slide.chart, mode).to_plotly_json()
            figure["layout"].pop("template", None)
            assert {*colours(figure)} <= known, slide.key


def colours(part: object) -> Iterator[str]:
    """Every text below a part of a figure that is a colour."""
    if isinstance(part, str) and part.startswith(("#", "rgba")):
        yield part
    elif isinstance(part, (dict, list, tuple)):
        for value in part.values() if isinstance(part, dict) else part:
            yield from colours(value)


@pytest.mark.long
def test_the_scale_has_room_behind_the_longest_bar(scope_of):
    axis = slide_figure(chart_of(scope_of, "objectives"), "light").layout.xaxis
    assert axis.range[0] == 0 and axis.range[1] > 43 and axis.domain[1] <= 1


def test_a_figure_is_made_once_for_all_readers(scope_of):
    chart, again = (chart_of(scope_of, "objectives") for _ in range(2))
    assert slide_figure(chart, "light") is slide_figure(again, "light")
    assert slide_figure(chart, "light") is not slide_figure(chart, "dark")
