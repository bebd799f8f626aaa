"""The list of an exhibit's numbers: names for objectives, values, and parts in both orders."""

from __future__ import annotations

import pytest

from gcm_data import reference, wording
from gcm_data.coverage.focus import Evidence
from gcm_data.exhibits import country, needs, principle, subregion, together
from gcm_data.exhibits.numbers import listed_numbers, named_number

FIVE = f"5 {reference.objective(5).short_label}"


def test_a_number_is_listed_with_names_and_value_in_both_orders(scope_of):
    scope = scope_of()
    made = subregion.subregion_matrix(scope)
    label = "Pacific · objective 5"
    evidence = Evidence(scope.grid, made.focuses[label])
    value = wording.of(len(evidence.counted), evidence.totals.answered)
    found = listed_numbers(scope, made)
    assert found[f"Pacific · {FIVE}: {value}"] == found[f"{FIVE} · Pacific: {value}"] == label
    assert {*found.values()} == {*made.focuses}


@pytest.mark.parametrize("make", [needs.needs_by_objectives, principle.principle_matrix])
def test_a_listed_value_is_of_those_that_the_panel_counts(scope_of, make):
    """The list and the evidence that it opens name one base: of who answered on it, not of all."""
    scope = scope_of(cycle="2021")
    made = make(scope)
    for name, label in listed_numbers(scope, made).items():
        evidence = Evidence(scope.grid, made.focuses[label])
        if evidence.focus.targets and len(evidence.focus.members) > 1:
            assert name.endswith(wording.of_answered(len(evidence.counted), evidence.totals.answered)), name


def test_of_one_member_its_state_is_listed(scope_of):
    scope = scope_of()
    made = country.member_matrix(scope, "Pacific")
    state = next(cell.state for cell in scope.cells("FJI") if (cell.target_kind, cell.target) == ("objective", "5"))
    assert listed_numbers(scope, made)[f"Fiji · {FIVE}: {state}"] == "Fiji · 5"


@pytest.mark.parametrize("typed", ["6 23", "23 6"])
def test_two_objectives_are_found_in_whichever_order_they_are_typed(scope_of, typed):
    scope = scope_of()
    found = listed_numbers(scope, together.objectives_together(scope, together.SAME_MEMBER))
    first, second = typed.split()
    fits = {label for said, label in found.items() if said.startswith(f"{first} ") and f" · {second} " in said}
    assert fits == {"objective 23 · objective 6"}


def test_only_whole_parts_that_name_an_objective_are_named():
    assert named_number("2025 · THA.xlsx") == "2025 · THA.xlsx"
    assert named_number("Fiji · 5") == f"Fiji · {FIVE}"
