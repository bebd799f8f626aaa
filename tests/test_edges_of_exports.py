"""Files at their edges: what is escaped in them, what is left out, how letters and tables fit."""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import io
import shlex
import zipfile
from dataclasses import replace

import pandas as pd
import pytest
from openpyxl import Workbook
from pptx import Presentation

from gcm_data.coverage.selection import ALL_BASES, BASES, Selection
from gcm_data.evidence.annex import Annex
from gcm_data.evidence.passages import Passage
from gcm_data.exhibits import overview
from gcm_data.exports import tables
from gcm_data.exports.commands import command_line
from gcm_data.exports.docx import elements as docx_elements
from gcm_data.exports.docx.tables import table as docx_table
from gcm_data.exports.html import elements
from gcm_data.exports.html.anchors import slugs
from gcm_data.exports.options import add_selection, selection_of
from gcm_data.exports.pptx.bars import add_bars
from gcm_data.exports.pptx.colours import look_of
from gcm_data.exports.pptx.lettering import ANY
from gcm_data.exports.pptx.links import Links
from gcm_data.exports.pptx.room import Box, room_of
from gcm_data.exports.pptx.tables import add_matrix
from gcm_data.exports.progress import silent
from gcm_data.exports.registry import EXPORTS
from gcm_data.exports.xlsx import numbers
from gcm_data.exports.xlsx.figures import Figure
from gcm_data.exports.xlsx.sheet import Paper
from gcm_data.exports.xlsx.styles import BODY, Wardrobe
from gcm_data.figures.chart import Bars, Matrix, Value
from gcm_data.paper.parts import Cell, Table

HOSTILE = "<img src=x>&"
PASSAGE = Passage(
    "Fiji", "2025", "c", "Achievements", "answered", HOSTILE, ((0, len(HOSTILE)),), (), "a.xlsx", "", "B4", "", ""
)  # fmt: skip


# ---- HTML


def test_cells_and_passages_of_the_report_are_text():
    shown = elements.table(pd.DataFrame({"Name": [HOSTILE], "Text": [HOSTILE]}), "Caption")
    shown += elements.passages(dict(enumerate([PASSAGE, replace(PASSAGE, spans=((3, 4),))])), "2025")
    assert "<img" not in shown and shown.count("&lt;img src=x&gt;&amp;") == 3


def test_numbers_of_one_name_have_addresses_of_their_own():
    assert list(slugs(["Fiji · 5", "Fiji 5", "fiji-5", "Fiji"]).values()) == ["fiji-5", "fiji-5-2", "fiji-5-3", "fiji"]


# ---- CSV


