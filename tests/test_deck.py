"""The slides: which there are, that each states what its exhibit states, and every value recounted in loops."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from gcm_data import reference
from gcm_data.coverage.focus import Evidence
from gcm_data.slides import deck, from_exhibits
from loaders import load_review
from tests.cases import first
from tests.workbook_builder import document, response_form

EVERYTHING = {"cycle": "2025"}
SELECTIONS = [
    EVERYTHING, {"cycle": "2021"}, {"subregions": ("Pacific",)}, {"subregions": ("East and North-East Asia",)},
    {"group": "LDC"}, {"round_table": 3}, {"basis": "cited"}, {"group": "Champion countries", "round_table": 1},
]  # fmt: skip


def values(chart: from_exhibits.Chart) -> Iterable[from_exhibits.Value]:
    if isinstance(chart, from_exhibits.Bars):
        return [value for panel in chart.panels for series in panel.values for value in series]
    return [value for row in chart.values for value in row if value] if isinstance(chart, from_exhibits.Matrix) else []


@pytest.mark.parametrize("chosen", first(3, SELECTIONS), ids=str)
def test_every_value_is_counted_by_its_evidence(scope_of, chosen):
    scope = scope_of(**chosen)
    for slide in deck(scope):
        for value in values(slide.chart):
            focus = slide.exhibit.focuses[value.opens]
            assert len(Evidence(scope.grid, focus).counted) == value.count, (slide.key, value)
            assert 0 <= value.count <= value.total


def test_the_opening_slide_has_all_objectives_by_round_table_recounted(shipped, scope_of):
    mentions = shipped.mentions[shipped.mentions["cycle"] == "2025"]
    current = set(shipped.submissions.loc[shipped.submissions["status"] == "current", "submission"])
    who: dict[str, set[str]] = {}
    for row in mentions.itertuples():
        if row.target_kind == "objective" and row.basis in ("coded", "cited") and row.submission in current:
            who.setdefault(row.target, set()).add(row.iso3)
    opening = deck(scope_of())[0]
    tables = {table.round_table: set(table.objectives) for table in reference.round_tables()}
    for panel, objectives in zip(opening.chart.panels, tables.values(), strict=True):
        shown = {int(label.split()[0]): value for label, value in zip(panel.labels, panel.values[0], strict=True)}
        assert set(shown) == objectives
        for number, value in shown.items():
            assert value.count == len(who.get(str(number), set()) - {""})
            assert value.total == 43


@pytest.mark.parametrize("chosen", SELECTIONS, ids=str)
def test_keys_are_names_in_links_and_none_comes_twice(scope_of, chosen):
    keys = [slide.key for slide in deck(scope_of(**chosen))]
    assert len(set(keys)) == len(keys)
    assert all(key == key.lower() and " " not in key for key in keys)
    assert keys[0] == "objectives" and keys[-1] == "how-to-read"


def test_there_is_one_slide_for_each_round_table_and_subregion_selected(scope_of):
    keys = [slide.key for slide in deck(scope_of())]
    assert sum(key.startswith("round-table-") for key in keys) == 4
    assert sum(key.startswith("subregion-") for key in keys) == 5
    narrow = [slide.key for slide in deck(scope_of(subregions=("Pacific",), round_table=2))]
    assert [key for key in narrow if key.startswith(("round-table-", "subregion-"))] == [
        "round-table-2", "subregion-pacific-round-table-2",
    ]  # fmt: skip


@pytest.mark.parametrize("chosen", first(2, SELECTIONS), ids=str)
def test_every_slide_has_a_title_a_base_and_a_source(scope_of, chosen):
    for slide in deck(scope_of(**chosen)):
        assert slide.title and slide.topic and slide.chart
        assert "Base: " in slide.base
        assert re.match(rf"Source: \d+ documents? of the review of {chosen.get('cycle', '2025')}\.", slide.source)
        assert "no official submission" in slide.source or "none is an official submission" in slide.source


def test_a_matrix_of_objectives_has_its_round_tables_over_it(scope_of):
    slide = next(slide for slide in deck(scope_of()) if slide.key == "subregions")
    assert [span for _, span in slide.chart.bands] == [len(t.objectives) for t in reference.round_tables()]
    assert [int(name) for name in slide.chart.columns] == [n for t in reference.round_tables() for n in t.objectives]
    assert slide.chart.rows[2] == "Pacific (13 of 21)"


def test_change_is_left_out_where_nobody_can_be_compared(scope_of):
    one = load_review([document(response_form("Fiji", [("(c)", "Fictional: objective 5.")]))])
    keys = [slide.key for slide in deck(scope_of(data=one))]
    assert "change" not in keys
    assert "change" in [slide.key for slide in deck(scope_of())]


def test_the_scale_of_bars_ends_at_the_largest_denominator(scope_of):
    for slide in deck(scope_of(subregions=("East and North-East Asia",))):
        if isinstance(slide.chart, from_exhibits.Bars):
            assert slide.chart.most == max(value.total for value in values(slide.chart))


def test_a_scope_line_claims_no_filter_that_a_slide_does_not_apply(scope_of):
    """Guiding principles and needs take in answers whatever objective they name, and their numbers say so."""
    slides = {slide.key: slide for slide in deck(scope_of(subregions=("Pacific",), round_table=3))}
    whole = {slide.key: slide for slide in deck(scope_of(subregions=("Pacific",)))}
    for key in ("principles", "needs", "submissions"):
        assert slides[key].exhibit.table.equals(whole[key].exhibit.table)
        assert " · round table 3" not in slides[key].base
        assert "whatever objective is named, not round table 3 alone" in slides[key].base
    assert " · round table 3" in slides["gaps"].base
