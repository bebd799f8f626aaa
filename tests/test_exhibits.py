"""Exhibits: every number that a page shows, recomputed from the tables in plain loops."""

from __future__ import annotations

import json
from collections import defaultdict

import pandas as pd
import plotly.graph_objects as go
import pytest

from gcm_data import reference, wording
from gcm_data.coverage.counts import MEMBERSHIPS, NON_REGIONAL
from gcm_data.coverage.selection import GROUPS, in_group
from gcm_data.exhibits import country, member, method, needs, overview, principle, quality, round_table, subregion
from gcm_data.tables.specs import ReviewData
from gcm_data.wording.names import label_of
from loaders import load_review
from tests.cases import first
from tests.workbook_builder import document, response_form

SELECTIONS = [
    {"cycle": "2025"},
    {"cycle": "2021", "subregions": ("Pacific", "South-East Asia")},
    {"cycle": "2025", "group": "SIDS", "round_table": 3},
    {"cycle": "2021", "basis": "cited"},
]
MAKERS = [
    overview.who_reported, overview.submissions_by_subregion, overview.objectives_by_round_table,
    subregion.subregion_matrix, subregion.group_matrix, subregion.membership_matrix,
    principle.principle_matrix, principle.principles_by_objectives, quality.documents, quality.issues,
]  # fmt: skip


def submitted(data: ReviewData, cycle: str) -> set[str]:
    """Who has a submission that counts."""
    rows = data.submissions.itertuples()
    return {row.iso3 for row in rows if row.cycle == cycle and row.status == "current"}


def able(data: ReviewData, selection: object) -> set[str]:
    """Who could name an objective: a tally cites nothing, so that where only citations count it takes words."""
    if selection.basis != "cited":
        return submitted(data, selection.cycle)
    rows = data.responses.itertuples()
    said = {row.iso3 for row in rows if row.cycle == selection.cycle and row.state == "answered"}
    return said & submitted(data, selection.cycle)


def reporters(data: ReviewData, selection: object) -> dict[tuple[str, str], set[str]]:
    """Target -> who reports it, among the members selected, by the bases selected."""
    current = {row.submission for row in data.submissions.itertuples() if row.status == "current"}
    bases = {"all": ("coded", "cited", "reviewed")}.get(selection.basis, (selection.basis,))
    found = defaultdict(set)
    for row in data.mentions.itertuples():
        if row.cycle == selection.cycle and row.submission in current and row.basis in bases:
            found[row.target_kind, row.target].add(row.iso3)
    chosen = {member.iso3 for member in selection.members}
    return defaultdict(set, {target: who & chosen for target, who in found.items()})


def groups_of(iso3: str, cycle: str) -> set[str]:
    """Every group that a member belongs to in a review, of all groupings."""
    member = reference.member(iso3)
    special = {name for name in GROUPS if iso3 in in_group(name, cycle)}
    return {member.subregion or NON_REGIONAL, member.membership, *special}


@pytest.mark.parametrize("chosen", first(2, SELECTIONS), ids=str)
def test_base_line_counts_submissions_and_members(scope_of, shipped, chosen):
    scope = scope_of(**chosen)
    members = {member.iso3 for member in scope.selection.members}
    received = submitted(shipped, scope.selection.cycle) & members
    assert scope.base.startswith(f"Base: {len(received)} of {len(members)} members have {scope.material.what}")
    assert scope.base.removesuffix(" Only what is cited counts.").endswith("as of 1 February 2025.")


@pytest.mark.parametrize("chosen", first(2, SELECTIONS), ids=str)
def test_who_reported_names_every_selected_member_once(scope_of, shipped, chosen):
    scope = scope_of(**chosen)
    table = overview.who_reported(scope).table
    assert sorted(table["ISO code"]) == sorted(scope.selection.iso3)
    silent = set(table.loc[table["Status"] == "no submission", "ISO code"])
    assert silent == set(scope.selection.iso3) - submitted(shipped, scope.selection.cycle)


