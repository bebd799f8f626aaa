"""Figures of slides: what is drawn is what the slide counts, in large type, within the room that it has."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

import plotly.graph_objects as go
import pytest

from gcm_data import wording
from gcm_data.coverage.focus import Evidence
from gcm_data.figures.chart import Bars, Matrix, Panel, Value, Words
from gcm_data.figures.projector import slide_figure
from gcm_data.figures.projector_bars import WIDTH
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
            values = [value for panel in chart.panels for series in panel.values for value in series]
            assert sorted(texts(figure)) == sorted(f"{value.count} of {value.total}" for value in values)
        else:
            values = [value for row in chart.values for value in row if value]
            assert sorted(texts(figure)) == sorted(str(value.count) if value.total else "–" for value in values)
        assert sorted(opened(figure)) == sorted(value.opens for value in values)


@pytest.mark.parametrize("chosen", first(1, SELECTIONS), ids=str)
def test_all_type_is_large(scope_of, chosen):
    for _, figure in drawn_slides(scope_of, chosen):
        found = [*sizes({**figure.layout.to_plotly_json(), "template": None}), *sizes(traces(figure))]
        assert found and min(found) >= SMALLEST


def test_a_bar_is_as_long_as_its_count_and_the_frame_as_its_total(scope_of):
    opening = deck(scope_of())[0].chart
    figure = slide_figure(opening, "dark")
    expected: dict[str, tuple[int, int]] = {}
    for panel in opening.panels:
        expected |= {name: (v.count, v.total) for name, v in zip(panel.labels, panel.values[0], strict=True)}
    found = {}
    for axis in ("y", "y2"):
        frames, bars = (t for t in figure.to_dict()["data"] if t["type"] == "bar" and t["yaxis"] == axis)
        names = dict(zip(*(figure.layout[f"yaxis{axis[1:]}"][part] for part in ("tickvals", "ticktext")), strict=True))
        for place, count, total in zip(bars["y"], bars["x"], frames["x"], strict=True):
            found[unescape(names[place])] = (count or 0, total)
    assert found == expected


def test_two_series_stand_on_both_sides_of_the_line_filled_and_framed():
    values = (Value(2, 9, "a"), Value(0, 9, "b")), (Value(5, 9, "c"), Value(1, 9, "d"))
    figure = slide_figure(Bars((Panel("", ("First", "Second"), values),), ("Newly reported", "No longer")), "light")
    right, left = (trace for trace in figure.to_dict()["data"] if trace["type"] == "bar")
    assert (right["x"], left["x"]) == ([2, None], [-5, -1])
    assert right["marker"]["color"] != left["marker"]["color"] and left["marker"]["line"]["width"] > 0
    heads = {note["text"]: note["xanchor"] for note in figure.layout.to_plotly_json()["annotations"]}
    assert heads == {"Newly reported": "left", "No longer": "right"}


def test_of_two_that_are_compared_no_bar_is_drawn():
    values = ((Value(1, 2, "a"),), (Value(2, 2, "b"),))
    figure = slide_figure(Bars((Panel("", ("First",), values),), ("Newly", "No longer")), "light")
    assert [trace["x"] for trace in figure.to_dict()["data"] if trace["type"] == "bar"] == [[None], [None]]
    assert sorted(texts(figure)) == ["1 of 2", "2 of 2"]


def test_of_two_submissions_no_cell_is_shaded_and_of_none_a_dash_is_written():
    values = ((Value(2, 2, "a"), Value(0, 0, "b"), Value(3, 3, "c"), None),)
    chart = Matrix("", ("A", "B", "C", "D"), (), ("Row",), values)
    ground, counts = slide_figure(chart, "light").to_dict()["data"][:2]
    assert ground["marker"]["color"] == [0.0, 0.0, 1.0]
    assert counts["text"] == ["2", "–", "3"]


def test_pointing_at_a_column_of_numbers_tells_the_objective(scope_of):
    scope = scope_of()
    (matrix,) = (slide.chart for slide in deck(scope) if slide.key == "subregions")
    said = [row[1] for trace in traces(slide_figure(matrix, "light")) for row in trace.get("customdata", [])]
    pacific = scope.narrowed(subregions=("Pacific",))
    reported = Evidence(pacific.grid, pacific.focus(None, ("objective", "5")))
    read = f"Pacific ({pacific.submissions} of {pacific.members})"
    count = wording.of(len(reported.counted), reported.total)
    assert f"<b>{read}</b><br>objective 5 Regular pathways: {count}" in said


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


def test_columns_of_panels_share_the_width_and_the_scale(scope_of):
    layout = slide_figure(deck(scope_of())[0].chart, "light").layout
    first, second = layout.xaxis, layout.xaxis2
    assert first.domain[1] < 0.5 < second.domain[0] and second.domain[1] <= 1
    assert layout.yaxis.range == layout.yaxis2.range
    for axis in (first, second):
        assert (axis.domain[1] - axis.domain[0]) * WIDTH > 300  # pixels for bars and their numbers
        assert axis.range[0] == 0 and axis.range[1] > 43


def test_a_figure_is_made_once_for_all_readers(scope_of):
    chart, again = (deck(scope_of())[0].chart for _ in range(2))
    assert slide_figure(chart, "light") is slide_figure(again, "light")
    assert slide_figure(chart, "light") is not slide_figure(chart, "dark")
