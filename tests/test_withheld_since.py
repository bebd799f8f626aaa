"""Laid beside a newer set, an older one does not tell who it is that may not be named any more."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from gcm_data.since.exhibits import exhibits
from gcm_data.since.two_sets import Since
from gcm_data.snapshots.snapshot import BrokenSnapshot, freeze, thaw
from gcm_data.tables.provenance import Provenance
from gcm_data.tables.withheld import withhold
from gcm_data.tables.withheld_alike import withhold_alike
from loaders import load_review
from loaders.documents.workbook import Document
from tests.cases import first
from tests.workbook_builder import OBJECTIVES, document, text, workbook

NO, YES = "Non-attributable", "May be named"
OF_ITSELF = "Fictional test text 50 of Fiji, not a statement of any State."


def form(state: str, attribution: str, *answers: list[object], name: str = "") -> Document:
    rows = [["Country", state], ["Attribution", attribution], [], ["Question", "Response", "GCM objectives"], *answers]
    return document(workbook({"Form": rows}), name or f"{state}.xlsx")


def union(attribution: str, number: int, name: str) -> Document:
    cover = [["Organization", "Quibble Union"], ["Type of respondent", "Stakeholder: trade union"]]
    rows = [*cover, ["Attribution", attribution], [], ["Question", "Response"], ["(c)", text(number)]]
    return document(workbook({"Form": rows}), name)


def marks(attribution: str) -> Document:
    header = ["Country", "Attribution", *OBJECTIVES]
    rows = [[state, said, *("x" if number == of else None for number in OBJECTIVES)]
            for state, said, of in (("Fiji", attribution, 5), ("Tonga", YES, 6))]  # fmt: skip
    return document(workbook({"Tally": [header, *rows]}), "tally.xlsx")


def said_of(old: list[Document], new: list[Document], scope_of) -> str:
    """All that is shown of what changed."""
    data = [withhold(load_review(documents)) for documents in (old, new)]
    before, now = (Provenance.of(each, dt.date(2025, month, 1)) for month, each in enumerate(data, start=2))
    since = Since.of(data[0], before, scope_of(data=data[1]), now)
    return "\n".join(f"{e.title} {e.takeaway} {e.table.to_csv()} {list(e.focuses)}" for e in exhibits(since))


TONGA = form("Tonga", YES, ["(c)", text(9), "7"])


@pytest.mark.long
@pytest.mark.parametrize(
    ("before", "now"),
    first(
        1,
        [
            ([["(c)", OF_ITSELF, "5"]], [["(c)", OF_ITSELF, "5"]]),
            ([["(c)", "See report.", "5"]], [["(c)", "See report.", "5"]]),
            ([["(c)", text(50), "5"]], [["(c)", text(50, " And more."), "6"]]),
            ([["(c)", "", ""]], [["(c)", "", ""]]),
        ],
        several=True,
    ),
    ids=["names itself", "short", "other words", "blank"],
)
def test_whatever_it_says_a_state_is_not_named_in_the_older_set_either(before, now, scope_of):
    said = said_of([form("Fiji", YES, *before), TONGA], [form("Fiji", NO, *now), TONGA], scope_of)
    assert [secret for secret in ("Fiji", "FJI") if secret in said] == []
    assert "Sources that may not be named,1,1" in said


@pytest.mark.long
def test_nor_is_one_that_is_a_row_of_marks(scope_of):
    said = said_of([marks(YES)], [marks(NO)], scope_of)
    assert [secret for secret in ("Fiji", "FJI") if secret in said] == []


def test_nor_is_the_document_of_one_of_several_submissions(scope_of):
    kept = form("Fiji", YES, ["(c)", text(51), "6"], name="kept.xlsx")
    old, new = (form("Fiji", said, ["(c)", text(50), "5"], name="secret.xlsx") for said in (YES, NO))
    assert "secret.xlsx" not in said_of([old, kept], [new, kept], scope_of)
    old, new = (union(said, 1, "secret.xlsx") for said in (YES, NO))
    kept = union(YES, 2, "kept.xlsx")
    assert "secret.xlsx" not in said_of([old, kept], [new, kept], scope_of)


@pytest.mark.long
def test_nor_where_another_withheld_source_goes_at_the_same_time(scope_of):
    other = form("Nauru", NO, ["(c)", text(60), "5"])
    old, new = (form("Fiji", said, ["(c)", "See report.", "6"]) for said in (YES, NO))
    said = said_of([other, old, TONGA], [new, TONGA], scope_of)
    assert [secret for secret in ("Fiji", "FJI") if secret in said] == []


@pytest.mark.long
def test_a_state_that_is_gone_is_named_where_no_state_is_withheld_instead(scope_of):
    fiji = form("Fiji", YES, ["(c)", text(50), "5"])
    assert "Fiji,gone,Fiji.xlsx" in said_of([fiji, TONGA], [TONGA], scope_of)
    stays = form("Nauru", NO, ["(c)", text(60), "5"])
    assert "Fiji,gone,Fiji.xlsx" in said_of([fiji, stays, TONGA], [stays, TONGA], scope_of)
    assert "Fiji,gone,Fiji.xlsx" in said_of([fiji, TONGA], [union(NO, 1, "union.xlsx"), TONGA], scope_of)


@pytest.mark.long
def test_nor_where_the_state_has_a_named_document_beside_the_withheld_one(scope_of):
    """Fiji, “gone”, would stand beside the very words that are withheld."""
    old = [form("Fiji", YES, ["(c)", text(50), "5"], name="first.xlsx"), TONGA]
    new = [form("Fiji", NO, ["(c)", text(50), "5"], name="first.xlsx"), TONGA]
    new.append(form("Fiji", YES, ["(c)", text(51), "6"], name="b.xlsx"))
    said = said_of(old, new, scope_of)
    assert "first.xlsx" not in said and "Fiji,gone" not in said
    assert "Fiji,added,b.xlsx" in said


def test_a_state_whose_words_stay_stays_named_under_another_name_of_its_document():
    answer = ["(c)", text(50), "5"]
    old = withhold(load_review([form("Fiji", YES, answer), TONGA]))
    later = form("Fiji", YES, answer, name="second.xlsx")
    new = withhold(load_review([later, TONGA, form("Nauru", NO, ["(c)", text(60), "5"])]))
    for name in ("documents", "submissions", "responses", "mentions"):
        pd.testing.assert_frame_equal(getattr(withhold_alike(old, new), name), getattr(old, name))


@pytest.mark.parametrize("table", ["submissions", "documents"])
@pytest.mark.parametrize("said", first(1, ["Non-Attributable", "anonymous", ""]))
def test_a_snapshot_that_says_in_other_words_who_may_be_named_is_refused(table, said):
    data = load_review([form("Fiji", NO, ["(c)", text(50), "5"])])
    other = replace(data, **{table: getattr(data, table).assign(attribution=said)})
    with pytest.raises(BrokenSnapshot, match="attribution"):
        thaw(freeze(other, dt.date(2025, 2, 1)))
    assert thaw(freeze(data, dt.date(2025, 2, 1))).data.submissions["iso3"].tolist() == [""]
