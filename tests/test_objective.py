"""The objective page: each number against plain loops, the questions, the reviews, and the passages."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd
import plotly.graph_objects as go
import pytest

from gcm_data import reference, wording
from gcm_data.coverage.counts import NON_REGIONAL
from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.grid import STATES
from gcm_data.coverage.selection import CHAMPIONS, in_group
from gcm_data.evidence.panel import behind, quoted
from gcm_data.exhibits import objective, objective_passages
from gcm_data.exhibits.objective import MARKS_ONLY
from gcm_data.tables.specs import ReviewData
from loaders import load_review
from tests.cases import first
from tests.test_exhibits import SELECTIONS, able, reporters, submitted
from tests.workbook_builder import document, response_form, tally, text

A, C, D, E = "(a) Plan", "(c) Achievements", "(d) Gaps", "(e) Strengthened cooperation"
MAKERS = [
    objective.by_subregion, objective.by_question, objective.needs, objective.principles, objective.over_reviews,
]  # fmt: skip
NUMBERS = ("Members reporting it", "Members naming it in the same answer")
SHOWN = (5, 22, 23)


def by_question(data: ReviewData, selection: object, number: int) -> dict[str, set[str]]:
    """Letter of the question, "" for a mark -> who names the objective there."""
    bases = {"all": ("coded", "cited", "reviewed")}.get(selection.basis, (selection.basis,))
    current = {row.submission for row in data.submissions.itertuples() if row.status == "current"}
    letters = {row.response: row.question for row in data.responses.itertuples()}
    found = defaultdict(set)
    for row in data.mentions.itertuples():
        is_it = (row.target_kind, row.target, row.cycle) == ("objective", str(number), selection.cycle)
        if is_it and row.submission in current and row.basis in bases and row.iso3 in selection.iso3:
            found[letters.get(row.response, "")].add(row.iso3)
    return found


@pytest.mark.parametrize("chosen", first(2, SELECTIONS), ids=str)
@pytest.mark.parametrize("number", SHOWN)
def test_subregions_and_reviews_equal_a_plain_count(scope_of, shipped, chosen, number):
    scope = scope_of(**chosen)
    who = reporters(shipped, scope.selection)["objective", str(number)]
    received = submitted(shipped, chosen["cycle"])
    could = able(shipped, scope.selection)
    exhibit = objective.by_subregion(scope, number)
    groups = defaultdict(set)
    for member in scope.selection.members:
        groups[member.subregion or NON_REGIONAL].add(member.iso3)
    rows = {row[0]: row[1:] for row in exhibit.table.fillna(0).itertuples(index=False)}
    expected = {
        group: (len(inside & who), len(inside & could), len(inside & received), len(inside))
        for group, inside in groups.items()
    }
    assert rows == expected
    total = f"{len(who)} of {len(could & set(scope.selection.iso3))}"
    assert exhibit.title == scope.answering(("objective", str(number))).report(
        len(who), f"objective {number}"
    ).removesuffix(".")
    over = objective.over_reviews(scope, number)
    assert f"{total} in {chosen['cycle']}" in over.title
    assert over.table["Review"].tolist() == ["2021", "2025"]


@pytest.mark.parametrize("chosen", first(2, [*SELECTIONS, {"cycle": "2021"}]), ids=str)
@pytest.mark.parametrize("number", SHOWN)
def test_questions_equal_plain_loops(scope_of, shipped, chosen, number):
    scope = scope_of(**chosen)
    plain = by_question(shipped, scope.selection, number)
    counts = {row[0]: row[1] for row in objective.by_question(scope, number).table.itertuples(index=False)}
    by_mark_alone = plain.pop("", set()) - set().union(*plain.values())
    assert counts.pop(MARKS_ONLY, 0) == len(by_mark_alone)
    assert [label[1] for label in counts] == list("abcde")
    assert {label[1]: count for label, count in counts.items() if count} == {
        letter: len(who) for letter, who in plain.items()
    }


def test_tallies_of_2021_have_a_bar_of_their_own_and_2025_has_none(scope_of, shipped):
    tally = shipped.mentions[shipped.mentions["document"] == "tally-pacific.xlsx"]
    marked = int(tally["target"].iloc[0])
    assert MARKS_ONLY in objective.by_question(scope_of(cycle="2021"), marked).focuses
    assert MARKS_ONLY not in objective.by_question(scope_of(), marked).focuses


@pytest.mark.parametrize("chosen", first(1, SELECTIONS), ids=str)
@pytest.mark.parametrize("number", SHOWN)
@pytest.mark.parametrize("make", [objective.needs, objective.principles], ids=lambda make: make.__name__)
def test_what_is_named_in_the_same_answer_equals_plain_loops(scope_of, shipped, make, number, chosen):
    scope = scope_of(**chosen)
    bases = {"all": ("coded", "cited", "reviewed")}.get(scope.selection.basis, (scope.selection.basis,))
    current = {row.submission for row in shipped.submissions.itertuples() if row.status == "current"}
    answers = defaultdict(set)
    for row in shipped.mentions.itertuples():
        if row.submission in current and row.response and row.basis in bases:
            answers[row.response, row.cycle, row.iso3].add((row.target_kind, row.target))
    labels = {row.key: row.label for row in (*reference.needs(), *reference.principles())}
    plain = defaultdict(set)
    for (_, cycle, iso3), named in answers.items():
        if cycle == chosen["cycle"] and iso3 in scope.selection.iso3 and ("objective", str(number)) in named:
            for _, key in named:
                plain[labels.get(key, key)].add(iso3)
    for row in make(scope, number).table.itertuples(index=False):
        assert row[1] == len(plain[row[0]]), row[0]


@pytest.mark.parametrize("chosen", first(1, [*SELECTIONS, {"cycle": "2021"}]), ids=str)
@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_every_number_opens_as_many_states(scope_of, make, chosen):
    scope = scope_of(**chosen)
    for number in scope.selection.objectives:
        exhibit = make(scope, number)
        column = next(name for name in NUMBERS if name in exhibit.table)
        assert len(exhibit.table)
        for row, count in enumerate(exhibit.table[column].fillna(0)):
            evidence = Evidence(scope.grid, exhibit.focuses[exhibit.label_at(row, column)])
            assert len(evidence.counted) == count, (row, column)
            assert evidence.totals.answered == exhibit.table.at[row, "Answered on it"], (row, column)
        for label, focus in exhibit.focuses.items():
            if label == wording.ALL_MEMBERS:
                assert exhibit.title.startswith(f"{len(Evidence(scope.grid, focus).counted)} of ")


def test_every_objective_has_one_mark_for_each_number(scope_of):
    scope = scope_of(cycle="2021")
    for make in MAKERS[:4]:
        exhibit = make(scope, 5)
        labels = [label for label, _ in exhibit.draw("light").data[-1].customdata]
        assert labels == [label for label in exhibit.focuses if label != wording.ALL_MEMBERS]


@pytest.mark.parametrize("make", first(3, MAKERS), ids=lambda make: make.__name__)
@pytest.mark.parametrize("mode", first(1, ["light", "dark"]))
def test_exhibits_draw_in_both_modes_and_without_documents(scope_of, make, mode):
    for scope in (scope_of(), scope_of(data=ReviewData.of())):
        exhibit = make(scope, 22)
        assert exhibit.title and exhibit.takeaway and exhibit.base
        if exhibit.draw:
            assert go.Figure(exhibit.draw(mode).to_plotly_json()).data


def test_the_bar_of_marks_counts_those_with_nothing_but_marks(scope_of):
    form = document(response_form("Fiji", [[C, text(1), "5"], [E, text(2), "5, 6"]]), "form.xlsx")
    marks = document(tally({"Palau": {5: "x"}, "Tonga": {6: "x"}}), "tally.xlsx")
    scope = scope_of(data=load_review([form, marks]))
    exhibit = objective.by_question(scope, 5)
    assert exhibit.table["Answered on it"].tolist() == [0, 0, 1, 0, 1, 3]
    assert exhibit.table["Members reporting it"].astype(object).tolist() == [pd.NA, pd.NA, 1, pd.NA, 1, 1]
    assert exhibit.title == "Objective 5 is reported in answer to 2 of 5 questions"
    assert "By a mark or a code in no answer alone: 1 of 3 submissions." in exhibit.takeaway
    found = behind(scope, exhibit.focuses[MARKS_ONLY])
    assert found.sentence.startswith("1 of 3 submissions reports objective 5 and are counted here.")
    assert [(passage.state, passage.respondent) for passage in quoted(scope, found.rows)] == [("mark", "Palau")]
    (need,) = quoted(scope, behind(scope, exhibit.focuses["(e) Cooperation needs"]).rows)
    assert need.text == text(2)


def test_an_objective_of_marks_alone_is_reported_in_answer_to_no_question(scope_of):
    scope = scope_of(data=load_review([document(tally({"Palau": {5: "x"}}))]))
    exhibit = objective.by_question(scope, 5)
    assert exhibit.title == "Objective 5, by guiding question"
    assert exhibit.takeaway.startswith("Reported in answer to no question.")


def test_needs_and_principles_count_only_in_its_own_answers(scope_of):
    rows = [[E, text(1), "5", "human rights", "Finance"], [E, text(2), "6", "gender", "Data"]]
    scope = scope_of(data=load_review([document(response_form("Fiji", rows))]))
    needs, principles = objective.needs(scope, 5), objective.principles(scope, 5)
    assert needs.takeaway.startswith("Asked for in the same answer: Finance (1 of 1).")
    assert principles.takeaway.startswith("Argued in the same answer: Human rights (1 of 1).")
    assert "Data gathering and analysis" in needs.takeaway.partition("Not named")[2]
    found = behind(scope, needs.focuses["Finance"])
    assert found.sentence == "1 of 1 submission reports Finance and objective 5 in one and the same answer."
    assert [passage.text for passage in quoted(scope, found.rows)] == [text(1)]


def test_subregions_without_it_and_without_a_submission_are_told_apart(scope_of):
    documents = [
        document(response_form("Fiji", [[C, text(1), "5"]]), "a.xlsx"),
        document(response_form("Thailand", [[C, text(2), "6"]]), "b.xlsx"),
    ]
    exhibit = objective.by_subregion(scope_of(data=load_review(documents)), 5)
    assert "Reported by none in: South-East Asia." in exhibit.takeaway
    assert "Nothing was read from: East and North-East Asia, North and Central Asia" in exhibit.takeaway
    assert "Pacific" not in exhibit.takeaway


def test_a_review_without_submissions_is_not_a_count_of_none(scope_of):
    data = load_review([document(response_form("Fiji", [[C, text(1), "5"]]))])
    exhibit = objective.over_reviews(scope_of(data=data), 5)
    assert exhibit.title == (
        "Objective 5 over the reviews, members that report it: nothing read in 2021 and 1 of 1 in 2025"
    )


def test_practice_of_champion_countries_comes_first_and_only_from_question_c(scope_of):
    thailand = [[C, text(1), "5"], [D, text(2), "5"], [C, text(3), "6"]]
    documents = [
        document(response_form("Thailand", thailand), "a.xlsx"),
        document(response_form("Fiji", [[C, text(4), "5"]]), "b.xlsx"),
    ]
    scope = scope_of(data=load_review(documents))
    practice, others = objective_passages.practice(scope, 5), objective_passages.all_others(scope, 5)
    assert [passage.text for passage in quoted(scope, practice.rows)] == [text(1)]
    assert [passage.text for passage in quoted(scope, others.rows)] == [text(4), text(2)]
    assert practice.sentence.startswith(
        "Champion countries on 4 February 2025: 1 of 1 submission reports objective 5 in answer to question (c)"
    )


@pytest.mark.parametrize("number", SHOWN)
def test_champions_and_others_together_are_all_passages_once(scope_of, shipped, number):
    scope = scope_of()
    practice, others = (
        make(scope, number).rows for make in (objective_passages.practice, objective_passages.all_others)
    )
    champions = in_group(CHAMPIONS, scope.selection.cycle)
    plain = by_question(shipped, scope.selection, number)
    focus = objective_passages.of_champions(scope, number)
    assert set(Evidence(scope.grid, focus).counted) == plain["c"] & champions
    every = behind(scope, scope.focus(None, ("objective", str(number)))).rows
    assert sorted([*practice, *others]) == sorted(every)
    names = {passage.respondent for passage in quoted(scope, practice)}
    assert names == {reference.member(iso3).name for iso3 in plain["c"] & champions}


def test_without_a_practice_the_page_says_whose(scope_of):
    scope = scope_of(data=load_review([document(response_form("Thailand", [[D, text(1), "5"]]))]))
    assert objective_passages.practice(scope, 5).sentence.startswith(
        "No champion country reports a practice on it. Champion countries on 4 February 2025: No member shown answered"
    )
    pacific = scope_of(subregions=("Pacific",))
    assert objective_passages.practice(pacific, 5).sentence.endswith(objective_passages.NO_CHAMPION)


def test_all_six_states_of_its_members_stand_there(scope_of):
    scope = scope_of()
    states = objective_passages.everything(scope, 22).states
    assert tuple(states) == STATES
    assert sum(map(len, states.values())) == 62


def test_titles_are_those_of_the_compact():
    assert objective.title(1).startswith("Objective 1: Collect and utilize accurate and disaggregated data")
    assert objective.round_table_of(1).startswith("Round table 4: Strengthening evidence-based policymaking")
