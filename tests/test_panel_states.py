"""The States in a panel never contradict its number: each stands once, in its own state, and as many as the number."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gcm_data import reference, wording
from gcm_data.coverage.focus import Evidence, Focus
from gcm_data.coverage.grid import STATES
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.panel import behind
from gcm_data.exhibits import Exhibit, board, objective, together
from gcm_data.exports.html.contents import sections
from gcm_data.tables.specs import ReviewData

CYCLES = ("2021", "2025")


def exhibits(scope: Scope) -> Iterator[Exhibit]:
    """Those of the report, and those that only pages have."""
    for section in sections(scope):
        yield from section.exhibits
    for number in scope.selection.objectives:
        yield from (make(scope, number) for make in (objective.by_subregion, objective.by_question, objective.needs))
        yield board.ask_and_offer(scope, number)
    for way in together.WAYS:
        yield from (together.objectives_together(scope, way), together.pairs_most_named(scope, way))


def of_one_cycle(scope: Scope) -> dict[str, Focus]:
    """The focuses of one cycle whose number counts members, by exhibit and label; the paper's silences with them."""
    found = {f"{made.key}: {label}": focus for made in exhibits(scope) for label, focus in made.focuses.items()}
    targets = [("objective", str(number)) for number in scope.selection.objectives]
    found |= {f"silent on {target}": scope.focus(None, target, is_silent=True) for target in targets}
    found["nothing received"] = scope.focus(None, is_silent=True)
    return {name: f for name, f in found.items() if not (f.document or f.stakeholders or f.beside)}


@pytest.mark.long
@pytest.mark.parametrize("cycle", CYCLES)
def test_a_panel_never_contradicts_its_number(fictional: ReviewData, scope_of, cycle: str):
    scope = scope_of(data=fictional, cycle=cycle)
    counted_in = set()
    for name, focus in of_one_cycle(scope).items():
        evidence, panel = Evidence(scope.grid, focus), behind(scope, focus)
        members = [member for names in panel.states.values() for member in names]
        assert sorted(members) == sorted(reference.member(iso3).name for iso3 in focus.members), name
        assert sorted(panel.counted) == sorted(reference.member(iso3).name for iso3 in evidence.counted), name
        for state, names in panel.states.items():
            plain = state.removesuffix(f", {wording.COUNTED}")
            if plain not in STATES or not focus.targets:
                continue
            own = {reference.member(iso3).name for iso3 in evidence.states[plain]}
            assert set(names) <= own, f"{name}: {state}"
            if state == plain:  # a line that says how many are in a state has them all, or stands beside one that does
                beside = panel.states.get(wording.COUNTED_AS.format(state), ())
                otherwise = panel.states.get(wording.COUNTED_OTHERWISE, ()) if state == "reported" else ()
                assert {*names, *beside, *otherwise} == own, f"{name}: {state}"
            if names and state != plain:
                counted_in.add(plain)
    assert counted_in == {"not mentioned"}  # who could not say it is no silence