@pytest.mark.parametrize("chosen", first(1, SELECTIONS), ids=str)
@pytest.mark.parametrize("make", [subregion.subregion_matrix, subregion.group_matrix, subregion.membership_matrix])
def test_group_matrices_equal_a_plain_count(scope_of, shipped, make, chosen):
    scope = scope_of(**chosen)
    who = reporters(shipped, scope.selection)
    received = submitted(shipped, scope.selection.cycle)
    rows = list(make(scope).table.itertuples(index=False))
    assert rows
    assert {row.Objective for row in rows} == set(scope.selection.objectives)
    for group, objective, reporting, answered, submissions, members in rows:
        inside = {iso3 for iso3 in scope.selection.iso3 if group in groups_of(iso3, scope.selection.cycle)}
        assert (members, submissions) == (len(inside), len(inside & received)), group
        assert answered == len(inside & able(shipped, scope.selection)), group
        expected = len(inside & who["objective", str(objective)])
        assert pd.isna(reporting) if not answered else reporting == expected, (group, objective)


@pytest.mark.parametrize("chosen", first(2, SELECTIONS), ids=str)
def test_principle_matrices_equal_a_plain_count(scope_of, shipped, chosen):
    scope = scope_of(**chosen)
    who = reporters(shipped, scope.selection)
    keys = {p.label: p.key for p in reference.principles()}
    for label, group, reporting, answered, *_ in principle.principle_matrix(scope).table.itertuples(index=False):
        expected = sum(group in groups_of(iso3, scope.selection.cycle) for iso3 in who["principle", keys[label]])
        assert pd.isna(reporting) and not expected if not answered else reporting == expected
    for label, objective, both, *_ in principle.principles_by_objectives(scope).table.itertuples(index=False):
        assert both == len(who["principle", keys[label]] & who["objective", str(objective)])


def test_objectives_by_round_table_counts_and_names_the_extremes(scope_of, shipped):
    scope = scope_of()
    who = reporters(shipped, scope.selection)
    exhibit = overview.objectives_by_round_table(scope)
    counts = {row.Objective: row._2 for row in exhibit.table.itertuples(index=False)}
    assert {int(name.split()[0]): count for name, count in counts.items()} == {
        number: len(who["objective", str(number)]) for number in range(1, 24)
    }
    least = [name for name, count in counts.items() if count == min(counts.values())]
    assert all(name in exhibit.takeaway for name in least)
    assert f"{max(counts.values())} of {len(submitted(shipped, '2025'))}" in exhibit.title


def test_member_matrix_shows_each_member_of_the_subregion_in_a_state_of_its_own(scope_of):
    scope = scope_of(cycle="2021")
    states = scope.coverage.set_index(["iso3", "target_kind", "target"])["state"]
    by_name = {member.short_name: member.iso3 for member in reference.members()}
    rows = 0
    for name in country.subregion_names(scope.selection):
        for row in country.member_matrix(scope, name).table.to_dict("records"):
            rows += 1
            for number in range(1, 24):
                assert row[str(number)] == states[by_name[row["Member"]], "objective", str(number)]
    assert rows == 62


def test_profile_of_a_silent_state_says_so_and_nothing_more(scope_of, shipped):
    silent = next(m for m in reference.members() if m.iso3 not in submitted(shipped, "2025"))
    exhibit = country.profile(scope_of(), silent.iso3)
    assert f"Nothing was read of {silent.name}" in exhibit.takeaway
    assert set(exhibit.table["State"]) == {"no submission"}


def test_answers_of_a_state_are_its_own_and_name_their_evidence(scope_of, shipped):
    found = member.answers(scope_of(), "THA").passages
    expected = shipped.responses.query("iso3 == 'THA' and cycle == '2025' and state == 'answered'")
    assert [passage.text for passage in found] == expected.sort_values("question", kind="stable")["text"].tolist()
    beside = shipped.mentions.set_index("response")
    named = {passage.cell: passage.named for passage in found}
    for response, row in expected.set_index("response").iterrows():
        coded = beside.loc[[response]] if response in beside.index else beside.iloc[:0]
        labels = [label_of(m.target_kind, m.target) for m in coded.itertuples()]
        assert [name.split(" (coded at ")[0] for name in named[row["cell"]]] == labels


@pytest.mark.parametrize("make", first(6, MAKERS), ids=lambda make: make.__name__)
@pytest.mark.parametrize("mode", first(1, ["light", "dark"]))
def test_every_exhibit_draws_in_both_modes_and_says_what_it_shows(scope_of, make, mode):
    exhibit = make(scope_of())
    assert exhibit.title and exhibit.takeaway and exhibit.base
    empty = exhibit.table.isna().any(axis=1)  # only where nobody answered: a dash, and no zero
    assert not empty.any() or set(exhibit.table.loc[empty, "Answered on it"]) == {0}
    if exhibit.draw:
        drawn = exhibit.draw(mode)
        assert go.Figure(drawn.to_plotly_json()).data  # plotly checks every property
        would_send = go.Figure(drawn.to_plotly_json(), _validate=False).to_json()
        assert json.loads(drawn.to_json()) == json.loads(would_send)


