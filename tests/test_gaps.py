"""Gaps: silence, challenges, support sought and progress, recounted in plain loops; every number opens its States."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations

import numpy as np
import pytest

from gcm_data import reference, wording
from gcm_data.coverage.counts import NON_REGIONAL
from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.gaps import CHALLENGES, KINDS, OTHERWISE, PROGRESS, SUPPORT
from gcm_data.evidence.panel import behind, quoted
from gcm_data.exhibits import Exhibit, gap_table, gaps
from gcm_data.figures import kinds_table
from gcm_data.figures.theme import PALETTES, contrast
from gcm_data.tables.specs import ReviewData
from loaders import load_review
from tests.cases import first
from tests.test_exhibits import SELECTIONS, submitted
from tests.test_figures import validated
from tests.workbook_builder import document, response_form, tally, text

C, D, E = "(c) Achievements", "(d) Gaps", "(e) Strengthened cooperation"


def kinds_by_hand(data: ReviewData, selection: object) -> dict[int, dict[str, set[str]]]:
    """Objective -> kind -> States, told from the aspects of each State's mentions.

    All of them answered something, or made marks in a tally, which can cite nothing.
    """
    current = {row.submission for row in data.submissions.itertuples() if row.status == "current"}
    bases = {"all": ("coded", "cited", "reviewed")}.get(selection.basis, (selection.basis,))
    named = defaultdict(set)
    for row in data.mentions.itertuples():
        is_of_cycle = (row.cycle, row.target_kind) == (selection.cycle, "objective")
        if is_of_cycle and row.submission in current and row.basis in bases:
            named[row.iso3, int(row.target)].add(row.aspect)
    found = {}
    for number in selection.objectives:
        found[number] = {kind: set() for kind in KINDS}
        for iso3 in heard(data, selection) & set(selection.iso3):
            said = named.get((iso3, number))
            if said is None:
                found[number]["not mentioned"].add(iso3)
                continue
            if "achievement" in said:
                found[number]["progress reported"].add(iso3)
            elif "challenge" in said:
                found[number]["challenges reported"].add(iso3)
            if "need" in said:
                found[number]["support sought"].add(iso3)
            if not said & {"achievement", "challenge", "need"}:
                found[number]["other responses only"].add(iso3)
    return found


def heard(data: ReviewData, selection: object) -> set[str]:
    """Who could have named an objective in a way that counts."""
    received = submitted(data, selection.cycle)
    if selection.basis != "cited":
        return received
    answers = data.responses[data.responses["cycle"] == selection.cycle]
    return received & set(answers["iso3"])


def answering(data: ReviewData, selection: object, kind: str) -> set[str]:
    """Who could be of a kind: those with an answer to its question, or for a kind without one those heard."""
    aspect = {"challenges reported": "d", "support sought": "e", "progress reported": "c"}.get(kind)
    said = data.responses[(data.responses["cycle"] == selection.cycle) & (data.responses["state"] == "answered")]
    who = set(said.loc[said["question"] == aspect, "iso3"]) if aspect else heard(data, selection)
    return who & set(selection.iso3)


def rows(exhibit: Exhibit) -> list[dict[str, object]]:
    return exhibit.table.to_dict("records")


def form(*answers: list[str], member: str = "Fiji") -> ReviewData:
    return load_review([document(response_form(member, answers))])


@pytest.mark.parametrize("chosen", first(2, SELECTIONS), ids=str)
def test_the_list_equals_a_plain_count(scope_of, shipped, chosen):
    scope = scope_of(**chosen)
    by_hand = kinds_by_hand(shipped, scope.selection)
    found = rows(gaps.gap_list(scope))
    assert len(found) == 5 * len(scope.selection.objectives)
    for row in found:
        number = int(row["Objective"].split()[0])
        count, base = len(by_hand[number][row["Kind"]]), len(answering(shipped, scope.selection, row["Kind"]))
        assert row["Members of this kind"] == (count if base else None), row
        others = scope.members - base
        assert (row["At least, of all members"], row["At most, of all members"]) == (count, count + others)
        assert (row["Answered on it"], row["With documents"]) == (base, scope.submissions)
        assert row["Members"] == scope.members


@pytest.mark.parametrize("chosen", first(2, SELECTIONS), ids=str)
def test_the_matrix_equals_a_plain_count_and_knows_silence_from_no_submission(scope_of, shipped, chosen):
    scope = scope_of(**chosen)
    by_hand = kinds_by_hand(shipped, scope.selection)
    received, could_answer = submitted(shipped, scope.selection.cycle), heard(shipped, scope.selection)
    said = defaultdict(dict)
    for row in rows(gap_table.gap_table(scope)):
        said[row["Subregion"], int(row["Objective"].split()[0])][row["Kind"]] = row["Members of this kind"]
    groups = {m.subregion or NON_REGIONAL for m in scope.selection.members}
    assert set(said) == {(name, number) for name in groups for number in scope.selection.objectives}
    for (name, number), counts in said.items():
        inside = {m.iso3 for m in scope.selection.members if (m.subregion or NON_REGIONAL) == name} & received
        expected = {kind: len(who & inside) for kind, who in by_hand[number].items()}
        if not inside:
            assert counts == {"nothing read": None}
        elif not inside & could_answer:
            assert counts == {"blank": None}
        elif expected["not mentioned"] == len(inside & could_answer):
            assert counts == {"silent": len(inside & could_answer)}
        else:
            able = {kind: answering(shipped, scope.selection, kind) & inside for kind in expected}
            assert counts == {kind: count if able[kind] else None for kind, count in expected.items()}, (name, number)


@pytest.mark.parametrize("chosen", first(2, SELECTIONS), ids=str)
@pytest.mark.parametrize("make", [gap_table.gap_table, gaps.gap_list], ids=["matrix", "list"])
def test_every_number_opens_as_many_states(scope_of, make, chosen):
    scope = scope_of(**chosen)
    exhibit = make(scope)
    assert len(exhibit.focuses) == len(exhibit.table)
    for place, row in enumerate(rows(exhibit)):
        label = exhibit.label_at(place, "Kind")
        assert row["Kind"] in label and f"objective {row['Objective'].split()[0]}" in label
        evidence = Evidence(scope.grid, exhibit.focuses[label])
        assert len(evidence.counted) == (row["Members of this kind"] or 0), label
        assert evidence.totals.answered == row["Answered on it"], label


KINDS_DRAWN = (CHALLENGES, SUPPORT, PROGRESS)


@pytest.mark.parametrize("mode", first(1, ["light", "dark"]))
@pytest.mark.parametrize("order", first(1, [*gap_table.ORDERS]))
def test_every_mark_opens_evidence_and_every_count_is_drawn(scope_of, mode, order):
    scope = scope_of()
    table, listed = gap_table.gap_table(scope, order), gaps.gap_list(scope)
    for exhibit in (table, listed):
        assert {custom[0] for custom in validated(exhibit, mode).data[-1].customdata} <= set(exhibit.focuses)
    drawn = validated(table, mode)
    for kind, trace in zip(KINDS_DRAWN, drawn.data[:3], strict=True):
        counts = [row["Members of this kind"] for row in rows(table) if row["Kind"] == kind]
        assert trace.name == kind
        assert sorted(int(words) for words in trace.text if words.strip() != "–") == sorted(filter(None, counts))
    silent = sum(row["Kind"] == "silent" for row in rows(table))
    assert list(drawn.data[3].text).count("not mentioned") == silent > 0
    written = [words.strip() for words in validated(listed, mode).data[0].text]
    assert written == [f"{row['Members of this kind']} of {row['Answered on it']}" for row in rows(listed)]


def test_a_count_stands_in_its_row_and_column(scope_of):
    """What a reader sees at a place is what the number there counts: told by the order of rows and of columns."""
    table = gap_table.gap_table(scope_of())
    drawn, said = validated(table), {custom[0]: place for custom, place in _clicked(validated(table))}
    names = dict(zip(drawn.layout.yaxis.tickvals, drawn.layout.yaxis.ticktext, strict=True))
    heads = dict(zip(drawn.layout.xaxis.tickvals, drawn.layout.xaxis.ticktext, strict=True))
    for row in rows(table):
        if (place := said.get(f"{row['Subregion']} · objective {row['Objective'].split()[0]} · {row['Kind']}")) is None:
            continue
        assert names[place[1]] == row["Objective"]
        near = min(heads, key=lambda at: abs(at - place[0]))
        assert heads[near].replace("<br>", " ").startswith(row["Subregion"])


def _clicked(figure: object) -> list[tuple[list[str], tuple[float, float]]]:
    """What the layer of clicks has at each of its places."""
    layer = figure.data[-1]
    return list(zip(layer.customdata, zip(layer.x, layer.y, strict=True), strict=True))


def test_what_is_switched_off_is_not_drawn_and_stays_in_the_table(scope_of):
    every, some = gap_table.gap_table(scope_of()), gap_table.gap_table(scope_of(), hidden=(SUPPORT, "silent"))
    assert some.table.equals(every.table)
    challenges, support, progress, words = validated(some).data[:4]
    assert list(support.x) == [None] and "not mentioned" not in words.text
    assert (list(challenges.text), list(progress.text)) == tuple(list(validated(every).data[n].text) for n in (0, 2))
    assert list(challenges.x) == list(validated(every).data[0].x)
    assert not any(custom[0].endswith((SUPPORT, "silent")) for custom, _ in _clicked(validated(some)))


def test_the_kinds_are_told_apart_by_sign_and_by_hues_that_no_eyes_confuse(scope_of):
    for mode, palette in PALETTES.items():
        drawn = validated(gap_table.gap_table(scope_of()), mode).data[:3]
        assert len({trace.marker.symbol for trace in drawn}) == len({trace.marker.color for trace in drawn}) == 3
        assert [trace.textfont.color for trace in drawn] == [trace.marker.color for trace in drawn]
        assert all(contrast(colour, palette.surface) >= 4.5 for colour in palette.kinds)
        for eyes in ("protan", "deutan", "tritan"):
            seen = [_lab(SEEN_BY[eyes] @ _linear(colour)) for colour in palette.kinds]
            assert all(np.linalg.norm(one - other) > 20 for one, other in combinations(seen, 2)), (mode, eyes)


SEEN_BY = {  # Machado, Oliveira and Fernandes 2009: what eyes that lack one kind of cone see, in linear RGB
    "protan": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                        [-0.003882, -0.048116, 1.051998]]),
    "deutan": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                        [-0.011820, 0.042940, 0.968881]]),
    "tritan": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                        [0.004733, 0.691367, 0.303900]]),
}  # fmt: skip
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def _linear(colour: str) -> np.ndarray:
    """A colour written as #rrggbb in linear RGB, from 0 to 1."""
    signal = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(signal <= 0.04045, signal / 12.92, ((signal + 0.055) / 1.055) ** 2.4)


