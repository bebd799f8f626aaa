"""Cooperation needs: pairs in one answer and the board, recounted in plain loops; every number opens its States."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd
import pytest

from gcm_data import reference, wording
from gcm_data.coverage.counts import NON_REGIONAL
from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.selection import CHAMPIONS, in_group
from gcm_data.evidence.panel import behind, quoted
from gcm_data.exhibits import board, needs
from gcm_data.figures.theme import PALETTES
from gcm_data.tables.specs import ReviewData
from loaders import load_review
from tests.cases import first
from tests.test_exhibits import SELECTIONS, reporters
from tests.test_figures import contrast, validated
from tests.workbook_builder import document, response_form, tally, text

C, D, E = "(c) Achievements", "(d) Gaps", "(e) Strengthened cooperation"
KEYS = {need.label: need.key for need in reference.needs()}
NUMBERS = range(1, 24)


def answers_by_hand(data: ReviewData, selection: object) -> list[tuple[str, set[int], set[str]]]:
    """The State of each answer, with the objectives and the needs that it names."""
    current = {row.submission for row in data.submissions.itertuples() if row.status == "current"}
    bases = {"all": ("coded", "cited", "reviewed")}.get(selection.basis, (selection.basis,))
    found = defaultdict(lambda: (set(), set()))
    for row in data.mentions.itertuples():
        is_chosen = row.cycle == selection.cycle and row.iso3 in selection.iso3 and row.basis in bases
        if is_chosen and row.submission in current and row.response:
            objectives, kinds = found[row.iso3, row.response]
            if row.target_kind == "objective":
                objectives.add(int(row.target))
            elif row.target_kind == "need":
                kinds.add(row.target)
    return [(iso3, *named) for (iso3, _), named in found.items()]


def in_need(data: ReviewData, selection: object, objective: int, aspect: str) -> set[str]:
    """States that name an objective in answer to the question of an aspect."""
    who = reporters(data, selection)["objective", str(objective)]
    current = {row.submission for row in data.submissions.itertuples() if row.status == "current"}
    bases = {"all": ("coded", "cited", "reviewed")}.get(selection.basis, (selection.basis,))
    return {
        row.iso3
        for row in data.mentions.itertuples()
        if (row.cycle, row.target_kind, row.target) == (selection.cycle, "objective", str(objective))
        and row.submission in current and row.basis in bases and row.iso3 in who and row.aspect == aspect
    }  # fmt: skip


@pytest.mark.parametrize("chosen", first(2, SELECTIONS), ids=str)
def test_the_dots_equal_a_plain_count(scope_of, shipped, chosen):
    scope = scope_of(**chosen)
    answers = answers_by_hand(shipped, scope.selection)
    who = reporters(shipped, scope.selection)
    found = list(needs.needs_by_objectives(scope).table.itertuples(index=False))
    assert len(found) == 7 * (len(scope.selection.objectives) + 2)
    writing, coding = (
        answered_by_hand(shipped, scope.selection),
        set().union(*(who["need", key] for key in KEYS.values())),
    )
    for label, column, count, answered, submissions, members in found:
        keys = {KEYS[label]} if label in KEYS else set(KEYS.values())
        named = set().union(*(who["need", key] for key in keys))
        if column == needs.IN_ALL:
            expected = named
        elif column == needs.WITHOUT:
            expected = named - {iso3 for iso3, objectives, kinds in answers if objectives and kinds & keys}
        else:
            expected = {iso3 for iso3, objectives, kinds in answers if int(column) in objectives and kinds & keys}
        base = (
            writing["e"] | coding if column in (needs.IN_ALL, needs.WITHOUT) else (writing["e"] | coding) & writing[""]
        )
        assert (answered, submissions, members) == (len(base), scope.submissions, scope.members)
        assert count == len(expected) if base else pd.isna(count), (label, column)


def answered_by_hand(data: ReviewData, selection: object) -> dict[str, set[str]]:
    """Letter of a question -> who of those selected answered it; "" for any."""
    found = defaultdict(set)
    for row in data.responses.itertuples():
        if row.cycle == selection.cycle and row.state == "answered" and row.iso3 in selection.iso3:
            found[row.question].add(row.iso3)
            found[""].add(row.iso3)
    return found


@pytest.mark.parametrize("chosen", first(2, SELECTIONS), ids=str)
def test_needs_by_subregion_equal_a_plain_count(scope_of, shipped, chosen):
    scope = scope_of(**chosen)
    who = reporters(shipped, scope.selection)
    for label, group, count, *_ in needs.needs_by_subregion(scope).table.fillna(0).itertuples(index=False):
        inside = {m.iso3 for m in scope.selection.members if (m.subregion or NON_REGIONAL) == group}
        assert count == len(who["need", KEYS[label]] & inside), (label, group)


@pytest.mark.parametrize("chosen", first(3, SELECTIONS), ids=str)
@pytest.mark.parametrize("make", [needs.needs_by_objectives, needs.needs_by_subregion])
def test_every_number_opens_as_many_states(scope_of, make, chosen):
    scope = scope_of(**chosen)
    exhibit = make(scope)
    assert len(exhibit.focuses) == len(exhibit.table)
    counts = exhibit.table[next(name for name in exhibit.table if name.startswith("Members "))].fillna(0).tolist()
    for place, count in enumerate(counts):
        label = exhibit.label_at(place, "")
        assert exhibit.table.iat[place, 0] in label
        assert len(Evidence(scope.grid, exhibit.focuses[label]).counted) == count, label
    assert {custom[0] for custom in validated(exhibit).data[-1].customdata} == set(exhibit.focuses)


def test_the_area_of_a_dot_grows_with_its_count(scope_of):
    dots, totals, _ = validated(needs.needs_by_objectives(scope_of())).data
    sizes = dict(zip(map(int, dots.text), dots.marker.size, strict=True))
    assert {round(size**2 / count, 6) for count, size in sizes.items()} == {
        round(max(sizes.values()) ** 2 / max(sizes), 6)
    }
    assert "0" not in dots.text and len(totals.text) == 6 * 2 + 25


@pytest.mark.parametrize("mode", PALETTES)
def test_numbers_can_be_read_on_dots(scope_of, mode):
    dots = validated(needs.needs_by_objectives(scope_of()), mode).data[0]
    for ground in (dots.marker.color, PALETTES[mode].surface):  # a small dot does not reach to the edges of its number
        assert contrast(dots.textfont.color, ground) >= 4.5


def test_a_pair_counts_only_where_one_answer_names_both(scope_of):
    answers = [[E, text(1), "5", "", "finance"], [E, text(2), "6"], [E, text(3), "", "", "technology"]]
    scope = scope_of(data=load_review([document(response_form("Fiji", answers))]))
    table = needs.needs_by_objectives(scope).table
    counted = {(row[0], row[1]) for row in table.itertuples(index=False) if row[2]}
    assert counted == {
        ("Finance", "5"), ("Finance", needs.IN_ALL), ("Technology", needs.IN_ALL), ("Technology", needs.WITHOUT),
        (needs.ANY, "5"), (needs.ANY, needs.IN_ALL),
    }  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("chosen", SELECTIONS, ids=str)
def test_the_board_has_each_state_that_asks_or_reports_a_practice(scope_of, shipped, chosen):
    scope = scope_of(**chosen)
    answers = answers_by_hand(shipped, scope.selection)
    for number in NUMBERS:
        exhibit = board.ask_and_offer(scope, number)
        asked = defaultdict(set)
        for iso3, objectives, kinds in answers:
            if number in objectives:
                asked[iso3] |= kinds
        asking, practising = (in_need(shipped, scope.selection, number, name) for name in ("need", "achievement"))
        expected = {}
        for iso3 in scope.selection.iso3:
            kinds = tuple(label for label, key in KEYS.items() if key in asked[iso3])
            kinds = kinds or ((board.UNNAMED,) if iso3 in asking else ())
            if kinds or iso3 in practising:
                expected[reference.member(iso3).short_name] = (kinds, iso3 in practising)
        found = {s.member.short_name: (s.asks, s.is_practising) for s in board.standings(scope, number)}
        assert found == expected
        assert exhibit.table["Member"].tolist() == list(found)


def test_states_are_alphabetical_within_their_subregion_and_champions_have_a_word(scope_of):
    exhibit = board.ask_and_offer(scope_of(), 23)
    order = [*(s.subregion for s in reference.subregions()), NON_REGIONAL]
    keys = [(order.index(row.Subregion), row.Member) for row in exhibit.table.itertuples()]
    assert len(keys) > 10 and keys == sorted(keys)
    champions = {m.short_name for m in reference.members() if m.iso3 in in_group(CHAMPIONS, "2025")}
    for row in exhibit.table.itertuples():
        assert (row.Champion == board.CHAMPION) == (row.Member in champions)
    drawn = validated(exhibit).layout.yaxis.ticktext
    assert [name.endswith(" (champion)") for name in drawn] == [name in champions for name in exhibit.table["Member"]]


@pytest.mark.parametrize("cycle", first(1, ["2021", "2025"]))
def test_every_mark_of_the_board_opens_one_state_and_its_words(scope_of, cycle):
    scope = scope_of(cycle=cycle)
    opened = 0
    for number in NUMBERS:
        exhibit = board.ask_and_offer(scope, number)
        labels = {custom[0] for custom in validated(exhibit).data[-1].customdata or ()}
        places = [(row, name) for row in range(len(exhibit.table)) for name in (board.ASKS, board.PRACTICE)]
        cells = {exhibit.label_at(row, name) for row, name in places if exhibit.table.at[row, name]}
        assert None not in cells
        for label in labels | cells:
            opened += 1
            focus = exhibit.focuses[label]
            assert len(Evidence(scope.grid, focus).counted) == len(focus.members) == 1, label
            for passage in quoted(scope, behind(scope, focus).rows):
                assert passage.respondent == reference.member(focus.members[0]).name
                assert any(named.startswith(f"objective {number} (") for named in passage.named)
            assert behind(scope, focus).rows
    assert opened > 50


def test_the_title_of_the_board_counts_what_its_totals_open(scope_of, shipped):
    scope = scope_of()
    for number in NUMBERS:
        exhibit = board.ask_and_offer(scope, number)
        counts = [len(Evidence(scope.grid, exhibit.focuses[f"objective {number} · {name}"]).counted)
                  for name in (board.ASKS, board.PRACTICE)]  # fmt: skip
        coding = {iso3 for need in reference.needs() for iso3 in reporters(shipped, scope.selection)["need", need.key]}
        bases = answered_by_hand(shipped, scope.selection)
        asks, offers = map(wording.of, counts, (len(bases["e"] | coding), len(bases["c"])))
        assert f": {asks} members with statements that answered on support needed ask" in exhibit.title
        assert f" and {offers} members with statements that answered (c) report" in exhibit.title
        assert counts == [(exhibit.table[name] != "").sum() for name in (board.ASKS, board.PRACTICE)]


def test_an_objective_named_in_answer_to_e_without_a_kind_is_asked_for_all_the_same(scope_of):
    data = load_review([
        document(response_form("Fiji", [[E, text(1), "5"], [D, text(2), "6"]]), "a.xlsx"),
        document(tally({"Samoa": {5: "x"}}), "b.xlsx"),
    ])  # fmt: skip
    scope = scope_of(data=data)
    (standing,) = board.standings(scope, 5)
    assert (standing.member.iso3, standing.asks, standing.is_practising) == ("FJI", (board.UNNAMED,), False)
    assert board.standings(scope, 6) == []


def test_many_pairs_that_tie_are_counted_and_few_are_named(scope_of):
    for codes, said in (("5", "finance with objective 5 (1 of 1)"),
                        ("5; 6; 23", "finance with objective 5, finance with objective 6 and finance with objective"),
                        ("2; 5; 6; 23", "4 pairs of support and objective (1 of 1)")):  # fmt: skip
        data = load_review([document(response_form("Fiji", [[E, text(1), codes, "", "finance"]]))])
        assert said in needs.needs_by_objectives(scope_of(data=data)).takeaway


def test_offer_is_said_to_be_a_reported_practice(scope_of):
    note = board.ask_and_offer(scope_of(), 5).note
    assert "“reports a practice”" in note and "Nobody has offered anything" in note


def test_the_survey_of_2021_asked_otherwise_and_the_board_says_so(scope_of):
    for make in (needs.needs_by_objectives, needs.needs_by_subregion, lambda scope: board.ask_and_offer(scope, 5)):
        assert wording.asked_otherwise("2021") in make(scope_of(cycle="2021")).note
        assert wording.asked_otherwise("2021") not in make(scope_of()).note


@pytest.mark.parametrize("data", [ReviewData.of(), None], ids=["no documents", "a blank submission"])
def test_without_answers_the_page_says_what_is_missing(scope_of, data):
    blank = data is None
    scope = scope_of(data=load_review([document(response_form("Fiji", [[E, ""]]))]) if blank else data)
    expected = wording.NOBODY_ASKED if blank else wording.NOTHING_READ_HERE
    for make in (needs.needs_by_objectives, needs.needs_by_subregion):
        exhibit = make(scope)
        assert exhibit.takeaway == expected
        assert validated(exhibit).data
    exhibit = board.ask_and_offer(scope, 5)
    assert exhibit.table.empty and validated(exhibit).data
    assert ("Choose another one" in exhibit.takeaway) is blank
    assert "Choose another one" in validated(exhibit).layout.annotations[-1].text


def test_the_states_behind_a_pair_are_of_those_that_could_say_it(scope_of):
    """Who answered on the objective and left support blank is in no base of the pair, so it is blank there, too."""
    scope = scope_of()
    for focus in needs.needs_by_objectives(scope).focuses.values():
        found = Evidence(scope.grid, focus)
        silent, blank = set(found.states["not mentioned"]), set(found.states["blank"])
        assert silent <= set(found.base) and not blank & set(found.base), focus
