"""The annex: every passage once, under one number, and for each count the States and passages behind it."""

from __future__ import annotations

import datetime as dt

import pytest

from gcm_data import reference
from gcm_data.coverage.focus import Evidence
from gcm_data.evidence.annex import Annex, ranges
from gcm_data.slides import deck
from gcm_data.snapshots.snapshot import freeze, thaw
from tests.cases import first

SELECTIONS = [{"cycle": "2025"}, {"cycle": "2021"}, {"subregions": ("Pacific",)}, {"round_table": 3, "basis": "cited"}]


@pytest.fixture(params=first(1, SELECTIONS), ids=str)
def made(request, scope_of):
    scope = scope_of(**request.param)
    focuses = [focus for slide in deck(scope) for focus in slide.exhibit.focuses.values()]
    return scope, focuses, Annex.of(scope, focuses)


@pytest.mark.long
def test_every_passage_stands_once(made):
    _, _, annex = made
    places = [(p.document, p.sheet, p.cell, p.question, p.text) for p in annex.passages]
    assert len(set(places)) == len(places) > 0
    assert len(annex.rows) == len(annex.passages)


@pytest.mark.long
def test_whoever_is_counted_has_a_passage_and_nobody_else(made):
    scope, focuses, annex = made
    for focus in focuses:
        if focus.is_silent or not focus.targets or focus.beside or focus.is_everybody:
            continue
        counted = {m.name for m in scope.selection.members if m.iso3 in Evidence(scope.grid, focus).counted}
        assert set(annex.by_respondent(focus)) == counted


def test_numbers_are_places_of_the_passages_in_order(made):
    _, focuses, annex = made
    order = [member.name for member in reference.members()]
    respondents = [p.respondent for p in annex.passages if not p.respondent.startswith(("a ", "an "))]
    assert respondents == sorted(respondents, key=order.index)
    assert list(annex.given) == sorted({*annex.given}) == list(annex.numbered)
    for focus in focuses:
        by_respondent = annex.by_respondent(focus)
        for respondent, numbers in by_respondent.items():
            assert {annex.numbered[number].respondent for number in numbers} == {respondent}
        assert tuple(sorted(n for numbers in by_respondent.values() for n in numbers)) == annex.numbers(focus)


def test_a_passage_names_all_that_it_is_evidence_for(scope_of, shipped):
    """Behind one number it is evidence for one objective; in the annex for all that were asked for."""
    scope = scope_of(cycle="2025")
    focuses = [scope.focus(None, ("objective", str(number))) for number in range(1, 24)]
    annex = Annex.of(scope, focuses)
    rows = shipped.mentions[(shipped.mentions["cycle"] == "2025") & (shipped.mentions["target_kind"] == "objective")]
    rows = rows.merge(shipped.submissions[["submission", "status"]], on="submission")
    current = rows[rows["status"] == "current"]
    expected = {(r.response or (r.submission, r.sheet, r.cell, r.evidence), r.target) for r in current.itertuples()}
    assert sum(len(passage.named) for passage in annex.passages) == len(expected)
    assert any(len(passage.named) > 1 for passage in annex.passages)
    alone = Annex.of(scope, focuses[:1])
    assert all(len(p.named) == 1 for p in alone.passages)


def test_a_number_that_nobody_is_behind_has_no_passages(scope_of):
    scope = scope_of(subregions=("Pacific",))
    focus = scope.focus(None, ("objective", "4"), is_silent=True)
    annex = Annex.of(scope, [focus])
    assert annex.passages == () and annex.numbers(focus) == ()
    silent = len(Evidence(scope.grid, focus).counted)
    assert annex.panels[focus].sentence == f"{scope.material.of(silent)} do not mention objective 4."


def test_ranges_draw_together_only_what_follows():
    assert ranges((3, 7, 8, 9, 11)) == "3, 7–9, 11" and ranges(()) == ""


def test_a_passage_has_one_number_whatever_is_selected_and_a_snapshot_keeps_it(scope_of, shipped):
    """Numbers are given with the data: by every selection, by what a file leaves out, and by tables read again."""
    again = thaw(freeze(shipped, dt.date(2025, 2, 1))).data
    numbers: dict[tuple[str, ...], set[int]] = {}
    for scope in (scope_of(), scope_of(subregions=("Pacific",)), scope_of(round_table=3), scope_of(data=again)):
        focuses = [scope.focus(None, ("objective", str(n))) for n in scope.selection.objectives]
        for number, found in Annex.of(scope, focuses).numbered.items():
            numbers.setdefault((found.document, found.sheet, found.cell, found.text), set()).add(number)
    assert len(numbers) > 50 and {len(given) for given in numbers.values()} == {1}
    given = [number for found in numbers.values() for number in found]
    assert len({*given}) == len(given)