def _lab(linear: np.ndarray) -> np.ndarray:
    """A colour in CIELAB, in which a distance of 2 is just seen."""
    x, y, z = np.cbrt(TO_XYZ @ np.clip(linear, 0.001, 1) / np.array([0.9505, 1, 1.089]))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_the_table_fits_a_screen(scope_of):
    heights = {order: validated(gap_table.gap_table(scope_of(), order)).layout.height for order in gap_table.ORDERS}
    assert max(heights.values()) <= 720
    assert len(validated(gap_table.gap_table(scope_of())).layout.yaxis.ticktext) == 23


def test_a_state_that_names_it_as_challenge_and_achievement_is_progress_only(scope_of):
    scope = scope_of(data=form([C, text(1), "5"], [D, text(2), "5, 6"], [E, text(3), "6"]))
    counts = {row["Kind"]: row["Members of this kind"] for row in rows(gaps.gap_list(scope))
              if row["Objective"].startswith("5 ")}  # fmt: skip
    assert counts == dict.fromkeys(KINDS, 0) | {PROGRESS: 1}
    exhibit = gaps.gap_list(scope)
    challenges, support = (exhibit.focuses[f"objective 6 · {kind}"] for kind in (CHALLENGES, SUPPORT))
    assert [passage.text for passage in quoted(scope, behind(scope, challenges).rows)] == [text(2)]
    assert [passage.text for passage in quoted(scope, behind(scope, support).rows)] == [text(3)]


