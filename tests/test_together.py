"""Together: pairs recomputed from the mentions in plain loops, ties in the list, and the page."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations

import plotly.graph_objects as go
import pytest

from gcm_data import reference, wording
from gcm_data.coverage.focus import Evidence
from gcm_data.evidence.panel import behind, quoted
from gcm_data.exhibits import principle, together
from gcm_data.exhibits.numbers import named_number
from gcm_data.exhibits.together import SAME_ANSWER, SAME_MEMBER, WAYS
from gcm_data.figures.columns import positions
from gcm_data.tables.specs import ReviewData
from loaders import load_review
from tests.cases import first
from tests.test_exhibits import SELECTIONS, able
from tests.test_pages import charts, open_page
from tests.workbook_builder import document, response_form, tally, text

C, D = "(c) Achievements", "(d) Gaps"
BASES = {"all": ("coded", "cited", "reviewed"), "coded": ("coded",), "cited": ("cited",)}


def named_together(data: ReviewData, selection, way: str) -> dict[frozenset, set[str]]:
    """Two targets, or one with itself -> the members that name both in a submission, or in one answer."""
    current = {row.submission for row in data.submissions.itertuples() if row.status == "current"}
    named = defaultdict(set)
    for row in data.mentions.itertuples():
        counts = row.cycle == selection.cycle and row.submission in current and row.basis in BASES[selection.basis]
        if counts and row.iso3 in selection.iso3 and (way == SAME_MEMBER or row.response):
            place = row.response if way == SAME_ANSWER else row.submission
            named[row.iso3, place].add((row.target_kind, row.target))
    found = defaultdict(set)
    for (iso3, _), targets in named.items():
        for pair in [*combinations(targets, 2), *((target, target) for target in targets)]:
            found[frozenset(pair)].add(iso3)
    return found


def objectives(*numbers: int) -> frozenset:
    return frozenset(("objective", str(number)) for number in numbers)


@pytest.mark.parametrize("chosen", first(1, SELECTIONS), ids=str)
@pytest.mark.parametrize("way", WAYS)
def test_each_pair_stands_once_and_equals_a_plain_count(scope_of, shipped, way, chosen):
    scope = scope_of(**chosen)
    expected = named_together(shipped, scope.selection, way)
    exhibit = together.objectives_together(scope, way)
    shown = [frozenset(row[:2]) for row in exhibit.table.itertuples(index=False)]
    could = able(shipped, scope.selection) & set(scope.selection.iso3)
    if way == SAME_ANSWER:  # takes words, which a tally has none of
        rows = shipped.responses.itertuples()
        could &= {row.iso3 for row in rows if row.cycle == scope.selection.cycle and row.state == "answered"}
    numbers = scope.selection.objectives
    assert len(shown) == len(set(shown)) == len(numbers) * (len(numbers) + 1) // 2
    for row, (one, two, count, answered, submissions) in enumerate(exhibit.table.itertuples(index=False)):
        who = expected[objectives(one, two)]
        assert count == len(who), (one, two)
        assert (answered, submissions) == (len(could), scope.submissions)
        assert set(Evidence(scope.grid, exhibit.focuses[exhibit.label_at(row, "With documents")]).counted) == who


@pytest.mark.parametrize("chosen", first(2, SELECTIONS), ids=str)
def test_principles_argued_equal_a_plain_count_and_are_no_more_than_in_the_submission(scope_of, shipped, chosen):
    scope = scope_of(**chosen)
    expected = named_together(shipped, scope.selection, SAME_ANSWER)
    exhibit = together.principles_argued(scope)
    keys = {row.label: row.key for row in reference.principles()}
    beside = principle.principles_by_objectives(scope).table
    anywhere = {(a, int(b)): n for a, b, n, *_ in beside.fillna(0).itertuples(index=False)}
    assert len(exhibit.table) == len(anywhere)
    for row, (label, number, count, *_) in enumerate(exhibit.table.fillna(0).itertuples(index=False)):
        who = expected[frozenset((("principle", keys[label]), ("objective", str(number))))]
        assert count == len(who) <= anywhere[label, number]
        assert set(Evidence(scope.grid, exhibit.focuses[exhibit.label_at(row, "With documents")]).counted) == who
    said = f"stand {sum(map(bool, anywhere.values()))} pairs"
    assert said in exhibit.takeaway or exhibit.takeaway == wording.NOTHING_REPORTED


def test_an_answer_is_told_from_a_submission_and_a_mark_from_an_answer(scope_of):
    form = document(response_form("Fiji", [[C, text(1), "5, 6", "human rights"], [D, text(2), "7"]]), "form.xlsx")
    scope = scope_of(data=load_review([form, document(tally({"Palau": {5: "x", 6: "x"}}), "tally.xlsx")]))
    expected = {SAME_MEMBER: {(5, 6): 2, (5, 7): 1, (5, 5): 2}, SAME_ANSWER: {(5, 6): 1, (5, 7): 0, (5, 5): 1}}
    for way, counts in expected.items():
        found = together.pairs(scope, way)
        for pair, count in counts.items():
            assert next(n for shown, n in found.items() if set(shown) == set(pair)) == count, (way, pair)
    argued = together.principles_argued(scope).table
    argued = argued[argued["Guiding principle"] == "Human rights"].set_index("Objective").iloc[:, 1]
    assert [argued[number] for number in (5, 6, 7)] == [1, 1, 0]


def test_a_pair_opens_the_answers_that_name_both(scope_of):
    data = load_review([document(response_form("Fiji", [[C, text(1), "5, 6"], [D, text(2), "5"], [D, text(3), "6"]]))])
    scope = scope_of(data=data)
    for way, said in ((SAME_ANSWER, {text(1)}), (SAME_MEMBER, {text(1), text(2), text(3)})):
        focuses = together.objectives_together(scope, way).focuses
        found = behind(scope, focuses["objective 6 · objective 5"])
        assert {passage.text for passage in quoted(scope, found.rows)} == said
        assert ("in one and the same answer" in found.sentence) == (way == SAME_ANSWER)


@pytest.mark.parametrize("chosen", first(2, SELECTIONS), ids=str)
@pytest.mark.parametrize("way", WAYS)
def test_the_list_has_the_pairs_of_the_highest_counts_whole_ties_and_no_zeros(scope_of, shipped, way, chosen):
    scope = scope_of(**chosen)
    expected = named_together(shipped, scope.selection, way)
    shown = scope.selection.objectives
    counts = {objectives(*pair): len(expected[objectives(*pair)]) for pair in combinations(shown, 2)}
    exhibit = together.pairs_most_named(scope, way)
    listed = {objectives(*(int(name.split()[0]) for name in row[:2])): row[2] for row in
              exhibit.table.itertuples(index=False)}  # fmt: skip
    assert len(listed) == len(exhibit.table) <= together.AT_MOST
    assert all(counts[pair] == count > 0 for pair, count in listed.items())
    left = [count for pair, count in counts.items() if pair not in listed]
    assert not listed or max(left, default=0) < min(listed.values())
    for row, number in enumerate(exhibit.table.iloc[:, 2]):
        label = exhibit.label_at(row, exhibit.table.columns[2])
        assert len(Evidence(scope.grid, exhibit.focuses[label]).counted) == number


@pytest.mark.parametrize(
    ("counts", "listed", "tied"),
    [
        ([5, 4, 4, 0, 0], [5, 4, 4], (0, 0)),
        ([5] * 9 + [4] * 3 + [1], [5] * 9 + [4] * 3, (1, 1)),
        ([5] * 10 + [4] * 3, [5] * 10, (3, 4)),
        ([5] + [1] * 30, [5], (30, 1)),
        ([1] * 30, [], (30, 1)),
        ([0, 0], [], (0, 0)),
    ],
)
def test_a_tie_is_listed_whole_or_told(counts, listed, tied):
    found = {(place + 1, 0): count for place, count in enumerate(counts)} | {(0, 0): 99}
    pairs, *left = together.most_together(found)
    assert Counter(found[pair] for pair in pairs) == Counter(listed)
    assert tuple(left) == tied


@pytest.mark.parametrize("mode", first(1, ["light", "dark"]))
@pytest.mark.parametrize("way", WAYS)
def test_the_triangle_shows_each_pair_below_the_diagonal_by_round_table(scope_of, way, mode):
    scope = scope_of()
    exhibit = together.objectives_together(scope, way)
    figure = go.Figure(exhibit.draw(mode).to_plotly_json())
    heat, counts, clicks = figure.data
    places = positions(scope.selection.objectives)
    assert all(y >= x for x, y in zip(counts.x, counts.y, strict=True))
    assert len(clicks.x) == 23 * 24 // 2
    assert {custom[0] for custom in clicks.customdata} == set(exhibit.focuses)
    assert [int(words.strip("</b>")) for words in counts.text] == exhibit.table.iloc[:, 2].tolist()
    most = max(n for a, b, n, *_ in exhibit.table.itertuples(index=False) if a != b)
    assert max(share for row in heat.z for share in row if share is not None) == 1 and f"to {most}." in exhibit.takeaway
    is_drawn = [[share is not None for share in row] for row in heat.z]
    assert sum(map(sum, is_drawn)) == 23 * 22 // 2
    ticks = [label.split()[0] for label in figure.layout.yaxis.ticktext]
    assert ticks == [*map(str, places)]
    assert figure.layout.xaxis.ticktext == figure.layout.yaxis.ticktext  # a column has the name of its row
    assert go.Figure(together.principles_argued(scope).draw(mode).to_plotly_json()).data


def test_a_pair_that_one_submission_names_is_not_shaded_as_many(scope_of):
    data = load_review([document(response_form("Fiji", [[C, text(1), "5, 6"]]))])
    heat = together.objectives_together(scope_of(data=data), SAME_ANSWER).draw("light").data[0]
    assert max(share for row in heat.z for share in row if share is not None) == 1 / together.SHADED_TO


@pytest.mark.parametrize("way", WAYS)
def test_no_submission_and_no_pair_are_told_apart(scope_of, way):
    nothing, one = ReviewData.of(), load_review([document(response_form("Fiji", [[C, text(1), "5"]]))])
    for make in (together.objectives_together, together.pairs_most_named):
        exhibit = make(scope_of(data=nothing), way)
        assert wording.NOTHING_READ_HERE in exhibit.takeaway
        assert not exhibit.draw or exhibit.draw("light")
    assert together.pairs_most_named(scope_of(data=one), way).takeaway == "No two objectives are named together here."
    assert together.principles_argued(scope_of(data=nothing)).takeaway == wording.NOTHING_READ_HERE
    assert together.principles_argued(scope_of(data=one)).takeaway == wording.NOTHING_REPORTED


@pytest.mark.long
def test_the_page_counts_the_way_that_the_link_says():
    titles = {}
    for way in WAYS:
        app = open_page("together", together=way)
        assert len(charts(app)) == 1
        titles[way] = app.subheader[0].value
    assert "same member" in titles[SAME_MEMBER] and "same answer" in titles[SAME_ANSWER]


def test_a_link_opens_the_evidence_of_a_pair(scope_of):
    label = "objective 23 · objective 5"
    app = open_page("together", together=SAME_ANSWER, **{"objectives-together": label})
    scope = scope_of()
    focus = together.objectives_together(scope, SAME_ANSWER).focuses[label]
    count = scope.material.report(len(Evidence(scope.grid, focus).counted), "objective 23 and objective 5")
    expected = f"**{named_number(label)}.** {count.removesuffix('.')} in one and the same answer."
    assert any(found.value.startswith(expected) for found in app.markdown)


@pytest.mark.long
def test_one_submission_has_its_matrix(folder):
    (folder / "2025").mkdir()
    (folder / "2025" / "one.xlsx").write_bytes(response_form("Fiji", [[C, text(1), "5, 6"]]))
    app = open_page("together")
    assert len(charts(app)) == 1
    assert app.subheader[0].value.startswith("1 of 253 pairs")
