"""Where figures and slides begin to look otherwise: how many rows, columns, years, letters; how long a bar may be."""

from __future__ import annotations

import pandas as pd
import pytest

from gcm_data.figures.bars import Bar, counted_bars
from gcm_data.figures.chart import Bars, Matrix, Value
from gcm_data.figures.lines import Line, year_lines
from gcm_data.figures.matrices import MemberCell, member_matrix
from gcm_data.figures.panels import WIDTH, PanelBar, panel_bars
from gcm_data.figures.projector import slide_figure
from gcm_data.figures.projector_bars import FEWEST_ROWS, FONT, LARGE_FONT, LARGE_UP_TO
from gcm_data.figures.projector_matrix import FEWEST_NAMED, FEWEST_NUMBERED
from gcm_data.figures.projector_matrix import FEWEST_ROWS as FEWEST_MATRIX_ROWS
from gcm_data.figures.tiles import FILLED, NARROWEST, tile_map
from gcm_data.figures.timeline import Event, timeline
from gcm_data.slides import deck

NINE = Value(9, 41, "opens")


def drawn(chart: Bars | Matrix) -> dict[str, object]:
    return slide_figure(chart, "light").to_dict()


def bars(rows: int, values: tuple[Value, ...] = (NINE,), series: tuple[str, ...] = ("Count",)) -> Bars:
    """So many rows of bars, each with a value for each series."""
    labels = tuple(f"Row {number}" for number in range(rows))
    return Bars(labels, series, tuple((value,) * rows for value in values))


def matrix(columns: tuple[str, ...], rows: int = 1) -> Matrix:
    names = tuple(f"Row {number}" for number in range(rows))
    return Matrix("Corner", columns, (), names, ((NINE,) * len(columns),) * rows)


def length(axis: dict[str, object]) -> float:
    low, high = axis["range"]
    return abs(high - low)


# ---- bars


def test_a_frame_ends_within_its_figure():
    shown = [Bar("A", 1, 3, "", "a"), Bar("B", 2, 40, "", "b")]
    assert counted_bars(shown, "light").to_dict()["layout"]["xaxis"]["range"] == [0, pytest.approx(40 * 1.02)]


def test_panels_are_as_wide_as_their_largest_denominator():
    shown = [PanelBar("", "Row", "support sought", 1, 40, "a"), PanelBar("", "Row", "progress reported", 2, 40, "b")]
    axis = panel_bars(shown, "light", ["support sought", "progress reported"]).to_dict()["layout"]["xaxis"]
    assert axis["tickvals"] == [0, 40 * WIDTH]


def test_up_to_so_many_rows_stand_in_large_letters():
    sizes = [drawn(bars(rows))["layout"]["font"]["size"] for rows in (LARGE_UP_TO, LARGE_UP_TO + 1)]
    assert sizes == [LARGE_FONT, FONT]


def test_a_few_bars_are_no_thicker_than_those_of_the_fewest_rows():
    heights = [length(drawn(bars(rows))["layout"]["yaxis"]) for rows in (1, FEWEST_ROWS, FEWEST_ROWS + 1)]
    assert heights[0] == heights[1] < heights[2]


@pytest.mark.parametrize(("compared", "expected"), [(2, [None]), (3, [1])])
def test_a_change_is_drawn_of_three_that_are_compared(compared, expected):
    right = drawn(bars(1, (Value(1, compared, "a"), Value(1, compared, "b")), ("Newly", "No longer")))["data"][0]
    assert right["x"] == expected


def test_the_longest_bar_leaves_room_for_the_number_behind_it():
    axis = drawn(bars(9, (Value(41, 41, "opens"),)))["layout"]["xaxis"]
    assert axis["range"][1] > 41 * 1.05


def test_the_scale_ends_at_the_largest_denominator_and_never_at_nought():
    assert bars(1).most == 41 and bars(1, (Value(0, 0, "opens"),)).most == 1


# ---- matrices