def test_a_blank_submission_is_neither_silent_nor_one_that_does_not_mention(scope_of):
    scope = scope_of(data=form([C, ""], [D, None]))
    matrix = gap_table.gap_table(scope)
    pacific = [row for row in rows(matrix) if row["Subregion"] == "Pacific"]
    assert {(row["Kind"], row["Members of this kind"]) for row in pacific} == {("blank", None)}
    assert {row["Kind"] for row in rows(matrix)} == {"blank", "nothing read"}
    assert matrix.takeaway == wording.NOTHING_REPORTED
    assert not any(row["Members of this kind"] for row in rows(gaps.gap_list(scope)))
    assert set(validated(matrix).data[3].text) == {kinds_table.NOTHING}


def test_blank_beside_answered_counts_only_those_that_answered(scope_of):
    data = load_review([
        document(response_form("Fiji", [[C, text(1), "5"]]), "a.xlsx"),
        document(response_form("Samoa", [[C, ""]]), "b.xlsx"),
    ])  # fmt: skip
    scope = scope_of(data=data)
    exhibit = gap_table.gap_table(scope)
    focus = exhibit.focuses["Pacific · objective 6 · silent"]
    assert Evidence(scope.grid, focus).counted == ("FJI",)
    assert behind(scope, focus).states["blank"] == ("Samoa",)


