"""Why a cell is in another state: the mentions, answers and submissions that came, went or changed."""

from __future__ import annotations

import pandas as pd
import pytest

from gcm_data.since.differences import compare, older
from gcm_data.since.reasons import reasons
from gcm_data.tables.withheld import withhold
from loaders import load_review
from tests import compared, two_reviews
from tests.compared import one_form, reason
from tests.workbook_builder import document, response_form, tally, text

both, since_of = compared.both, compared.since_of


def without_number(text: str) -> str:
    """Withheld documents have another number in each set."""
    return "withheld document" if text.startswith("withheld document ") else text


def test_every_changed_cell_has_its_reason_and_mentions_are_those_of_the_cell(both, since_of):
    since = since_of(both.old, both.new)
    found = since.reasons
    keys = ["iso3", "target_kind", "target"]
    told = set(found[keys].itertuples(index=False, name=None))
    assert told == set(since.found.cells[keys].itertuples(index=False, name=None))
    old, new = both.rows
    for side, changes in ((new, {"new"}), (old, {"gone", "superseded"})):
        changed = {tuple(row) for row in since.found.cells[keys].to_numpy()}
        current = {row["submission"] for row in side["submissions"] if row["status"] == "current"}
        expected = {
            tuple(without_number(row[name]) for name in (*keys, "document", "sheet", "cell", "evidence"))
            for row in side["mentions"]
            if row["submission"] in current and row["cycle"] == "2025"
            and (row["iso3"], row["target_kind"], row["target"]) in changed
        }  # fmt: skip
        mentions = found[(found["what"] == "mention") & found["change"].isin(changes)]
        columns = [*keys, "document", "sheet", "cell", "evidence"]
        assert set(mentions[columns].itertuples(index=False, name=None)) == expected
        assert expected


def test_the_reasons_are_those_that_were_made(both, since_of):
    since = since_of(both.old, both.new)
    (japan,) = reason(since, "JPN", "5")
    assert (japan["what"], japan["change"], japan["before"], japan["now"]) == ("mention", "gone", text(10), text(10))
    (samoa,) = reason(since, "WSM", "5")
    assert (samoa["change"], samoa["document"], samoa["before"]) == ("superseded", "withheld document", text(20))
    (nauru,) = reason(since, "NRU", "1")
    assert (nauru["what"], nauru["change"], nauru["question"]) == ("answer", "changed", "c")
    assert (nauru["before"], nauru["now"], nauru["cell"]) == ("", two_reviews.MORE, "B5")
    (mongolia,) = reason(since, "MNG", "1")
    assert (mongolia["what"], mongolia["change"], mongolia["document"]) == ("submission", "new", "b Mongolia.xlsx")
    (indonesia,) = reason(since, "IDN", "11")
    assert (indonesia["evidence"], indonesia["cell"]) == ("5, 11", "C5")


@pytest.mark.long
def test_a_tally_that_becomes_a_form(since_of):
    old = withhold(load_review([document(tally({"Fiji": {5: "x"}}), "tally.xlsx")]))
    new = withhold(load_review([
        document(tally({"Fiji": {5: "x"}}), "tally.xlsx"),
        document(response_form("Fiji", [["(c)", text(1), "6"], ["(e)", "", ""]]), "fiji.xlsx"),
    ]))  # fmt: skip
    since = since_of(old, new)
    (five,), (six,) = (reason(since, "FJI", target) for target in ("5", "6"))
    assert (five["change"], five["before"]) == ("superseded", "x")
    assert (six["change"], six["document"]) == ("new", "fiji.xlsx")
    principles = since.found.cells.query("target_kind == 'principle'")
    assert set(zip(principles["old_state"], principles["new_state"], strict=True)) == {("blank", "not mentioned")}
    found = reason(since, "FJI", "human_rights")
    assert {(row["what"], row["change"]) for row in found} == {("answer", "new")}


def test_an_answer_that_becomes_not_applicable(since_of):
    old, new = one_form([["(c)", text(1), ""]]), one_form([["(c)", "Not applicable", ""]])
    since = since_of(old, new)
    assert set(since.found.cells["new_state"]) == {"not applicable"}
    assert {(row.what, row.before, row.now) for row in since.reasons.itertuples()} == {
        ("answer", text(1), "Not applicable")
    }


def test_comparing_twice_gives_the_same(both, scope_of):
    new = scope_of(data=both.new)
    old = older(both.old, new)
    one, other = (reasons(old, new, compare(old, new).renamed) for _ in range(2))
    pd.testing.assert_frame_equal(one, other)