@pytest.mark.parametrize("make", first(4, MAKERS), ids=lambda make: make.__name__)
def test_exhibits_of_a_review_without_documents_do_not_fail(scope_of, make):
    exhibit = make(scope_of(data=ReviewData.of()))
    if exhibit.draw:
        assert exhibit.draw("light")
    assert exhibit.takeaway


def test_quality_counts_each_document_of_both_cycles(scope_of, shipped):
    exhibit = quality.documents(scope_of())
    assert exhibit.title == f"{len(shipped.documents)} of {len(shipped.documents)} documents read"
    assert exhibit.table["Mentions"].sum() == len(shipped.mentions)
    assert exhibit.table["Responses"].sum() == len(shipped.responses)


def test_method_tables_hold_the_whole_reference():
    assert method.states()["State"].tolist() == [
        "reported", "suggested", "not mentioned", "blank", "not applicable", "no submission",
    ]  # fmt: skip
    assert len(method.round_tables()) == 23
    assert len(method.principles()) == 16
    assert set(method.questions()["Instrument"]) == {
        "guiding-questions-2025", "guiding-questions-2025, as read for 2021", "survey-2021",
    }  # fmt: skip


BLANK = [("(a)", ""), ("(e)", None)]


@pytest.mark.parametrize("make", first(4, MAKERS[:8]), ids=lambda make: make.__name__)
def test_a_blank_submission_is_not_called_a_submission_that_does_not_mention(scope_of, make):
    data = load_review([document(response_form("Thailand", BLANK))])
    exhibit = make(scope_of(data=data))
    words = f"{exhibit.title} {exhibit.takeaway}"
    assert "mentioned" not in words.lower()
    assert "most" not in words.lower()
    assert country.member_matrix(scope_of(data=data), "South-East Asia").takeaway.startswith("Reported by none")


@pytest.mark.parametrize("make", [principle.principle_matrix, principle.principles_by_objectives])
def test_tallies_say_nothing_of_principles_and_the_page_says_so(scope_of, make):
    exhibit = make(scope_of(cycle="2021", subregions=("Pacific",)))
    assert exhibit.takeaway == wording.NOBODY_ASKED
    assert "most" not in exhibit.title
    assert set(exhibit.table["Answered on it"]) == {0}
    assert exhibit.table.filter(like="Members reporting").isna().all(axis=None)  # and no 0
    counts = next(trace for trace in exhibit.draw("light").data if trace.type == "scatter" and trace.mode == "text")
    assert set(counts.text) == {"–"}


def test_a_profile_shows_everything_whatever_round_table_is_selected(scope_of):
    narrow = country.profile(scope_of(round_table=2), "THA")
    assert narrow.takeaway == country.profile(scope_of(), "THA").takeaway
    assert len(narrow.table) == 39


def test_one_objective_is_singular_and_several_are_plural():
    assert wording.objectives([3]) == "objective 3"
    assert wording.objectives([2, 5, 6]) == "objectives 2, 5 and 6"
    assert wording.listed(["Hong Kong, China", "Japan", "Fiji"]) == "Hong Kong, China; Japan and Fiji"


@pytest.mark.parametrize(
    ("make", "column"),
    [
        (subregion.subregion_matrix, "Group"),
        (principle.principle_matrix, "Subregion"),
        (needs.needs_by_subregion, "Subregion"),
        (round_table.by_subregion, "Subregion"),
    ],
)
def test_the_table_of_a_matrix_lists_the_groups_as_they_are_drawn(scope_of, make, column):
    drawn = list(dict.fromkeys(make(scope_of(round_table=1)).table[column]))
    assert drawn == [*(found.subregion for found in reference.subregions()), "Non-regional members"]


def test_groups_of_countries_and_of_membership_keep_their_order(scope_of):
    assert list(dict.fromkeys(subregion.group_matrix(scope_of()).table["Group"])) == list(GROUPS)
    assert list(dict.fromkeys(subregion.membership_matrix(scope_of()).table["Group"])) == list(MEMBERSHIPS)
