"""What may be done to a packet of passages, and the issue that each ends in.

All texts are fictional, and so is Arcadia.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from gcm_data.coding.packets import (
    ABOUT,
    BECAUSE,
    CODER,
    DECISION,
    HEADS,
    NOTHING_HERE,
    OTHER,
    PASSAGE,
    PASSAGES,
    SUGGESTED,
    WHY,
    PacketKey,
)
from gcm_data.tables.issues import ISSUE_KINDS
from gcm_data.tables.slips import KEY
from loaders.packets.reading import PacketReading
from tests import packets_read
from tests.packets_read import (
    BARE,
    CITED,
    ELSE,
    FIVE,
    LICENCE,
    LICENCES,
    applied,
    back,
    fill,
    made,
    packet_of,
    problems,
    read,
    returned,
    top,
    verdicts,
)
from tests.workbook_builder import document, response_form

_read_here, _ended = packets_read.read_here, packets_read.ended


def column(head: str) -> str:
    return "ABCDEFGHIJ"[HEADS.index(head)]


def at(number: int, head: str) -> str:
    return f"{column(head)}{top(load_workbook(io.BytesIO(made()))) + number}"


def locked(number: int, **texts: str) -> PacketReading:
    return back(fill(number, decision="accept", **texts))


def test_what_was_changed_is_one_issue_with_its_cell_and_is_not_taken():
    for name, head in (("passage", PASSAGE), ("suggested", SUGGESTED), ("why", WHY)):
        found = locked(LICENCE, **{name: "Fictional other words."})
        assert problems(found) == [("packet-locked", at(LICENCE, head))] and not found.decisions
        assert "“Fictional other words.”" in found.issues[0].message
    gone = document(response_form("Thailand", [("(c)", f"Other words.\n\n{BARE}")]), "t.xlsx")
    found = back(fill(LICENCE, decision="accept"), data=read(gone))
    assert problems(found) == [("packet-outdated", at(LICENCE, PASSAGE))] and not found.decisions
    uncited = document(response_form("Thailand", [("(c)", LICENCES), ("(d)", "See the objective.")]), "t.xlsx")
    assert [code for code, _ in problems(back(fill(CITED, decision="accept"), data=read(uncited)))] == [
        "packet-outdated"
    ]


@pytest.mark.parametrize(
    ("number", "texts", "head"),
    [
        (LICENCE, {"decision": "perhaps"}, DECISION),
        (LICENCE, {"decision": 5}, DECISION),
        (LICENCE, {"decision": "reject"}, BECAUSE),
        (LICENCE, {"decision": "reject", "because": "it rains"}, BECAUSE),
        (LICENCE, {"decision": "accept", "because": "negated"}, BECAUSE),
        (LICENCE, {"because": "negated"}, BECAUSE),
        (LICENCE, {"decision": "accept", "other": "Objective 99"}, OTHER),
        (ELSE, {"decision": "accept"}, DECISION),
        (ELSE, {"decision": "reject", "because": "negated"}, DECISION),
    ],
)
def test_what_is_no_choice_is_one_issue_with_its_cell(number, texts, head):
    found = back(fill(number, **texts))
    assert problems(found) == [("packet-unclear", at(number, head))] and not found.decisions


def test_a_passage_that_is_about_nothing_and_about_something():
    found = back(fill(LICENCE, decision="accept"), fill(ELSE, decision=NOTHING_HERE))
    assert problems(found) == [("packet-contradicts", at(ELSE, DECISION))] and verdicts(found) == [("accept", "6")]
    both = back(fill(LICENCE, decision="reject", because="negated"), fill(ELSE, decision=NOTHING_HERE))
    assert problems(both) == [] and verdicts(both) == [("reject", "6"), ("nothing", "")]


def test_an_edited_key_a_row_that_stands_twice_and_a_formula_are_told():
    key = packet_of().rows[LICENCE - 1].key
    for wrong in (key[:-1], key.replace(":6:", ":5:"), key.replace("first", "second"), "", "=1+1", "x" * 500):
        codes = [code for code, _ in problems(back(fill(LICENCE, decision="accept", key=wrong)))]
        assert codes == ["packet-key-unknown", "packet-rows-missing"]
    settling = str(PacketKey.of(key)._replace(round="settle"))
    longer = str(PacketKey.of(key)._replace(end="9999"))
    for wrong, code in ((settling, "packet-key-unknown"), (longer, "packet-outdated")):
        found = back(fill(LICENCE, decision="accept", key=wrong))
        assert code in {told for told, _ in problems(found)} and not found.decisions
    twice = back(fill(LICENCE, decision="accept"), fill(ELSE, key=key, decision="reject", because="other"))
    assert problems(twice)[0] == ("packet-twice", at(ELSE, KEY)) and verdicts(twice) == [("accept", "6")]
    formula = back(fill(LICENCE, decision='=IF(TRUE,"accept")'))
    assert problems(formula) == [("packet-value-missing", at(LICENCE, DECISION))] and not formula.decisions


def test_a_packet_without_its_coder_counts_for_who_hands_it_in():
    def unnamed(book: Workbook) -> None:
        for row in book[ABOUT].iter_rows(max_col=2):
            if row[0].value == CODER:
                row[1].value = None

    found = back(fill(LICENCE, decision="accept"), unnamed)
    assert found.coder == "who hands it in" and [code for code, _ in problems(found)] == ["packet-unsigned"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (response_form("Fiji"), "packet-unreadable"),
        (b"PK\x03\x04 nothing", "document-unreadable"),
        (b"", "document-empty"),
    ],
)
def test_what_is_no_packet_is_told(content, code):
    found = returned(content)
    assert (found.cycle, [each.code for each in found.issues]) == ("", [code])


@pytest.mark.parametrize("mark", ["GCM-PACKET-1 1999 codebook 1 lexicon a weights b rows 3", "nothing", None])
def test_a_packet_of_no_known_review_or_of_two_is_refused(mark):
    def other(book: Workbook) -> None:
        for sheet in book.worksheets if mark is None else book.worksheets[:]:
            for row in sheet.iter_rows(max_row=45, max_col=3):
                for cell in row:
                    if "GCM-PACKET-1" in str(cell.value):
                        two = mark is None and sheet.title == PASSAGES
                        cell.value = str(cell.value).replace("rows", "rows 1") if two else mark or cell.value

    assert [code for code, _ in problems(back(other))] == ["packet-unreadable"]


def test_every_kind_of_issue_of_packets_is_raised_above():
    source = Path(__file__).read_text(encoding="utf-8")
    assert [code for code in ISSUE_KINDS if code.startswith("packet") and f'"{code}"' not in source] == []


SIGNS = st.sampled_from(["", "accept", "reject", "nothing here", "=1+1", "\x07", "🛂", "-" * 40, FIVE, "negated", " "])
CELLS = st.tuples(
    st.integers(0, 30), st.integers(0, len(HEADS)), st.one_of(SIGNS, st.integers(), st.dates(), st.none())
)


@pytest.mark.properties
@settings(max_examples=10, deadline=None)
@given(st.lists(CELLS, max_size=12), st.lists(st.integers(1, 12), max_size=3), st.lists(st.integers(1, 10), max_size=2))
def test_whatever_is_done_to_its_cells_ends_in_decisions_or_issues(cells, rows, columns):
    def spoil(book: Workbook) -> None:
        sheet, first = book[PASSAGES], top(book)
        for row, place, value in cells:
            text = "".join(sign for sign in value if sign.isprintable()) if isinstance(value, str) else value
            sheet.cell(first + row, place + 1).value = text
        for row in rows:
            sheet.delete_rows(first + row)
        for place in columns:
            sheet.delete_cols(place)

    found = back(spoil)
    applied(found)  # every decision that is read is one
    assert found.decisions or found.issues or not found.said
