"""What packets of passages show coders, and what they keep to themselves.

All texts are fictional, and so is Arcadia.
"""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from gcm_data.coding.decisions import REASONS
from gcm_data.coding.packets import DECISIONS, HEADS, PASSAGES, TO_FILL, Packet
from gcm_data.coding.queue import Paragraphs, tasks
from gcm_data.exports import packet
from gcm_data.reference import coding
from gcm_data.tables.provenance import Provenance
from gcm_data.tables.slips import choices
from loaders.packets.offer import offer_here
from tests import packets_read
from tests.coders import ANNA, reviewed
from tests.packets_read import (
    CITED,
    DAY,
    FORM,
    LICENCE,
    LICENCES,
    SIX,
    applied,
    back,
    fill,
    made,
    packet_of,
    read,
    row_of,
    top,
)
from tests.workbook_builder import document, response_form, workbook

_read_here, _ended = packets_read.read_here, packets_read.ended

SECRET = "Arcadia's recruitment agencies are licensed, says who may not be named."
COVER = [["A review that never was"], [], ["Member State", "Fiji"], ["Attribution", "Chatham House Rule"]]
SILENT = document(workbook({"Cover": COVER, "Answers": [["Question", "Response"], ["(c)", SECRET]]}), "silent.xlsx")


def test_each_paragraph_stands_with_its_targets_and_a_row_for_anything_else():
    suggested, _ = offer_here(None, read())
    found = Paragraphs(read(), suggested)
    theirs = tasks(found, [], ANNA)
    rows = packet_of().rows
    assert len(rows) == sum(len(task.targets) + 1 for task in theirs)
    assert packet_of().paragraphs == len(theirs) >= 3
    assert {row.state for row in rows} == {"Thailand"} and {row.question[:3] for row in rows} == {"(c)", "(d)"}
    first = rows[LICENCE - 1]
    assert "“recruit" in first.why and first.passage == LICENCES and rows[CITED - 1].why == "the text names it"
    book = load_workbook(io.BytesIO(made()))
    shown = [[cell.value for cell in row] for row in book[PASSAGES].iter_rows(min_row=top(book) + 1)]
    shown = [row for row in shown if row[-1]]
    assert [row[3] for row in shown] == [row.passage for row in rows] and {*shown[0][6:9]} == {None}
    assert all(cell.data_type == "s" for row in book[PASSAGES].iter_rows(min_row=top(book) + 1) for cell in row[3:4])


def test_only_the_cells_to_fill_are_open_and_have_lists():
    book = load_workbook(io.BytesIO(made()))
    assert all(sheet.protection.sheet and sheet.protection.password is None for sheet in book)
    for number, head in enumerate(HEADS, start=1):
        assert book[PASSAGES].cell(top(book) + 1, number).protection.locked == (head not in TO_FILL)
    rules = {rule.formula1 for rule in book[PASSAGES].data_validations.dataValidation}
    assert rules == {
        f'"{",".join(DECISIONS)}"',
        f"'Choices'!$A$1:$A${len(REASONS)}",
        f"'Choices'!$B$1:$B${len(choices())}",
    }
    assert [cell.value for cell in book["Choices"]["B"]][: len(choices())] == list(choices())
    said = [cell.value for row in book["Codebook"].iter_rows() for cell in row]
    assert coding.entry("need", "data").counts in said


def test_of_a_source_that_may_not_be_named_only_its_words_are_told():
    both = (FORM, SILENT)
    book = load_workbook(io.BytesIO(made(*both)))
    said = "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    assert SECRET in said and "Fiji" not in said and "FJI" not in said and "silent.xlsx" not in said
    found = back(fill(row_of(SECRET, SIX, both), decision="accept"), documents=both)
    (kept,) = found.decisions
    assert (kept["iso3"], kept["document"], kept["cell"]) == ("", "", "")
    assert reviewed(applied(found, *both))["evidence"].tolist() == [SECRET]


def test_some_paragraphs_of_some_states_and_no_others():
    fiji = document(response_form("Fiji", [("(c)", f"{LICENCES}\n\n{SECRET}")]), "f.xlsx")
    suggested, versions = offer_here(None, read(FORM, fiji))
    found = Paragraphs(read(FORM, fiji), suggested)
    one = Packet.of(found, [], ANNA, "2025", versions, ["FJI"], 1)
    assert one.paragraphs == 1 and {row.state for row in one.rows} == {"Fiji"}
    assert Packet.of(found, [], ANNA, "2021", versions).rows == ()
    with pytest.raises(ValueError, match="nothing that anna"):
        packet.write(Packet.of(found, [], ANNA, "2021", versions), Provenance.of(read(), DAY))
