"""Amounts and lists in words, at the edges: digits, the article before a vowel, what is left out of a list."""

from __future__ import annotations

import pytest

from gcm_data.wording.amounts import amount, written
from gcm_data.wording.names import targets_in_words
from gcm_data.wording.sentences import unnamed


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (71.84, "% of the stock", "71.8 per cent"),
        (66_980_000, "persons", "66.98 million"),
        (1_000_000, "persons", "1.00 million"),
        (999_999, "persons", "999,999"),
        (4_213_000_000, "current US$", "US$ 4.21 billion"),
        (12_350.4, "persons", "12,350"),
    ],
)
def test_a_value_in_words(value, unit, expected):
    assert written(value, unit) == expected


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (2.5, "%", "2.5 %"),
        (2_500_000_000, "current US$", "2.5 bn"),
        (1_000_000, "persons", "1 m"),
        (800, "persons", "800"),
    ],
)
def test_an_amount_on_an_axis(value, unit, expected):
    assert amount(value, unit) == expected


@pytest.mark.parametrize(
    ("kind", "category", "expected"),
    [
        ("associate member", "", "an associate member"),
        ("member State", "", "a member State"),
        ("stakeholder", "Civil society", "a stakeholder, civil society"),
    ],
)
def test_a_source_without_a_name_has_its_article(kind, category, expected):
    assert unnamed(kind, category) == expected


def test_targets_of_all_kinds_stand_in_a_list():
    found = targets_in_words(
        [("objective", "2"), ("need", "finance"), ("principle", "human_rights"), ("objective", "5")]
    )
    assert found == "objectives 2 and 5; Finance and Human rights"