def test_marks_of_a_tally_answer_no_question(scope_of):
    scope = scope_of(data=load_review([document(tally({"Fiji": {5: "x"}}))]))
    counts = {row["Kind"]: row["Members of this kind"] for row in rows(gap_table.gap_table(scope))
              if row["Subregion"] == "Pacific" and row["Objective"].startswith("5 ")}  # fmt: skip
    assert counts == {"not mentioned": 0, CHALLENGES: None, SUPPORT: None, PROGRESS: None, OTHERWISE: 1}
    listed = rows(gaps.gap_list(scope))
    assert {row["Answered on it"] for row in listed if row["Kind"] in (CHALLENGES, SUPPORT, PROGRESS)} == {0}


def test_a_letter_beside_a_mark_of_a_tally_is_an_answer_to_its_question(scope_of):
    scope = scope_of(data=load_review([document(tally({"Fiji": {5: "c"}, "Samoa": {6: "x"}}))]))
    found = {row["Kind"]: row for row in rows(gaps.gap_list(scope)) if row["Objective"].startswith("6 ")}
    assert (found[PROGRESS]["Members of this kind"], found[PROGRESS]["Answered on it"]) == (0, 1)
    assert (found[SUPPORT]["Members of this kind"], found[SUPPORT]["Answered on it"]) == (None, 0)


def test_shares_stand_from_three_submissions_on(scope_of):
    names = ("China", "Japan", "Fiji", "Samoa", "Tonga")  # two of one subregion, three of another
    data = load_review([document(response_form(name, [[C, text(1), "5"]]), f"{name}.xlsx") for name in names])
    shares = defaultdict(set)
    for row in rows(gap_table.gap_table(scope_of(data=data))):
        shares[row["Answered on it"]].add(row[wording.SHARE_COLUMN])
    assert set(shares) == {0, 2, 3}
    assert shares[0] == shares[2] == {None}
    assert shares[3] == {0, 100}


def test_the_order_is_that_of_the_round_tables_unless_the_reader_sorts(scope_of):
    scope = scope_of()
    drawn = {order: validated(gap_table.gap_table(scope, order)) for order in gap_table.ORDERS}
    order = {name: [int(words.split()[0]) for words in figure.layout.yaxis.ticktext] for name, figure in drawn.items()}
    by_table = [number for table in reference.round_tables() for number in table.objectives]
    assert order[gap_table.BY_TABLE] == by_table
    silent, asked, unnamed = (dict.fromkeys(by_table, 0) for _ in range(3))
    for row in rows(gap_table.gap_table(scope)):
        number, count = int(row["Objective"].split()[0]), row["Members of this kind"] or 0
        silent[number] += row["Kind"] == "silent"
        unnamed[number] += count * (row["Kind"] in ("silent", "not mentioned"))
        asked[number] += count * (row["Kind"] == SUPPORT)
    assert order[gap_table.SILENT_FIRST] == sorted(by_table, key=lambda n: (-silent[n], -unnamed[n]))
    assert order[gap_table.ASKED_FIRST] == sorted(by_table, key=lambda n: -asked[n])
    heads = [[note.text for note in figure.layout.annotations] for figure in drawn.values()]
    assert list(map(len, heads)) == [4, 0, 0]


