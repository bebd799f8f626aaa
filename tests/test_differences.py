"""What differs between two sets: submissions, documents and cells, recounted from the CSV files of the loaders."""

from __future__ import annotations

import shutil

import pandas as pd
import pytest

from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.since.differences import cells_by_cycle, older
from gcm_data.since.exhibits import exhibits
from gcm_data.tables.specs import ReviewData
from loaders.files import files_of_review, load_files
from tests import compared, two_reviews
from tests.cases import first
from tests.compared import cells, reason

both, since_of = compared.both, compared.since_of


def test_exactly_the_submissions_that_changed(both, since_of):
    found = since_of(both.old, both.new).found
    assert set(found.submissions[["iso3", "document", "change"]].itertuples(index=False, name=None)) == {
        ("MNG", "b Mongolia.xlsx", "added"),
        ("WSM", two_reviews.RESENT, "added"),
        ("WSM", "withheld document", "superseded"),
    }
    assert found.withheld.to_dict("records") == [{"cycle": "2025", "old": 1, "new": 2}]


def test_exactly_the_documents_whose_bytes_changed(both, since_of):
    found = since_of(both.old, both.new).found.documents
    old, new = ({path.name: path.read_bytes() for path in (f / "2025").iterdir()} for f in both.folders)
    changed = {name for name in old.keys() & new.keys() if old[name] != new[name]}
    shown = found.set_index("document")["change"]
    assert set(shown[shown == "added"].index) == new.keys() - old.keys()
    withheld = {"respondents.xlsx"}  # one of its sources may not be named
    assert set(shown[shown == "changed"].index) == changed - withheld
    assert withheld < changed and len(changed) == 4
    assert not (shown == "gone").any()


def test_exactly_the_cells_that_are_in_another_state(both, since_of):
    for cycle in ("2021", "2025"):
        old, new = (cells(rows, cycle) for rows in both.rows)
        expected = {(*key, old[key], new[key]) for key in new if old[key] != new[key]}
        found = since_of(both.old, both.new, cycle=cycle).found.cells
        assert set(found.drop(columns="cycle").itertuples(index=False, name=None)) == expected
        assert len(expected) == {"2021": 0, "2025": 76}[cycle]
    assert {row[-2:] for row in expected} >= {("blank", "not mentioned"), ("reported", "not mentioned")}


@pytest.mark.parametrize(
    "chosen",
    first(2, [
        {"subregions": ("Pacific",)}, {"subregions": ("South-East Asia", "East and North-East Asia")},
        {"group": "SIDS"}, {"group": "LDC"}, {"round_table": 1}, {"round_table": 2}, {"basis": "cited"},
        {"cycle": "2021"},
    ]),
    ids=str,
)  # fmt: skip
def test_the_selection_applies(both, since_of, chosen):
    since = since_of(both.old, both.new, **chosen)
    selection = since.new.selection
    old, new = (cells(rows, selection.cycle) for rows in both.rows)
    objectives = {str(number) for number in selection.objectives}
    expected = {
        key for key in new
        if old[key] != new[key] and key[0] in selection.iso3 and (key[1] != "objective" or key[2] in objectives)
    }  # fmt: skip
    found = set(since.found.cells[["iso3", "target_kind", "target"]].itertuples(index=False, name=None))
    if selection.basis == "cited":
        assert found < expected  # nothing that changed is cited: only silence did
        assert {row.new_state for row in since.found.cells.itertuples()} <= {"not mentioned", "blank"}
    else:
        assert found == expected
    assert set(since.found.submissions["iso3"]) <= {*selection.iso3, ""}
    held = {row["document"] for rows in both.rows for row in rows["submissions"] if row["iso3"] in selection.iso3}
    assert not selection.is_narrowed or set(since.found.documents["document"]) <= held
    assert since.found.withheld.empty == (selection.is_narrowed or selection.cycle == "2021")


def test_turned_round_everything_is_gone_that_was_new(both, since_of):
    there, back = since_of(both.old, both.new), since_of(both.new, both.old)
    assert set(back.found.submissions["change"]) == {"gone", "counts again"}
    turned = back.found.cells.rename(columns={"old_state": "new_state", "new_state": "old_state"})
    pd.testing.assert_frame_equal(turned[there.found.cells.columns], there.found.cells)
    assert len(back.reasons) == len(there.reasons)
    (mongolia,) = reason(back, "MNG", "1")
    assert (mongolia["what"], mongolia["change"]) == ("submission", "gone")


@pytest.mark.long
@pytest.mark.parametrize("cycle", ["2021", "2025"])
def test_shipped_data_against_themselves(shipped, since_of, cycle):
    since = since_of(shipped, shipped, cycle=cycle)
    assert since.found.is_empty and since.is_same and since.reasons.empty
    assert since.numbers[0].empty and since.sentences.empty
    (made,) = exhibits(since)
    assert made.title == "Nothing has changed since 15 January 2025"


@pytest.mark.long
def test_an_empty_review_and_a_full_one(shipped, since_of):
    since = since_of(ReviewData.of(), shipped)
    assert len(since.found.submissions) == (shipped.submissions["cycle"] == "2025").sum()
    assert set(since.found.cells["old_state"]) == {"no submission"}
    assert set(since.reasons["what"]) == {"mention", "submission"}
    gone = since_of(shipped, ReviewData.of())
    assert set(gone.found.submissions["change"]) == {"gone"}
    assert set(gone.found.cells["new_state"]) == {"no submission"}
    assert next(iter(exhibits(gone))).key == "since-summary"


@pytest.mark.long
def test_a_renamed_document_changes_nothing_else(both, since_of, tmp_path):
    folder = tmp_path / "renamed"
    shutil.copytree(both.folders[0], folder)
    (folder / "2025" / "b Fiji.xlsx").rename(folder / "2025" / "b Fiji, renamed.xlsx")
    since = since_of(both.old, load_files(files_of_review(folder)))
    assert since.found.documents[["document", "change", "old_document"]].to_numpy().tolist() == [
        ["b Fiji, renamed.xlsx", "renamed", "b Fiji.xlsx"]
    ]
    assert since.found.submissions.empty and since.found.cells.empty and since.numbers[0].empty


def test_cells_of_other_cycles_are_counted(both, scope_of):
    new = scope_of(data=both.new)
    assert cells_by_cycle(older(both.old, new).grid, new.grid) == {"2021": 0, "2025": 76}


def test_scopes_of_both_sets_have_the_same_selection_and_day(both, scope_of):
    new: Scope = scope_of(data=both.new, subregions=("Pacific",))
    old = older(both.old, new)
    assert (old.selection, old.as_of) == (new.selection, new.as_of)
    assert new.selection == Selection("2025", ("Pacific",))
