"""The reference tables that ship: what the Compact holds and which goals it serves, its reviews and their questions."""

import re
from datetime import date

import pytest

from gcm_data import reference
from gcm_data.reference import sdgs
from gcm_data.reference.names import normalise_name


def test_only_what_the_compact_states_is_called_stated() -> None:
    rows = [row for objective in reference.objectives() for row in sdgs.targets_of(objective.number)]
    stated = [(row.objective, row.sdg_target) for row in rows if row.basis == "stated by the Compact"]
    assert stated == [(20, "10.c")]
    assert {row.basis for row in rows} == {"stated by the Compact", "guidance of the UN Network on Migration"}


def test_every_objective_serves_a_goal_and_two_serve_all() -> None:
    assert all(sdgs.targets_of(objective.number) for objective in reference.objectives())
    assert sdgs.objectives_serving(0) == (2, 19)
    assert 17 in {row.goal for row in sdgs.targets_of(2)}
    for goal in sdgs.goals():
        for number in sdgs.objectives_serving(goal.number):
            assert any(row.sdg_target.startswith(f"{goal.number}.") for row in sdgs.targets_of(number))


def test_no_label_of_a_review_names_what_came_after_it() -> None:
    told = " ".join(q.short_label + q.wording for q in reference.questions_of("2021"))
    assert not re.search("Declaration|2022|A/RES/76", told)
    assert [q.key for q in reference.questions_of("2021")] == [q.key for q in reference.questions_of("2025")]
    assert [q.aspect for q in reference.questions_of("2021")] == [q.aspect for q in reference.questions_of("2025")]


def test_the_objectives_are_numbered_and_shared_out() -> None:
    assert [objective.number for objective in reference.objectives()] == list(range(1, 24))
    shared = {number: table.round_table for table in reference.round_tables() for number in table.objectives}
    assert {objective.number: objective.round_table for objective in reference.objectives()} == shared
    assert reference.round_tables()[0].objectives == (2, 5, 6, 12, 18)
    assert reference.objective(20).title == (
        "Promote faster, safer and cheaper transfer of remittances and foster financial inclusion of migrants"
    )
    with pytest.raises(KeyError, match="no number 24"):
        reference.objective(24)


def test_principles_and_needs_stand_in_the_order_of_the_sources() -> None:
    assert "".join(principle.letter for principle in reference.principles()) == "abcdefghij"
    assert [need.key for need in reference.needs()] == [
        "finance",
        "capacity_building",
        "policy_advice",
        "data",
        "technology",
        "partnerships",
    ]


def test_the_six_statuses_of_a_plan_run_from_the_firmest_and_none_is_called_by_yes_alone() -> None:
    statuses = reference.plan_statuses()
    assert [status.key for status in statuses] == [
        "stand_alone", "integrated", "in_preparation", "planned", "none", "not_stated",
    ]  # fmt: skip
    assert [status.order for status in statuses] == [1, 2, 3, 4, 5, 6]
    wordings = {normalise_name(words) for status in statuses for words in status.wordings}
    assert not {"yes", "oui", "ja", "sí", "partly"} & wordings
    assert all(normalise_name(status.label) in map(normalise_name, status.wordings) for status in statuses)


def test_each_cycle_is_read_against_the_five_questions_of_2025() -> None:
    assert reference.instruments() == ("guiding-questions-2025", "survey-2021")
    assert {cycle.cycle: cycle.instrument for cycle in reference.cycles()} == {
        "2021": "guiding-questions-2025",
        "2025": "guiding-questions-2025",
    }
    assert {question.key: question.aspect for question in reference.questions("guiding-questions-2025")} == {
        "a": "plan",
        "b": "follow-up",
        "c": "achievement",
        "d": "challenge",
        "e": "need",
    }
    assert {question.aspect for question in reference.questions("survey-2021")} == {""}
    with pytest.raises(KeyError, match="no instrument 'survey-2020'"):
        reference.questions("survey-2020")


def test_a_cycle_has_its_dates() -> None:
    first, second = reference.cycle("2021"), reference.cycle("2025")
    assert (first.start_date, first.deadline, first.feeds_into) == (date(2021, 3, 10), None, "IMRF 2022")
    assert (second.end_date, second.deadline, second.feeds_into) == (date(2025, 2, 6), date(2025, 1, 28), "IMRF 2026")
    with pytest.raises(KeyError, match="no cycle '2029'"):
        reference.cycle("2029")


def test_milestones_stand_by_date_and_say_what_is_only_expected() -> None:
    milestones = reference.milestones()
    assert [event.date for event in milestones] == sorted(event.date for event in milestones)
    assert [event.date for event in milestones if "expected" in event.event] == ["2028", "2030"]
