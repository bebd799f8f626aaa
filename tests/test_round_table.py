"""The round table page: each number against plain loops, and what stands behind it."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd
import plotly.graph_objects as go
import pytest

from gcm_data import reference, wording
from gcm_data.coverage.counts import NON_REGIONAL
from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.pairs import in_same_answer
from gcm_data.evidence.panel import behind, quoted
from gcm_data.exhibits import country, round_table
from gcm_data.exhibits.round_table import WHOLE
from gcm_data.exhibits.same_answer import named_beside
from gcm_data.tables.specs import ReviewData
from loaders import load_review
from tests.cases import first
from tests.test_exhibits import able, reporters, submitted
from tests.workbook_builder import compiled_table, document, response_form, tally, text

C, D, E = "(c) Achievements", "(d) Gaps", "(e) Strengthened cooperation"
SELECTIONS = [
    {"cycle": "2025", "round_table": 1},
    {"cycle": "2021", "round_table": 2, "subregions": ("Pacific", "South-East Asia")},
    {"cycle": "2025", "round_table": 3, "group": "SIDS"},
    {"cycle": "2021", "round_table": 4, "basis": "cited"},
    {"cycle": "2021", "round_table": 4},
]
MAKERS = [round_table.objectives, round_table.by_subregion, round_table.needs, round_table.principles]
NUMBERS = ("Members reporting it", "Members naming it in the same answer")


def of_table(number: int) -> list[int]:
    return next(list(table.objectives) for table in reference.round_tables() if table.round_table == number)


def said_beside(data: ReviewData, selection: object) -> dict[tuple[str, str], set[str]]:
    """Target -> who names it in an answer that also names an objective of the round table, response by response."""
    wanted = {("objective", str(number)) for number in of_table(selection.round_table)}
    bases = {"all": ("coded", "cited", "reviewed")}.get(selection.basis, (selection.basis,))
    current = {row.submission for row in data.submissions.itertuples() if row.status == "current"}
    answers = defaultdict(set)
    for row in data.mentions.itertuples():
        is_of_cycle = row.cycle == selection.cycle and row.submission in current
        if is_of_cycle and row.response and row.basis in bases and row.iso3 in selection.iso3:
            answers[row.iso3, row.response].add((row.target_kind, row.target))
    found = defaultdict(set)
    for (iso3, _), named in answers.items():
        for target in named if named & wanted else ():
            found[target].add(iso3)
    return found


@pytest.mark.parametrize("chosen", first(2, SELECTIONS), ids=str)
def test_bars_equal_a_plain_count_and_stand_in_the_order_of_the_programme(scope_of, shipped, chosen):
    scope = scope_of(**chosen)
    who = reporters(shipped, scope.selection)
    numbers = of_table(chosen["round_table"])
    received = len(submitted(shipped, chosen["cycle"]) & set(scope.selection.iso3))
    could = len(able(shipped, scope.selection) & set(scope.selection.iso3))
    whole, *each = round_table.objectives(scope).table.itertuples(index=False)
    anybody = set().union(*(who["objective", str(number)] for number in numbers))
    assert tuple(whole) == (WHOLE, "", len(anybody), could, received, len(scope.selection.iso3))
    assert [tuple(row) for row in each] == [
        (
            f"{number} {reference.objective(number).short_label}",
            reference.objective(number).title,
            len(who["objective", str(number)]),
            could,
            received,
            len(scope.selection.iso3),
        )
        for number in numbers
    ]


@pytest.mark.parametrize("chosen", first(2, SELECTIONS), ids=str)
def test_subregions_equal_a_plain_count(scope_of, shipped, chosen):
    scope = scope_of(**chosen)
    who = reporters(shipped, scope.selection)
    numbers = of_table(chosen["round_table"])
    rows = list(round_table.by_subregion(scope).table.itertuples(index=False))
    groups = {m.subregion or NON_REGIONAL for m in scope.selection.members}
    assert len(rows) == len(groups) * (1 + len(numbers))
    for label, group, reporting, answered, submissions, members in rows:
        inside = {m.iso3 for m in scope.selection.members if (m.subregion or NON_REGIONAL) == group}
        counted = [str(number) for number in numbers] if label == WHOLE else [label.split()[0]]
        expected = len(inside & set().union(*(who["objective", number] for number in counted)))
        assert reporting == expected if answered else pd.isna(reporting), label
        received = len(inside & submitted(shipped, chosen["cycle"]))
        could = len(inside & able(shipped, scope.selection))
        assert (answered, submissions, members) == (could, received, len(inside))


@pytest.mark.parametrize("chosen", first(2, SELECTIONS), ids=str)
@pytest.mark.parametrize("kind", ["need", "principle"])
def test_what_is_named_in_the_same_answer_equals_plain_loops(scope_of, shipped, chosen, kind):
    scope = scope_of(**chosen)
    plain = said_beside(shipped, scope.selection)
    exhibit = round_table.needs(scope) if kind == "need" else round_table.principles(scope)
    labels = {row.label: row.key for row in (reference.needs() if kind == "need" else reference.principles())}
    assert exhibit.table.iloc[:, 0].tolist() == list(labels)
    for row in exhibit.table.itertuples(index=False):
        assert row[1] == len(plain[kind, labels[row[0]]]), row[0]


@pytest.mark.parametrize("cycle", ["2021", "2025"])
def test_named_beside_is_the_union_of_the_pairs(scope_of, cycle):
    scope = scope_of(cycle=cycle)
    places = [scope.grid.index.axes.targets["objective", number] for number in ("2", "5", "23")]
    pairs = in_same_answer(scope.grid, cycle)[:, :, places].any(axis=2)
    assert pairs.any()
    assert (named_beside(scope, (2, 5, 23)) == pairs).all()


@pytest.mark.parametrize("chosen", first(2, SELECTIONS), ids=str)
@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_every_number_opens_as_many_states(scope_of, make, chosen):
    scope = scope_of(**chosen)
    exhibit = make(scope)
    column = next(name for name in NUMBERS if name in exhibit.table)
    assert len(exhibit.focuses) == len(exhibit.table) > 0
    for row, number in enumerate(exhibit.table[column].fillna(0)):
        evidence = Evidence(scope.grid, exhibit.focuses[exhibit.label_at(row, column)])
        assert len(evidence.counted) == number, (row, column)
        assert evidence.totals.answered == exhibit.table.at[row, "Answered on it"], (row, column)
    clicks = exhibit.draw("light").data[-1].customdata
    assert {label for label, _ in clicks} == set(exhibit.focuses)


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_passages_name_what_is_counted_in_one_answer(scope_of, make):
    scope = scope_of(round_table=1)
    numbers = {f"objective {number}" for number in of_table(1)}
    seen = 0
    for label, focus in make(scope).focuses.items():
        for passage in quoted(scope, behind(scope, focus).rows):
            named = {said.rpartition(" (")[0] for said in passage.named}
            assert named & numbers
            assert label in named or not focus.is_same_answer
            seen += 1
    assert seen > 10


@pytest.mark.parametrize("make", first(3, MAKERS), ids=lambda make: make.__name__)
@pytest.mark.parametrize("mode", first(1, ["light", "dark"]))
def test_exhibits_draw_in_both_modes_and_without_documents(scope_of, make, mode):
    exhibit = make(scope_of(round_table=4))
    assert go.Figure(exhibit.draw(mode).to_plotly_json()).data
    empty = exhibit.table.isna().any(axis=1)
    assert exhibit.title and exhibit.takeaway
    assert not empty.any() or set(exhibit.table.loc[empty, "Answered on it"]) == {0}
    empty = make(scope_of(data=ReviewData.of(), round_table=4))
    assert empty.draw(mode) and empty.takeaway == wording.NOTHING_READ_HERE


def fiction(*documents) -> dict[str, object]:
    return {"data": load_review(list(documents)), "round_table": 1}


def test_one_of_its_objectives_is_enough_and_no_state_counts_twice(scope_of):
    form = document(response_form("Fiji", [[C, text(1), "2, 5, 6"]]), "a.xlsx")
    other = document(response_form("Palau", [[C, text(2), "23"]]), "b.xlsx")
    exhibit = round_table.objectives(scope_of(**fiction(form, other)))
    assert exhibit.table["Members reporting it"].tolist() == [1, 1, 1, 1, 0, 0]
    assert exhibit.title == "Round table 1: 1 of 2 submissions reports at least one of its objectives"
    assert "5 Regular pathways" in exhibit.takeaway


def test_the_panel_of_the_whole_names_any_of_them_and_the_strongest_state(scope_of):
    form = document(response_form("Fiji", [[C, text(1), "5"]]), "a.xlsx")
    other = document(response_form("Palau", [[C, text(2), "23"]]), "b.xlsx")
    blank = document(response_form("Tonga", [[C, ""]]), "c.xlsx")
    scope = scope_of(**fiction(form, other, blank))
    found = behind(scope, round_table.objectives(scope).focuses[WHOLE])
    said = "1 of 2 submissions that answered on objectives reports at least one of objectives 2, 5, 6, 12 and 18."
    assert found.sentence == said  # the one that is blank could name none
    assert (found.states["reported"], found.states["not mentioned"]) == (("Fiji",), ("Palau",))
    assert found.states["blank"] == ("Tonga",)
    assert sum(map(len, found.states.values())) == 62
    assert [passage.text for passage in quoted(scope, found.rows)] == [text(1)]


def test_any_of_several_can_be_silent_or_of_one_question(scope_of):
    scope = scope_of(**fiction(document(response_form("Fiji", [[C, text(1), "5"], [D, text(2), "6"]]))))
    targets = [("objective", number) for number in ("2", "5", "6")]
    for how, expected in (
        ({"is_any": True}, ("FJI",)),
        ({}, ()),
        ({"is_any": True, "is_silent": True}, ()),
        ({"is_any": True, "aspect": "challenge"}, ("FJI",)),
        ({"is_any": True, "aspect": "need"}, ()),
    ):
        assert Evidence(scope.grid, scope.focus(None, *targets, **how)).counted == expected, how
    asked = behind(scope, scope.focus(None, *targets, is_any=True, aspect="challenge"))
    assert [passage.text for passage in quoted(scope, asked.rows)] == [text(2)]
    unsaid = scope.focus(None, ("objective", "2"), ("objective", "12"), is_any=True, is_silent=True)
    assert behind(scope, unsaid).sentence == "1 of 1 submission does not mention any of objectives 2 and 12."


def test_a_need_counts_only_where_its_own_answer_names_an_objective_of_the_table(scope_of):
    rows = [[E, text(1), "5", "", "Finance"], [E, text(2), "23", "", "Data"], [C, text(3), "6"]]
    scope = scope_of(**fiction(document(response_form("Fiji", rows))))
    exhibit = round_table.needs(scope)
    counts = dict(zip(exhibit.table["Cooperation need"], exhibit.table.iloc[:, 1], strict=True))
    assert [need for need, count in counts.items() if count] == ["Finance"]
    assert exhibit.title.startswith("1 of 6 cooperation needs")
    found = behind(scope, exhibit.focuses["Finance"])
    assert "Finance and at least one of objectives 2, 5, 6, 12 and 18 in one and the same answer" in found.sentence
    assert [passage.text for passage in quoted(scope, found.rows)] == [text(1)]
    data = behind(scope, exhibit.focuses["Data gathering and analysis"])
    assert data.states[wording.COUNTED_OTHERWISE] == ("Fiji",) and data.rows == ()


def test_stakeholders_stand_beside_any_of_the_objectives_and_count_for_no_state(scope_of):
    header = ("Country", "Respondent", "Category", "Question", "Response", "Objectives")
    rows = [["Fiji", "Member State", "", C, text(1), "5"], ["", "Stakeholder", "Civil society", C, text(2), "6"]]
    scope = scope_of(**fiction(document(compiled_table(rows, header))))
    focus = round_table.objectives(scope).focuses[WHOLE]
    assert Evidence(scope.grid, focus).counted == ("FJI",)
    found = behind(scope, focus)
    assert "Beside them 1 of stakeholders" in found.sentence
    assert [passage.text for passage in quoted(scope, found.rows)] == [text(1), text(2)]


def test_marks_count_for_the_table_and_name_nothing_in_an_answer(scope_of):
    scope = scope_of(**fiction(document(tally({"Fiji": {5: "x", 6: "x"}, "Palau": {23: "x"}}))))
    assert round_table.objectives(scope).table["Members reporting it"].tolist() == [1, 0, 1, 1, 0, 0]
    for make in (round_table.needs, round_table.principles):
        assert make(scope).table.iloc[:, 1].isna().all()
        assert make(scope).takeaway == wording.NOBODY_ASKED


def test_fewer_than_three_submissions_are_not_shaded(scope_of):
    forms = [
        document(response_form(name, [[C, text(1), "5"]]), f"{name}.xlsx")
        for name in ("Fiji", "Palau", "Tonga", "Thailand")
    ]
    exhibit = round_table.by_subregion(scope_of(**fiction(*forms)))
    heat, counts, _ = exhibit.draw("light").data
    column = {"Pacific": 2, "South-East Asia": 4}
    assert (heat.z[0][column["Pacific"]], heat.z[0][column["South-East Asia"]]) == (1, 0)
    assert counts.text.count("3") == 2 and counts.text.count("1") == 2
    assert exhibit.title == "Round table 1 is reported in every subregion with documents"
    assert "Nothing was read from: East and North-East Asia" in exhibit.takeaway


def test_the_title_names_the_subregions_that_report_it_where_some_do_not(scope_of):
    documents = [
        document(response_form("Fiji", [[C, text(1), "5"]]), "a.xlsx"),
        document(response_form("Thailand", [[C, text(2), "23"]]), "b.xlsx"),
    ]
    exhibit = round_table.by_subregion(scope_of(**fiction(*documents)))
    assert exhibit.title == "Round table 1 is reported in Pacific"
    assert exhibit.takeaway.startswith("Reported in none: 2 Minimize adverse drivers, 6 ")


def test_the_member_matrix_of_a_round_table_has_only_its_objectives(scope_of):
    exhibit = country.member_matrix(scope_of(round_table=3), "Pacific")
    assert list(exhibit.table) == ["Member", *map(str, of_table(3))]


def test_titles_are_those_of_the_compact():
    said = round_table.titles(1)
    assert said[1] == "5 Enhance availability and flexibility of pathways for regular migration"
    assert len(said) == 5
    with pytest.raises(KeyError):
        round_table.round_table(5)
