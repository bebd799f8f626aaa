"""What a title or a takeaway names where several tie, how many names it lists, and what it counts."""

from __future__ import annotations

import datetime as dt

import pytest

from gcm_data import wording
from gcm_data.coverage.plans import NOT_APPLICABLE, find_plans
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.coverage.two_cycles import CHANGES, NOT_COMPARABLE
from gcm_data.exhibits import board, gaps, needs, overview, plans
from gcm_data.exhibits.change_lines import compared
from gcm_data.paper import tables
from loaders import load_review
from tests.fictional_review import HEADER
from tests.workbook_builder import document, response_form, text

A, C, E = "(a) National implementation plan", "(c) Achievements", "(e) Strengthened cooperation"
FIJI = {"subregions": ("Pacific",)}


def scope_of_fiji(*answers: list[object], **chosen: object) -> Scope:
    """A scope of one form, of Fiji."""
    data = load_review([document(response_form("Fiji", answers, header=HEADER))])
    return Scope.of(data, Selection("2025", **chosen), dt.date(2025, 2, 1))


@pytest.mark.parametrize(
    ("objectives", "expected"),
    [
        ("5", "Reported most: objective 5 "),
        ("2, 5", "Reported most: objectives 2 and 5 (each by 1 submission)"),
        ("1-5", "Reported most: objectives 1, 2, 3, 4 and 5 (each by 1 submission)"),
        ("1-6", "6 of 23 objectives are reported by at least one submission"),
    ],
)
def test_up_to_five_objectives_that_tie_are_named(objectives, expected):
    made = overview.objectives_by_round_table(scope_of_fiji([C, text(1), objectives]))
    assert made.title.startswith(expected)


@pytest.mark.parametrize(
    ("objectives", "expected"),
    [
        ("5", "Support sought most often: objective 5 "),
        ("5, 6", "Not mentioned, challenges reported, support sought, progress reported, by objective"),
    ],
)
def test_the_objective_asked_for_most_is_named_where_it_is_one(objectives, expected):
    made = gaps.gap_list(scope_of_fiji([E, text(1), objectives]))
    assert made.title.startswith(expected)


@pytest.mark.parametrize(("objectives", "is_told"), [("1-23", False), ("1-22", True)])
def test_where_all_tie_none_is_reported_by_fewest(objectives, is_told):
    made = overview.objectives_by_round_table(scope_of_fiji([C, text(1), objectives]))
    assert (" By fewest: " in made.takeaway) == is_told


def test_who_only_asks_or_only_reports_a_practice_does_not_do_both():
    rows = {"Fiji": [[C, text(1), "5"], [E, text(2), "5"]], "Samoa": [[E, text(3), "5"]], "Tonga": [[C, text(4), "5"]]}
    forms = [document(response_form(name, answers), f"{name}.xlsx") for name, answers in rows.items()]
    made = board.ask_and_offer(Scope.of(load_review(forms), Selection("2025"), dt.date(2025, 2, 1)), 5)
    assert made.takeaway.endswith("Both asking and reporting a practice: Fiji.")


@pytest.mark.parametrize(("objectives", "is_named"), [("5-7", True), ("5-8", False)])
def test_up_to_three_pairs_of_support_and_objective_are_named(objectives, is_named):
    made = needs.needs_by_objectives(scope_of_fiji([E, text(1), objectives, "", "finance"]))
    assert ("objective 5" in made.takeaway) == is_named
    assert ("4 pairs of support and objective" in made.takeaway) != is_named


def test_the_largest_group_of_plans_is_named_where_it_is_one():
    forms = [
        document(response_form(name, [[A, text(1), "", "", "", "", status]], header=HEADER), f"{name}.xlsx")
        for name, status in (("Fiji", "planned"), ("Samoa", "none"), ("Tonga", "none"))
    ]
    titles = [
        plans.plans_by_status(Scope.of(load_review(some), Selection("2025"), dt.date(2025, 2, 1))).title
        for some in (forms, forms[:2])
    ]
    assert [title.startswith("Largest group") for title in titles] == [True, False]


def test_a_choice_of_other_words_says_nothing_of_a_plan_beside_not_applicable():
    scope = scope_of_fiji([A, "N/A", "", "", "", "", "a plan of our own making"])
    (plan,) = find_plans(scope.grid, "2025", ["FJI"])
    assert plan.status == NOT_APPLICABLE


@pytest.mark.parametrize("silent", [1, 25])
def test_up_to_25_members_from_which_nothing_was_received_are_named(scope_of, silent):
    everybody = Selection("2025", subregions=("Pacific", "South-East Asia")).members
    forms = [document(response_form(m.name, [[C, text(1), "5"]]), f"{m.iso3}.xlsx") for m in everybody[silent:]]
    scope = scope_of(data=load_review(forms), subregions=("Pacific", "South-East Asia"))
    assert wording.listed([member.name for member in everybody[:silent]]) in overview.who_reported(scope).takeaway


def test_where_more_are_silent_all_are_named():
    scope = scope_of_fiji([C, text(1), "5"])
    said = overview.who_reported(scope).takeaway
    silent = [member.name for member in scope.selection.members if member.iso3 != "FJI"]
    assert len(silent) > 25 and [name for name in silent if name in said] == silent


def test_who_can_not_be_compared_is_not_counted_as_compared():
    counts = [1 if change == NOT_COMPARABLE else 10 for change in CHANGES]
    assert compared(counts) == sum(counts) - 1


def test_a_table_of_the_paper_has_a_dash_where_nothing_was_received():
    scope, labels = scope_of_fiji([C, text(1), "5"]), {"5": "5", "6": "6"}
    made = tables.targets_by_subregion(scope, "objective", labels, "Objective", "Objectives")
    texts = zip(*([cell.text for cell in row[1:]] for row in made.rows), strict=True)
    columns = {head.partition("\n")[0]: {*said} for head, said in zip(made.head[1:], texts, strict=True)}
    assert columns.pop("Pacific") == columns.pop("All members") == {"0", "1"}
    assert columns and all(said == {"–"} for said in columns.values())