def test_a_few_columns_do_not_fill_the_screen():
    few = {columns: length(drawn(matrix(columns))["layout"]["xaxis"]) for columns in (("22",), ("Pacific",), ("(a)",))}
    assert few == {("22",): FEWEST_NUMBERED, ("Pacific",): FEWEST_NAMED, ("(a)",): FEWEST_NUMBERED}


def test_a_single_row_does_not_fill_the_screen():
    heights = [length(drawn(matrix(("Pacific",), rows))["layout"]["yaxis"]) for rows in (1, 3, 4)]
    assert heights == [FEWEST_MATRIX_ROWS, FEWEST_MATRIX_ROWS, 4]


@pytest.mark.parametrize(("bands", "headed"), [({"Pacific": ["Fiji"]}, 0), ({"Pacific": ["Fiji"], "Other": []}, 2)])
def test_only_one_of_several_bands_has_a_heading(bands, headed):
    cell = MemberCell("Fiji", 5, "5", "reported", 1, "", "Fiji · 5")
    ticks = member_matrix([cell], bands, (5,), "light").to_dict()["layout"]["yaxis"]["ticktext"]
    assert sum(tick.startswith("<b>") for tick in ticks) == headed


# ---- lines, tiles, the timeline


@pytest.mark.parametrize("count", [10, 11])
def test_up_to_ten_years_are_all_named(count):
    line = Line("A line", tuple((2000 + year, 1.0) for year in range(count)), ("1",) * count, "1")
    axis = year_lines([line], "light", str).to_dict()["layout"]["xaxis"]
    assert len(axis.get("tickvals", [])) == (count if count <= 10 else 0)


def test_an_axis_is_named_up_to_its_end():
    line = Line("A line", ((2000, 100.0),), ("100",), "100")
    axis = year_lines([line], "light", str).to_dict()["layout"]["yaxis"]
    (low, high), ticks = axis["range"], axis["tickvals"]
    assert ticks[0] == low == 0 and ticks[-1] <= high < ticks[-1] + ticks[1]


@pytest.mark.parametrize("count", [1, NARROWEST, NARROWEST + 1])
def test_a_few_tiles_do_not_fill_the_page(count):
    shown = {"iso3": "FJI", "name": "Fiji", "row": 0, "status": "received", "is_outside": False, "opens": "Fiji"}
    table = pd.DataFrame([{**shown, "column": column} for column in range(count)])
    axis = tile_map(table, "light", {"received": FILLED}).to_dict()["layout"]["xaxis"]
    assert length(axis) == pytest.approx(max(count, NARROWEST) + 0.2)


@pytest.mark.parametrize(("past", "lines"), [((False, False), 0), ((True, False), 1), ((True, True), 0)])
def test_today_stands_between_what_is_over_and_what_is_not(past, lines):
    events = [Event("a day", "an event", "meeting", "", is_past) for is_past in past]
    layout = timeline(events, "light", "today").to_dict()["layout"]
    assert sum(each["line"]["width"] > 1 for each in layout["shapes"]) == lines


# ---- slides


def test_a_subregion_without_a_member_of_the_group_has_no_slide(scope_of, fictional):
    scope = scope_of(data=fictional, group="LLDC")
    names = {member.subregion for member in scope.selection.members}
    shown = [slide for slide in deck(scope) if slide.key.startswith("subregion-")]
    assert "Pacific" not in names and all(slide.topic.startswith(tuple(names)) for slide in shown)


def test_slides_say_what_is_counted_on_which_side_and_in_brackets(scope_of, fictional):
    slides = {slide.key: slide for slide in deck(scope_of(data=fictional))}
    change = slides["change"].chart
    rows = {row["Name"]: row for row in slides["change"].exhibit.table.to_dict("records")}
    for label, *values in zip(change.labels, *change.values, strict=True):
        named = dict(zip(change.series, values, strict=True))
        assert {name: value.count for name, value in named.items()} == {name: rows[label][name] for name in named}