def test_silence_and_bounds_are_told_in_words(scope_of):
    matrix, listed = gap_table.gap_table(scope_of()), gaps.gap_list(scope_of())
    assert matrix.title.endswith("by no member of at least one subregion or group shown")
    silent = [row for row in rows(matrix) if (row["Subregion"], row["Kind"]) == ("Pacific", "silent")]
    numbers = sorted(int(row["Objective"].split()[0]) for row in silent)
    others = [row for row in rows(matrix) if row["Kind"] == "silent"]
    groups = {row["Subregion"] for row in rows(matrix) if row["Kind"] not in ("silent", "blank", "nothing read")}
    everywhere = [n for n in numbers if sum(row["Objective"].startswith(f"{n} ") for row in others) == len(groups)]
    assert not everywhere
    assert matrix.glance(10) == "Each objective shown is in at least one response of the members shown."
    assert matrix.takeaway.startswith(matrix.summary)
    beyond = [f"{n} {reference.objective(n).short_label}" for n in numbers]
    assert f" Pacific: not {wording.listed(beyond)}." in matrix.takeaway
    assert wording.GAP_IS in matrix.takeaway
    asked = [row for row in rows(listed) if row["Kind"] == SUPPORT]
    most, base = max(row["Members of this kind"] for row in asked), asked[0]["Answered on it"]
    assert 0 < base < scope_of().submissions
    assert f"({most} of {base} members with statements that answered (e)" in listed.takeaway
    assert f"of all 62 members at least {most} and at most {most + 62 - base}" in listed.takeaway
    assert wording.BOUNDS in listed.note


def test_what_only_others_name_is_not_said_to_be_named_by_nobody(scope_of):
    data = load_review([
        document(response_form("Fiji", [[D, text(1), "5"]]), "a.xlsx"),
        document(response_form("Thailand", [[D, text(2), "6"]]), "b.xlsx"),
    ])  # fmt: skip
    pacific = gap_table.gap_table(scope_of(data=data, subregions=("Pacific",)))
    assert pacific.summary.startswith("In no response of the members shown: 1 ")
    assert {int(n) for n in re.findall(r"(?:: |, |; | and )(\d+) [A-Z]", pacific.summary)} == {*range(1, 24)} - {5}
    other = next(table.round_table for table in reference.round_tables() if not {5, 6} & {*table.objectives})
    listed = gaps.gap_list(scope_of(data=data, round_table=other))
    assert "No member shown names one of the objectives shown in answer to one of these questions." in listed.takeaway


def test_members_outside_the_region_are_not_called_a_subregion(scope_of):
    data = load_review([document(response_form("France", [[C, text(1), ", ".join(map(str, range(1, 24)))]]))])
    matrix = gap_table.gap_table(scope_of(data=data))
    assert matrix.title == "Every objective shown is mentioned in every subregion or group that has answered"


def test_the_survey_of_2021_asked_otherwise_and_both_exhibits_say_so(scope_of):
    for chosen, expected in (("2021", True), ("2025", False)):
        for exhibit in (gap_table.gap_table(scope_of(cycle=chosen)), gaps.gap_list(scope_of(cycle=chosen))):
            assert (wording.asked_otherwise("2021") in exhibit.note) is expected


@pytest.mark.parametrize("chosen", [{}, {"subregions": ("Pacific",), "round_table": 2}], ids=str)
def test_without_documents_nothing_is_called_silent(scope_of, chosen):
    scope = scope_of(data=ReviewData.of(), **chosen)
    matrix, listed = gap_table.gap_table(scope), gaps.gap_list(scope)
    assert {row["Kind"] for row in rows(matrix)} == {"nothing read"}
    assert matrix.takeaway == listed.takeaway == wording.NOTHING_READ_HERE
    assert validated(matrix).data and validated(listed).data
