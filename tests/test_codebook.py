"""The codebook: an entry for each target, and which decisions were made under another wording."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gcm_data import reference
from gcm_data.exhibits.coding import chances, codebook
from gcm_data.reference.coding import changed_since, codebook_table, entries, entry, objective_actions, version
from tests.test_pages import open_page

PAIRS = [(5, 6), (5, 18), (6, 18), (7, 15), (16, 17), (2, 19)]  # objectives that are taken for each other


def test_every_target_has_an_entry_with_an_example_that_says_it_is_fictional():
    assert len(entries()) == 23 + 10 + 6
    assert all(found.example.startswith("Fictional: ") for found in entries())
    assert len({found.digest for found in entries()}) == 39


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_neighbours_are_told_apart(one: int, other: int):
    said = [entry("objective", str(number)).neighbours for number in (one, other)]
    assert any(str(one) in text and str(other) in text for text in said)


def test_objective_23_is_cooperation_itself():
    assert "Cooperation itself is the subject" in entry("objective", "23").counts
    with pytest.raises(KeyError, match="no objective '24'"):
        entry("objective", "24")


def test_decisions_under_another_wording_are_listed():
    now, other = entry("need", "data"), entry("objective", "5")
    before = replace(other, counts="Something else.")
    decided = [("need", "data", now.digest), ("objective", "5", before.digest), ("theme", "x", now.digest)]
    assert changed_since(decided) == decided[1:]
    assert version() == reference.all_tables().codebook_versions[-1].version


def test_the_codebook_is_a_table():
    assert len(codebook_table()) == len(codebook()) == 39
    row = codebook().iloc[0]
    assert row["Name"].startswith("1 ") and row["Counts"] == entry("objective", "1").counts


def test_the_actions_stand_in_the_order_of_the_compact():
    places = [(action.objective, action.letter) for action in objective_actions()]
    assert places == sorted(places) and {number for number, _ in places} == set(range(1, 24))
    for number in range(1, 24):
        letters = "".join(letter for of, letter in places if of == number)
        assert "abcdefghijkl".startswith(letters)


def test_the_page_method_has_the_codebook_to_search_in_and_what_chances_mean():
    app = open_page("method", part="coding")
    (shown,) = (found.value for found in app.dataframe)
    assert shown["Name"].tolist() == codebook()["Name"].tolist() and len(shown) == 39
    tables = [found.value for found in app.table]
    assert any(list(found.columns) == list(chances().columns) and len(found) == len(chances()) for found in tables)
    assert any(f"This is version {version()}." in found.value for found in app.markdown)
