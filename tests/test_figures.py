"""Figures: what is drawn equals the table, six marks tell six states apart, and colours have contrast."""

from __future__ import annotations

import math

import pandas as pd
import plotly.graph_objects as go
import pytest
from plotly.colors import hex_to_rgb, sample_colorscale, unlabel_rgb

from gcm_data import reference
from gcm_data.coverage.grid import STATES
from gcm_data.exhibits import Exhibit, country, overview, subregion
from gcm_data.figures.columns import SLANT, add_objective_axis, positions
from gcm_data.figures.matrices import CountCell, count_matrix
from gcm_data.figures.theme import MARKS, PALETTES, _contrast, _luminance, base_layout, figure_of
from gcm_data.wording import SHADES_IN_FIGURE


def contrast(one: str, other: str) -> float:
    return _contrast(_luminance(*hex_to_rgb(one)), _luminance(*hex_to_rgb(other)))


def validated(exhibit: Exhibit, mode: str = "light") -> go.Figure:
    """The figure, after plotly has checked every property of it; raises ValueError for one that it does not know."""
    return go.Figure(exhibit.draw(mode).to_plotly_json())


def test_validation_finds_a_wrong_property():
    wrong = figure_of([{"type": "scatter", "colour": "red"}], base_layout("light", 100))
    with pytest.raises(ValueError, match="colour"):
        go.Figure(wrong.to_plotly_json())


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", PALETTES)
def test_text_and_marks_have_contrast(mode):
    palette = PALETTES[mode]
    assert contrast(palette.ink, palette.surface) >= 7
    assert contrast(palette.muted, palette.surface) >= 4.5
    assert contrast(palette.on_accent, palette.accent) >= 4.5
    for step in range(101):
        ground = unlabel_rgb(sample_colorscale(list(palette.scale), step / 100)[0])
        text = hex_to_rgb(palette.text_on(step / 100))
        assert _contrast(_luminance(*text), _luminance(*ground)) >= 4.5, step


def test_each_state_has_a_shape_of_its_own():
    assert tuple(MARKS) == STATES
    assert len({mark.symbol for mark in MARKS.values()}) == len(STATES)


def test_columns_stand_by_round_table_with_a_gap_between_them():
    places = positions([2, 5, 4, 8])
    assert places == {2: 0, 5: 1, 4: 3, 8: 4}


@pytest.mark.parametrize("objectives", [[2, 5, 6], [3, 7, 17, 23], [4], []])
def test_each_column_has_its_name_and_the_last_has_room_beside_it(objectives):
    layout = base_layout("light", 100)
    add_objective_axis(layout, objectives, "light")
    names = [f"{number} {reference.objective(number).short_label}" for number in objectives]
    assert layout["xaxis"]["ticktext"] == names
    across = (
        math.cos(math.radians(SLANT)) * 0.5 * 12 * len(names[-1]) if names else 0
    )  # a letter is half as wide as high
    assert layout["margin"]["r"] >= across - 12  # it begins in the middle of its column
    add_objective_axis(beside := base_layout("light", 100), objectives, "light", has_more=True)
    assert beside["margin"]["r"] == 8


def test_member_matrix_draws_every_cell_once_and_all_states_in_the_legend(scope_of):
    exhibit = country.member_matrix(scope_of(), "Pacific")
    figure = validated(exhibit)
    *marks, clicks = figure.data
    assert [trace.name for trace in marks] == list(STATES)
    drawn = {trace.name: sum(x is not None for x in trace.x) for trace in marks}
    flat = pd.Series(exhibit.table.drop(columns="Member").to_numpy().ravel()).value_counts()
    assert drawn == {state: int(flat.get(state, 0)) for state in STATES}
    assert sum(drawn.values()) == 21 * 23 == len(clicks.x)


def test_count_matrix_writes_the_counts_of_its_table(scope_of):
    exhibit = subregion.subregion_matrix(scope_of())
    heat, texts, _ = validated(exhibit).data
    written = [text for text in texts.text if text != "–"]
    has_submissions = exhibit.table[exhibit.table["With documents"] > 0]
    assert sorted(map(int, written)) == sorted(has_submissions["Members reporting it"])
    assert max(share for row in heat.z for share in row if share is not None) <= 1


def test_bars_write_n_of_n(scope_of):
    exhibit = overview.submissions_by_subregion(scope_of())
    _, bars, _ = validated(exhibit).data
    pairs = zip(exhibit.table["With documents"], exhibit.table["Members"], strict=True)
    assert [text.strip() for text in bars.text] == [f"{n} of {total}" for n, total in pairs]


def test_tile_map_has_a_tile_for_each_member_and_hides_none(scope_of):
    figure = validated(overview.who_reported(scope_of()))
    tiles = {shape.line.dash: shape.path.count("M") for shape in figure.layout.shapes}
    assert sum(tiles.values()) == 62
    assert len(set(zip(figure.data[0].x, figure.data[0].y, strict=True))) == 62
    assert tiles["dot"] == 62 - scope_of().submissions


def test_a_matrix_says_beside_it_what_its_shades_say_if_it_has_any():
    cells = [CountCell("Pacific", 5, 3, 4, "5", "a"), CountCell("Pacific", 6, 0, 4, "6", "b")]
    table, shades = words_beside(cells)
    assert shades.replace("<br>", " ") == SHADES_IN_FIGURE
    assert words_beside([CountCell("Pacific", 5, 0, 4, "5", "a")]) == [table]
    assert words_beside([CountCell("Pacific", 5, 2, 2, "5", "a")]) == [table]  # too few for a share


def words_beside(cells: list[CountCell]) -> list[str]:
    """The annotations of a matrix: the name of its round table, and what the shades say."""
    return [each["text"] for each in count_matrix(cells, "light", ["Pacific"]).to_dict()["layout"]["annotations"]]
