"""Sentences stay true at the edges: one member, no submission, a narrower basis, sources that may not be named."""

from __future__ import annotations

import pytest

from gcm_data import wording
from gcm_data.coverage.focus import Evidence
from gcm_data.evidence.panel import behind, quoted
from gcm_data.exhibits import change, country, gaps, needs, overview, plans, responses, stakeholders
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.withheld import withhold
from loaders import load_review
from loaders.documents.workbook import Document
from tests.workbook_builder import compiled_table, document, response_form, tally, text, workbook

CHALLENGE, ACHIEVEMENT = "(d) Gaps and challenges", "(c) Achievements"
HEADER = ("Country", "Respondent", "Category", "Attribution", "Question", "Response", "Objectives")


def load(*documents: Document) -> ReviewData:
    return withhold(load_review(documents))


def test_that_nothing_is_reported_is_not_taken_for_a_blank(scope_of):
    scope = scope_of(basis="cited")
    assert scope.cells("THA") != [] and "not mentioned" in {cell.state for cell in scope.cells("THA")}
    found = needs.needs_by_subregion(scope)
    assert "do not name it" in found.takeaway
    assert found.base.endswith("Only what is cited counts.")
    assert "Only what is" not in needs.needs_by_subregion(scope_of()).base


@pytest.mark.parametrize("make", [country.member_matrix, lambda scope, _: change.by_target(scope, "2021", "objective")])
def test_a_narrower_basis_stands_in_every_base_line(scope_of, make):
    assert make(scope_of(basis="coded"), "Pacific").base.endswith("Only what is coded counts.")


def test_of_a_group_it_is_not_said_that_all_members_have_submitted(scope_of):
    assert overview.submissions_by_subregion(scope_of(group="LDC")).title.startswith("All members shown in ")
    assert overview.submissions_by_subregion(scope_of()).title.startswith("All members in ")


def test_a_subregion_that_sent_nothing_is_not_among_those_that_state_no_status(scope_of):
    said = plans.plans_by_subregion(scope_of()).takeaway
    assert "Nothing was read from: Non-regional members." in said
    assert "Non-regional" not in said.replace("Nothing was read from: Non-regional members.", "")
    silent = plans.plans_by_subregion(scope_of(subregions=("East and North-East Asia",), group="LLDC"))
    assert silent.takeaway == wording.NOTHING_READ_HERE


def test_what_cannot_be_compared_is_told_apart_from_no_change(scope_of):
    forms = [
        document(response_form("Fiji", [[ACHIEVEMENT, "", ""]]), "a.xlsx", "2021"),
        document(response_form("Fiji", [[ACHIEVEMENT, text(1), "5"]]), "b.xlsx"),
    ]
    found = change.of_member(scope_of(data=load(*forms)), "2021", "FJI")
    assert found.title == "Fiji: 0 of 23 objectives are newly or no longer reported"
    assert found.takeaway.endswith("Not comparable: 23.")


def test_of_one_member_that_reports_otherwise_it_is_said_so(scope_of):
    scope = scope_of(data=load(document(response_form("Fiji", [[ACHIEVEMENT, text(1), "5"]]))), subregions=("Pacific",))
    focus = scope.focus(["FJI"], ("objective", "5"), aspect="challenge")
    assert Evidence(scope.grid, focus).counted == ()
    assert behind(scope, focus).sentence == f"Fiji: {wording.COUNTED_OTHERWISE}."


def test_stakeholders_stand_beside_no_number_that_does_not_tell_how_they_name_it(scope_of):
    union = ["", "Stakeholder", "Trade union", ""]
    rows = [
        ["Fiji", "Member State", "", "", "d", text(1), "5"],
        [*union, "c", text(2), "5"],
        [*union, "d", text(3), "5"],
    ]
    scope = scope_of(data=load(document(compiled_table(rows, HEADER)), document(tally({"Palau": {5: "x"}}), "t.xlsx")))
    challenges = gaps.gap_list(scope).focuses["objective 5 · challenges reported"]
    assert Evidence(scope.grid, challenges).counted == ("FJI",)
    assert "Beside" not in behind(scope, challenges).sentence
    assert "Beside" not in behind(scope, scope.focus(None, ("objective", "5"), only=("PLW",))).sentence
    assert "Beside" in behind(scope, scope.focus(None, ("objective", "5"))).sentence


def test_a_state_that_may_not_be_named_is_not_called_a_stakeholder(scope_of):
    rows = [
        ["Fiji", "Member State", "", "Non-attributable", "c", text(1), "5"],
        ["", "Stakeholder", "Trade union", "", "c", text(2), "5"],
    ]
    scope = scope_of(data=load(document(compiled_table(rows, HEADER))))
    said = behind(scope, scope.focus(None, ("objective", "5"))).sentence
    assert "Beside them 1 of stakeholders and 1 of States that may not be named, which are not included in" in said


def test_the_marks_of_a_stakeholder_stand_behind_its_category(scope_of):
    rows = [["Country", "Organization", "Type of respondent", *range(1, 24)]]
    rows += [["Fiji", None, None, "x"], [None, "Weavers", "Stakeholder: trade union", None, "x"]]
    scope = scope_of(data=load(document(workbook({"T": rows}))))
    (focus,) = stakeholders.by_category(scope).focuses.values()
    found = behind(scope, focus)
    assert [passage.state for passage in quoted(scope, found.rows)] == ["mark"]
    assert found.mentions == 1


def test_associate_members_whose_answers_fit_are_not_called_states(scope_of):
    scope = scope_of(data=load(document(response_form("Hong Kong, China", [[ACHIEVEMENT, text(1), "5"]]))))
    assert "of 1 member." in responses.find(scope, responses.Asked()).sentence


def test_of_some_subregions_all_that_are_shown_are_those(scope_of):
    scope = scope_of(subregions=("Pacific", "South-East Asia"))
    selection = scope.selection.of_subregion(country.ALL_SUBREGIONS)
    assert selection == scope.selection
    assert selection.of_subregion("Pacific").subregions == ("Pacific",)
    found = country.member_matrix(scope, country.ALL_SUBREGIONS)
    assert found.title.startswith("Pacific and South-East Asia:")


def test_an_objective_outside_the_round_table_shown_is_an_answer_all_the_same(scope_of):
    data = load(document(compiled_table([["Fiji", *[""] * 3, "c", "", "5"]], HEADER)))
    scope = scope_of(data=data, round_table=2)
    assert any(cell.state == "reported" for cell in scope.cells("FJI"))
    assert overview.member_status(scope).set_index("iso3").loc["FJI", "status"] == overview.ANSWERED