def rows(content: bytes, name: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return list(csv.DictReader(io.StringIO(archive.read(f"{name}.csv").decode("utf-8-sig"))))


def test_the_tables_hold_what_is_selected_and_nothing_else(scope_of, fictional):
    everything = tables.write(scope_of(data=fictional), silent)
    narrowed = tables.write(scope_of(data=fictional, subregions=("Pacific",), round_table=1), silent)
    assert "" in {row["iso3"] for row in rows(everything, "submissions")}
    assert {row["iso3"] for row in rows(narrowed, "responses")} == {"FJI", "WSM", "NRU", "TON"}
    objectives = [{row["target"] for row in rows(made, "mentions") if row["target_kind"] == "objective"}
                  for made in (everything, narrowed)]  # fmt: skip
    shown = set(map(str, Selection("2025", round_table=1).objectives))
    assert objectives[0] - shown and objectives[1] and objectives[1] <= shown


# ---- Excel, Word


@pytest.mark.parametrize("sign", list("=+-@\t"))
def test_a_text_of_the_workbook_stays_a_text_when_its_cell_is_edited(sign):
    book = Workbook()
    Paper(book.active, Wardrobe(), 3).put(1, 1, f"{sign}1+1", BODY)
    assert book.active["A1"].quotePrefix and book.active["A1"].data_type == "s"


def test_shares_of_the_numbers_are_of_those_that_could_be_counted(scope_of, fictional):
    scope = scope_of(data=fictional)
    figure = Figure(1, "Sheet", overview.objectives_by_round_table(scope), None)
    paper = Paper(Workbook().active, Wardrobe(), len(numbers.WIDTHS))
    numbers.write(paper, scope, [figure], Annex.of(scope, figure.focuses.values()), "footer")
    rows = [row[2:7] for row in paper.sheet.iter_rows(values_only=True) if row[0] == 1]
    assert rows and 0 < scope.submissions < scope.members
    for count, answered, received, all_, part in rows:
        assert part == pytest.approx(count / answered)
        assert answered < received < all_


def test_signs_that_no_file_can_hold_are_replaced_in_a_run():
    assert "".join(docx_elements.run("a\x00b\x01\ud800c").itertext()) == "a\ufffdb\ufffd\ufffdc"


@pytest.mark.parametrize(("count", "is_whole"), [(30, True), (31, False)])
def test_a_table_of_one_page_is_not_parted(count, is_whole):
    made = docx_table(Table("key", "Caption", ("A", "B"), ((Cell("a"), Cell("1")),) * count, (40.0, 20.0)))
    assert bool(list(made.iter(docx_elements.qn("w:keepNext")))) == is_whole


# ---- PowerPoint


@pytest.fixture
def page():
    """An empty slide, and how things are placed on it: look, room, links, evidence."""
    show = Presentation()
    layout = show.slide_layouts[5]
    room = room_of(layout, show.slide_width, show.slide_height)
    return show.slides.add_slide(layout), (look_of(layout), room, Links(), {})


@pytest.mark.parametrize(("compared", "is_drawn"), [(2, False), (3, True)])
def test_a_change_is_drawn_in_the_file_of_three_that_are_compared(page, compared, is_drawn):
    slide, how = page
    value = (Value(1, compared, "a"),)
    add_bars(slide, Bars(("Row",), ("Newly", "No longer"), (value, value)), Box(0, 0, 600, 300), *how)
    charts = [shape.chart for shape in slide.shapes if shape.has_chart]
    fills = [series.format.fill.type for chart in charts for series in chart.plots[0].series]
    lines = [series.format.line.fill.type for chart in charts for series in chart.plots[0].series]
    drawn = [str(kind) for kind in (*fills, *lines) if kind is not None and "SOLID" in str(kind)]
    assert bool(drawn) == is_drawn


def test_nothing_received_is_a_dash_in_the_table_of_a_slide(page):
    slide, how = page
    chart = Matrix("Group", ("A", "B"), (), ("Row",), ((Value(0, 0, "a"), Value(0, 5, "b")),))
    add_matrix(slide, chart, Box(0, 0, 600, 300), *how)
    (table,) = (shape.table for shape in slide.shapes if shape.has_table)
    assert [cell.text for cell in table.rows[1].cells] == ["Row", "–", "0"]


def test_letters_are_as_large_as_just_fit():
    text = "Two words"
    assert ANY.filling([text, text], 20, 10, 500, 2 * ANY.height(text, 18, 500)) == 18


def test_two_words_stand_in_one_line_with_the_space_between_them():
    wide = ANY.width("Two words", 10)
    assert [ANY.lines("Two words", 10, room) for room in (wide + 0.01, wide - 0.01)] == [1, 2]


# ---- names and the command


def test_the_command_counts_every_basis_and_says_so_where_one_is_left_out():
    parser = argparse.ArgumentParser()
    add_selection(parser, "2025")
    assert selection_of(parser.parse_args([]), "2025") == Selection("2025")
    assert selection_of(parser.parse_args(["--basis", "cited"]), "2025").basis == "cited"
    for basis in BASES:
        said = command_line("xlsx", Selection("2025", basis=basis))
        assert ("--basis" in said) == (basis != ALL_BASES) and (f"--basis {shlex.quote(basis)}" in said) == (
            basis != ALL_BASES
        )


def test_a_snapshot_is_named_after_no_filter():
    day, narrowed = dt.date(2025, 2, 1), Selection("2025", ("Pacific",), basis="cited")
    names = {key: export.file_name(narrowed, day) for key, export in EXPORTS.items()}
    assert names["snapshot"] == "gcm-snapshot-2025-02-01.zip"
    assert all("pacific" in name for key, name in names.items() if key != "snapshot")
