"""Change between two cycles: every number recomputed from the tables in plain loops, and each category built."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go
import pytest

from gcm_data import reference, wording
from gcm_data.coverage.counts import NON_REGIONAL
from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.two_cycles import (
    CHANGES,
    COMPARED,
    FEWEST,
    IN_BOTH,
    IN_NEITHER,
    NEWLY,
    NO_LONGER,
    NOT_COMPARABLE,
    in_order,
    other_cycles,
)
from gcm_data.evidence.panel import behind, quoted, table
from gcm_data.exhibits import change
from gcm_data.exhibits.change_findings import KINDS
from gcm_data.tables.specs import ReviewData
from loaders import load_review
from tests.cases import first
from tests.pages_read import open_popovers
from tests.test_exhibits import submitted
from tests.test_pages import charts, open_page
from tests.workbook_builder import document, response_form, tally, text

C, D, E = "(c) Achievements", "(d) Gaps", "(e) Strengthened cooperation"
BASES = {"all": ("coded", "cited", "reviewed"), "coded": ("coded",), "cited": ("cited",)}
CHOSEN = [
    {"cycle": "2025"},
    {"cycle": "2021"},
    {"cycle": "2025", "subregions": ("Pacific", "South-East Asia"), "round_table": 3},
    {"cycle": "2025", "group": "LDC", "basis": "coded"},
    {"cycle": "2025", "basis": "cited"},
]


def other_of(scope) -> str:
    return "2021" if scope.selection.cycle == "2025" else "2025"


def test_files_compare_with_the_other_cycle_where_somebody_submitted_in_both(scope_of):
    assert (other_cycles("2025"), other_cycles("2021")) == (("2021",), ("2025",))
    for cycle in ("2021", "2025"):
        scope = scope_of(cycle=cycle)
        assert change.compared_with(scope) == other_of(scope)
    without = scope_of(subregions=("Pacific",), group="LLDC")  # no member is both
    assert not without.members and change.compared_with(without) == ""


@pytest.fixture(scope="module")
def plainly(shipped: ReviewData) -> Callable[..., str]:
    """The change of a State that submitted in both cycles, from the tables in plain loops."""
    current = {row.submission for row in shipped.submissions.itertuples() if row.status == "current"}
    answers, said = defaultdict(list), defaultdict(set)
    for row in shipped.responses.itertuples():
        if row.submission in current:
            answers[row.cycle, row.iso3].append(row)
    for row in shipped.mentions.itertuples():
        if row.submission in current:
            said[row.iso3, row.target_kind, row.target, row.basis].add(row.cycle)

    def could_say(cycle: str, iso3: str, kind: str, basis: str) -> bool:
        """Whether the submission has an answer that can carry a target of the kind by a mention of the basis."""
        found = answers[cycle, iso3]
        if not found:  # a tally
            return kind == "objective" and basis != "cited"
        return any(row.state == "answered" and (kind != "need" or row.question == "e") for row in found)

    def change_of(iso3: str, target: tuple[str, str], basis: str) -> str:
        in_cycles = set().union(*(said[(iso3, *target, each)] for each in BASES[basis]))
        could = [cycle in in_cycles or could_say(cycle, iso3, target[0], basis) for cycle in ("2021", "2025")]
        if not all(could):
            return NOT_COMPARABLE
        kinds = {("2021", "2025"): IN_BOTH, ("2025",): NEWLY, ("2021",): NO_LONGER, (): IN_NEITHER}
        return kinds[tuple(sorted(in_cycles))]

    return change_of


def targets_of(kind: str, scope) -> list[tuple[str, str]]:
    if kind == "objective":
        return [(kind, str(number)) for number in scope.selection.objectives]
    return [(kind, row.key) for row in (reference.principles() if kind == "principle" else reference.needs())]


def counted(scope, exhibit, label: str) -> tuple[str, ...]:
    return Evidence(scope.grid, exhibit.focuses[label]).counted


@pytest.mark.parametrize("chosen", first(3, CHOSEN), ids=str)
def test_four_groups_hold_every_selected_member_once(scope_of, shipped, chosen):
    scope = scope_of(**chosen)
    exhibit = change.who_is_compared(scope, other_of(scope))
    before, after = submitted(shipped, "2021"), submitted(shipped, "2025")
    expected = {
        "Documents in both": before & after,
        "Documents in 2025 only": after - before,
        "Documents in 2021 only": before - after,
        "Documents in neither": set(scope.selection.iso3) - before - after,
    }
    assert exhibit.table["Group"].tolist() == list(expected)
    for row, (group, members) in enumerate(expected.items()):
        chosen_members = members & set(scope.selection.iso3)
        assert exhibit.table["Members in it"].iat[row] == len(chosen_members)
        assert exhibit.label_at(row, "Members in it") == group
        assert set(counted(scope, exhibit, group)) == chosen_members
    assert set(change.panel(scope, other_of(scope))) == before & after & set(scope.selection.iso3)


def test_the_title_names_what_the_members_have_in_both_reviews(scope_of):
    scope = scope_of()
    exhibit = change.who_is_compared(scope, "2021")
    both = len(change.panel(scope, "2021"))
    assert exhibit.title == f"{both} of 62 members have statements in both 2021 and 2025"
    own = [document(response_form("Fiji"), "a.xlsx", cycle) for cycle in ("2021", "2025")]
    exhibit = change.who_is_compared(scope_of(data=load_review(own)), "2021")
    assert exhibit.title == "1 of 62 members has submitted in both 2021 and 2025"


@pytest.mark.parametrize("chosen", first(2, CHOSEN), ids=str)
@pytest.mark.parametrize("kind", KINDS.values())
def test_each_change_equals_a_plain_comparison(scope_of, plainly, kind, chosen):
    scope = scope_of(**chosen)
    exhibit = change.by_target(scope, other_of(scope), kind)
    members = change.panel(scope, other_of(scope))
    expected = targets_of(kind, scope)
    assert len(exhibit.table) == len(expected)
    for row, target in enumerate(expected):
        became = {iso3: plainly(iso3, target, scope.selection.basis) for iso3 in members}
        for name in CHANGES:
            who = [iso3 for iso3 in members if became[iso3] == name]
            assert exhibit.table.at[row, name] == len(who), (target, name)
            assert list(counted(scope, exhibit, exhibit.label_at(row, name))) == who
        assert exhibit.table.loc[row, list(CHANGES)].sum() == exhibit.table.at[row, "Documents in both"] == len(members)


@pytest.mark.parametrize("chosen", first(2, CHOSEN), ids=str)
@pytest.mark.parametrize("kind", KINDS.values())
def test_subregions_add_up_to_the_whole_panel_and_open_as_many_states(scope_of, kind, chosen):
    scope = scope_of(**chosen)
    other = other_of(scope)
    exhibit, whole = change.by_subregion(scope, other, kind), change.by_target(scope, other, kind)
    head = exhibit.table.columns[1]
    for name in (NEWLY, NO_LONGER):
        sums = exhibit.table[exhibit.table["Change"] == name].groupby(head, sort=False)["Members"].sum()
        assert dict(sums) == dict(zip(whole.table["Name"], whole.table[name].fillna(0), strict=True))
    for row, (subregion, number) in enumerate(zip(exhibit.table["Subregion"], exhibit.table["Members"], strict=True)):
        who = counted(scope, exhibit, exhibit.label_at(row, "Members"))
        assert pd.isna(number) and not who if not exhibit.table.at[row, COMPARED] else len(who) == number
        assert all((reference.member(iso3).subregion or NON_REGIONAL) == subregion for iso3 in who)


def test_one_state_is_shown_in_its_state_in_either_cycle(scope_of, plainly):
    scope = scope_of()
    exhibit = change.of_member(scope, "2021", "THA")
    states = scope.grid.table.set_index(["cycle", "iso3", "target_kind", "target"])["state"]
    for row, number in enumerate(scope.selection.objectives):
        target = ("objective", str(number))
        assert exhibit.table.at[row, "Change"] == plainly("THA", target, "all")
        for cycle in ("2021", "2025"):
            state = states[(cycle, "THA", *target)]
            assert exhibit.table.at[row, cycle] == state
            found = behind(scope, exhibit.focuses[exhibit.label_at(row, cycle)])
            assert bool(found.rows) == (state == "reported")
            assert {passage.cycle for passage in quoted(scope, found.rows)} <= {cycle}


def test_a_change_opens_the_passages_of_both_cycles(scope_of):
    documents = [
        document(response_form("Fiji", [[C, text(1), "5"], [D, text(2), "6"]]), cycle="2021"),
        document(response_form("Fiji", [[C, text(3), "5"], [D, text(4), "7"]])),
    ]
    scope = scope_of(data=load_review(documents))
    exhibit = change.by_target(scope, "2021", "objective")
    for number, name, said in (("5", IN_BOTH, [1, 3]), ("6", NO_LONGER, [2]), ("7", NEWLY, [4]), ("8", IN_NEITHER, [])):
        label = wording.mark(f"objective {number}", name)
        assert counted(scope, exhibit, label) == ("FJI",)
        found = behind(scope, exhibit.focuses[label])
        assert [passage.text for passage in quoted(scope, found.rows)] == [text(place) for place in said]
        assert next(iter(found.states.items())) == (name.lower(), ("Fiji",))
        assert len(table(scope, exhibit.focuses[label])) == len(said)
    groups = change.who_is_compared(scope, "2021").focuses
    both = quoted(scope, behind(scope, groups["Documents in both"]).rows)
    assert [(p.cycle, p.text) for p in both] == [
        ("2021", text(1)), ("2021", text(2)), ("2025", text(3)), ("2025", text(4)),
    ]  # fmt: skip


def test_who_submitted_once_is_newcomer_or_absentee_and_never_a_change(scope_of):
    documents = [
        document(response_form("Fiji", [[C, text(1), "5"]]), "fiji.xlsx", "2021"),
        document(response_form("Palau", [[C, text(2), "5"]]), "palau.xlsx"),
        document(response_form("Tonga", [[C, text(3), "6"]]), "tonga.xlsx", "2021"),
        document(response_form("Tonga", [[C, text(4), "6"]]), "tonga.xlsx"),
    ]
    scope = scope_of(data=load_review(documents))
    groups = change.who_is_compared(scope, "2021")
    assert groups.table["Members in it"].tolist() == [1, 1, 1, 59]
    assert groups.table["Names"].tolist()[:3] == ["Tonga", "Palau", "Fiji"]
    exhibit = change.by_target(scope, "2021", "objective")
    five = exhibit.table.set_index("Objective").loc["objective 5"]
    assert [five[name] for name in CHANGES] == [0, 0, 0, 1, 0]
    found = behind(scope, groups.focuses["Documents in neither"])
    assert found.sentence == "59 of 62 members: nothing was read in 2021 and 2025."
    assert found.rows == () and [len(names) for names in found.states.values()] == [59, 1, 1, 1]
    for name, said in (("Fiji", text(1)), ("Palau", text(2))):
        rows = behind(scope, groups.focuses[name]).rows
        assert [passage.text for passage in quoted(scope, rows)] == [said]


@pytest.mark.parametrize(
    ("before", "kind", "compared"),
    first(
        5,
        [
            (tally({"Fiji": {5: "x"}}), "objective", True),
            (tally({"Fiji": {5: "x"}}), "principle", False),
            (tally({"Fiji": {5: "x"}}), "need", False),
            (response_form("Fiji", [[C, text(1), "5", "human rights"]]), "need", False),
            (response_form("Fiji", [[C, "N/A"], [E, text(1)]]), "principle", True),
            (response_form("Fiji", [[C, "N/A"], [E, "not applicable"]]), "objective", False),
            (response_form("Fiji", [[C, ""], [E, ""]]), "objective", False),
        ],
        several=True,
    ),
)
@pytest.mark.parametrize("cycles", [("2021", "2025"), ("2025", "2021")])
def test_what_carries_no_answer_in_one_cycle_is_not_comparable(scope_of, before, kind, compared, cycles):
    full = response_form("Fiji", [[C, text(2), "6", "human rights"], [E, text(3), "", "", "finance"]])
    documents = [document(before, "a.xlsx", cycles[0]), document(full, "b.xlsx", cycles[1])]
    scope = scope_of(data=load_review(documents))
    found = change.by_target(scope, "2021", kind).table
    assert set(found[NOT_COMPARABLE]) == {0 if compared else 1}
    assert found[[NEWLY, NO_LONGER]].fillna(0).to_numpy().any() == compared
    assert found[list(CHANGES)].fillna(0).sum(axis=1).tolist() == [1] * len(found)
    assert set(found[COMPARED]) == {int(compared)}
    assert found[NEWLY].isna().all() != compared  # what can't be compared is no 0


def test_a_tally_is_no_text_that_could_have_cited(scope_of):
    said = text(2, " See objective 5 of the GCM.")
    documents = [
        document(tally({"Fiji": {5: "x"}}), cycle="2021"), document(response_form("Fiji", [[C, said]])),
    ]  # fmt: skip
    data = load_review(documents)
    for basis, name in (("all", IN_BOTH), ("cited", NOT_COMPARABLE), ("coded", NO_LONGER)):
        scope = scope_of(data=data, basis=basis)
        assert change.by_target(scope, "2021", "objective").table.set_index("Objective").at["objective 5", name] == 1


def test_fewer_than_three_are_told_in_counts_and_not_drawn(scope_of):
    names = {
        "China": "2",
        "Japan": "2",
        "Fiji": "3",
        "Samoa": "3",
        "Tonga": "3",
    }  # two of one subregion, three of another
    documents = [
        document(response_form(name, [[C, text(1), "5" if cycle == "2021" else objective]]), f"{name}.xlsx", cycle)
        for name, objective in names.items()
        for cycle in ("2021", "2025")
    ]
    exhibit = change.by_subregion(scope_of(data=load_review(documents)), "2021", "objective")
    small = exhibit.table[exhibit.table["Documents in both"] < FEWEST]
    assert set(small["Subregion"]) == {"East and North-East Asia"} and small["Members"].sum()
    assert "Fewer than 3 have in East and North-East Asia" in exhibit.takeaway
    drawn = exhibit.table[(exhibit.table["Documents in both"] >= FEWEST) & (exhibit.table["Members"] > 0)]
    figure = exhibit.draw("light")
    for bar, name, side in zip(figure.data[:2], (NO_LONGER, NEWLY), (-1, 1), strict=True):
        assert sorted(side * x for x in bar.x) == sorted(drawn.loc[drawn["Change"] == name, "Members"])
    written = [words.strip() for trace in figure.data[2:5] for words in trace.text]
    assert sorted(written) == sorted(map(str, exhibit.table["Members"]))


def test_where_nobody_can_be_compared_a_dash_stands_for_the_count(scope_of):
    scope = scope_of(subregions=("Pacific",))
    exhibit = change.by_target(scope, "2021", "principle")
    assert exhibit.table[NOT_COMPARABLE].tolist() == [len(change.panel(scope, "2021"))] * 10
    assert exhibit.title.startswith("None of the 6 members can be compared")
    assert exhibit.table[list(CHANGES)[:-1]].isna().all(axis=None)
    left, right = (exhibit.draw("light").data[place] for place in (2, 4))
    assert {words.strip() for words in (*left.text, *right.text)} == {"–"}


@pytest.mark.parametrize("mode", first(1, ["light", "dark"]))
@pytest.mark.parametrize("basis", first(1, BASES))
def test_every_figure_is_valid_and_each_of_its_marks_opens_a_number(scope_of, mode, basis):
    scope = scope_of(basis=basis)
    made = [change.who_is_compared(scope, "2021"), change.of_member(scope, "2021", "FJI")]
    made += [make(scope, "2021", kind) for make in (change.by_target, change.by_subregion) for kind in KINDS.values()]
    for exhibit in made:
        figure = go.Figure(exhibit.draw(mode).to_plotly_json())
        labels = {custom[0] for custom in figure.data[-1].customdata}
        assert labels and labels <= set(exhibit.focuses)
        empty = exhibit.table.isna().any(axis=1)
        assert not empty.any() or set(exhibit.table.loc[empty, COMPARED]) == {0}
        assert exhibit.key == "change-members" or exhibit.note == wording.asked_otherwise("2021", "2025")
        words = f"{exhibit.title} {exhibit.takeaway}".lower()
        assert not any(word in words for word in ("progress", "decline", "improv", "%", "growth", "↑", "↓"))


def test_the_later_is_compared_with_the_earlier_whichever_is_selected(scope_of):
    assert in_order("2025", "2021") == in_order("2021", "2025") == ("2021", "2025")
    tables = [change.by_target(scope_of(cycle=one), two, "objective").table for one, two in
              (("2021", "2025"), ("2025", "2021"))]  # fmt: skip
    assert tables[0].equals(tables[1])


def test_what_to_do_is_said_where_nothing_can_be_compared(scope_of):
    one = load_review([document(response_form("Fiji"))])
    assert "2021" in change.what_to_do(scope_of(data=one), "2021")
    apart = load_review([document(response_form("Fiji"), cycle="2021"), document(response_form("Palau"))])
    assert change.what_to_do(scope_of(data=apart), "2021") == wording.NO_PANEL.format(cycles="2021 and 2025")
    assert change.what_to_do(scope_of(), "2021") == ""


@pytest.mark.parametrize("cycle", ["2021", "2025"])
def test_the_page_compares_with_the_other_cycle(cycle, monkeypatch):
    open_popovers(monkeypatch)
    app = open_page("change", cycle=cycle, part="targets")
    assert app.selectbox(key="compared_with").value == ({"2021", "2025"} - {cycle}).pop()
    assert len(charts(app)) == 1
    assert any(wording.asked_otherwise("2021") in found.value for found in app.markdown)
    assert wording.CHANGE_IS in [found.value for found in app.markdown]


def test_a_link_to_a_kind_a_state_and_a_number_reproduces_the_view(scope_of):
    made = change.by_target(scope_of(), "2021", "principle")
    label = wording.mark("Human rights", NO_LONGER)
    app = open_page("change", compared="Guiding principles", compared_member="Thailand", **{"change-by-target": label})
    said = behind(scope_of(), made.focuses[label]).sentence
    assert any("guiding principles" in found.value for found in app.subheader)
    assert any(found.value.startswith(f"**{label}.** {said}") for found in app.markdown)
    app = open_page("change", part="member", compared_member="Thailand")
    assert [found.value.partition(":")[0] for found in app.subheader] == ["Thailand"]


def test_with_one_review_the_page_says_what_to_do(folder):
    (folder / "2025").mkdir()
    (folder / "2025" / "one.xlsx").write_bytes(response_form())
    app = open_page("change")
    assert not charts(app)
    assert wording.NO_OTHER_CYCLE.format(cycle="2021") in [box.value for box in app.info]


@pytest.mark.parametrize("cycles", [(), ("2021",), ("2025",), ("2021", "2025")], ids=str)
def test_each_number_of_the_groups_of_a_lone_member_can_be_opened(scope_of, cycles):
    data = load_review([document(response_form("Mongolia", [[C, text(1)]]), cycle=cycle) for cycle in cycles])
    scope = scope_of(data=data, subregions=("East and North-East Asia",), group="LLDC")
    assert scope.selection.iso3 == ("MNG",)
    exhibit = change.who_is_compared(scope, "2021")
    for row, number in enumerate(exhibit.table["Members in it"]):
        found = behind(scope, exhibit.focuses[exhibit.label_at(row, "Members in it")])
        assert found.states[exhibit.label_at(row, "Members in it").lower()] == ("Mongolia",) * number
        assert len(found.rows) == number * len(cycles)
    assert len(behind(scope, exhibit.focuses["Mongolia"]).rows) == len(cycles)


def test_another_cycle_is_offered_when_the_one_compared_with_is_selected():
    app = open_page("change")
    app.session_state["cycle"] = "2021"
    app.run()
    assert not app.exception
    assert app.selectbox(key="compared_with").value == "2025"
    assert len(charts(app)) == 1
    assert open_page("change", cycle="2021", compared_with="2021").selectbox(key="compared_with").value == "2025"
