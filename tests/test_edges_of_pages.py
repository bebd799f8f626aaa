"""What pages write themselves: texts that are escaped, marks that end where the words do, files of other filters."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gcm_data.coverage.selection import Selection
from gcm_data.exports.registry import EXPORTS
from pages.shared import built_files, panel, search_form
from tests.test_pages import charts, open_page
from tests.workbook_builder import response_form, text

HOSTILE = "<b>&"


def test_marks_of_evidence_end_where_the_words_do_and_all_words_are_escaped():
    shown = panel.highlighted(HOSTILE * 3, [(4, 8)])
    before, marked, after = shown.partition(panel.marked("&lt;b&gt;&amp;"))
    assert (before, after) == ("&lt;b&gt;&amp;", "&lt;b&gt;&amp;") and marked


def test_marks_of_words_searched_for_end_where_the_words_do_and_all_words_are_escaped():
    shown = search_form.marked(HOSTILE * 3, (0, 12), [(4, 8)], [(4, 6)])
    found = f'<mark style="{search_form._HIT}">&lt;b</mark>'
    assert shown == f"&lt;b&gt;&amp;{panel.marked(found)}{panel.marked('&gt;&amp;')}&lt;b&gt;&amp;"


def test_a_file_is_kept_under_its_filters_and_its_kind():
    keys = {
        built_files._key(export, Selection("2025", subregions), None, chosen)
        for export in (EXPORTS["xlsx"], EXPORTS["docx"])
        for subregions in ((), ("Pacific",))
        for chosen in ({}, {"length": "short"})
    }
    assert len(keys) == 8


@pytest.fixture
def fiji(folder: Path) -> None:
    """A folder with one form of Fiji, which names objective 5."""
    (folder / "2025").mkdir()
    (folder / "2025" / "a.xlsx").write_bytes(response_form("Fiji", [["(c) Achievements", text(1), "5"]]))


def test_the_page_of_a_round_table_shows_its_objectives_alone(folder):
    (folder / "2025").mkdir()
    (folder / "2025" / "a.xlsx").write_bytes(response_form("Fiji", [["(c) Achievements", text(1), "5, 8"]]))
    chart, *_ = open_page("round_table", round_table_shown="2").get("plotly_chart")
    shown = {int(number) for number in re.findall(r"objective (\d+)", chart.proto.spec)}
    assert shown == set(Selection("2025", round_table=2).objectives)


@pytest.mark.usefixtures("fiji")
def test_the_board_is_that_of_the_objective_chosen():
    assert any("Objective 5 " in alt for alt in charts(open_page("needs", objective="5")))


@pytest.mark.usefixtures("fiji")
@pytest.mark.parametrize(("number", "reported"), [("5", 1), ("6", 0)])
def test_the_members_in_each_state_are_those_of_the_objective_chosen(number, reported):
    shown = " ".join(found.proto.body for found in open_page("objective", objective=number).get("html"))
    assert f"<strong>reported: {reported}</strong>" in shown
